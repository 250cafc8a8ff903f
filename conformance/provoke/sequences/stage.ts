/** What every sequence works with: the thing, requests of its owner, and a way to conclude. */
import { stringifyJson } from "../../../contract/json.ts";
import type { Operation } from "../../../contract/model.ts";
import { templateNames } from "../../../contract/parameters.ts";
import { responseFor } from "../../../contract/status.ts";
import { bodyOf } from "../../body.ts";
import type { Case } from "../../case.ts";
import type { Thing } from "../../derive/things.ts";
import type { Exchange } from "../../exchange.ts";
import { StoryEnded } from "../../facade.ts";
import type { Recorder } from "../../recorder.ts";
import type { CallInput } from "../../request-builder.ts";
import { Inconclusive, TargetGone } from "../../session.ts";
import { arrange, call, type PathValues } from "../arrange.ts";
import { holdsAll } from "./shown.ts";
import { walk } from "./walk.ts";

/** Why a sequence judges its target wrong. */
export interface Conclusion {
  readonly message: string;
  readonly expected: string;
  readonly found: unknown;
  /** Neither a Link nor a status says it, so it is advice only. */
  readonly inferred?: boolean;
}

export class Stage {
  readonly recorder: Recorder;
  readonly test: Case;
  /** The operation that the case is about. */
  readonly about: Operation;
  readonly #thing: Thing | undefined;

  constructor(recorder: Recorder, test: Case, about: Operation, thing: Thing | undefined) {
    this.recorder = recorder;
    this.test = test;
    this.about = about;
    this.#thing = thing;
  }

  get thing(): Thing {
    if (!this.#thing) throw new Error(`${this.about.id} belongs to nothing that can be made or changed.`);
    return this.#thing;
  }

  /** The thing whose list this is, where it can be made. */
  get listed(): Thing | undefined {
    return this.#thing?.producer && this.#thing.lister === this.about ? this.#thing : undefined;
  }

  /** Sends as the owner. Ends the sequence where no answer comes. */
  async call(operation: Operation, input: CallInput): Promise<Exchange> {
    const exchange = await call(this.recorder, operation, input);
    if (exchange.response) return exchange;
    if (this.recorder.session.gone !== undefined) throw new TargetGone(`The target fell silent after ${this.recorder.session.gone}.`);
    this.recorder.find({
      check: "answers",
      message: "No answer came, while the target is alive.",
      expected: "an answer",
      found: exchange.failure?.message ?? "nothing",
      provenance: "documented",
      pointer: operation.pointer,
      cause: `answers ${operation.id} ${exchange.failure?.kind}`,
    });
    throw new StoryEnded(`${operation.id} got no answer.`);
  }

  /** The way there is not what the case judges. Throws Inconclusive unless the request succeeded. */
  succeeded({ response }: Exchange, operation: Operation): void {
    const status = response?.status ?? 0;
    if (status < 200 || status >= 300) throw new Inconclusive(`${operation.id} answered ${status}, so what comes after it could not be brought about.`);
  }

  /** The thing as it reads now, by its reader or out of its list; undefined where it is not there. */
  async read(path: PathValues): Promise<{ readonly exchange: Exchange | undefined; readonly body: unknown }> {
    const { lister, reader } = this.thing;
    if (reader) {
      const exchange = await this.call(reader, { path: pick(reader, path) });
      const { response } = exchange;
      return { exchange, body: response && response.status < 300 ? bodyOf(response) : undefined };
    }
    if (!lister) throw new Inconclusive("No operation shows this thing.");
    const pages = await walk(this, lister, pick(lister, path), undefined);
    return { exchange: undefined, body: pages.flat().find((item) => holdsAll(item, Object.values(omit(lister, path)))) };
  }

  /** Of the profile: a thing that may be changed, put back when the run ends. */
  offered(operation: Operation): Promise<PathValues> {
    return arrange(this.recorder, operation, { kind: "existing" });
  }

  /** Asks again until it is seen, or until every change must be visible. */
  async until<T>(read: () => Promise<T>, seen: (value: T) => boolean): Promise<T> {
    const { visibleAfterMs } = this.recorder.session.target.profile;
    const deadline = performance.now() + visibleAfterMs;
    let value = await read();
    while (!seen(value) && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(100, visibleAfterMs)));
      value = await read();
    }
    return value;
  }

  /** Judges; what is as it must be leaves no trace. */
  conclude(holds: boolean, { expected, found, inferred = false, message }: Conclusion): void {
    if (holds) return;
    const shown = typeof found === "string" ? found : found === undefined ? "nothing" : stringifyJson(found);
    const pattern = this.test.provocation.kind === "sequence" ? this.test.provocation.pattern : "";
    this.recorder.find({
      check: "sequence",
      message,
      expected,
      found: shown.length > 300 ? `${shown.slice(0, 297)}…` : shown,
      provenance: inferred ? "assumed" : this.test.strength,
      pointer: responseFor(this.about.responses, this.test.statuses[0] ?? 0)?.pointer ?? this.about.pointer,
      cause: `sequence ${pattern} ${this.about.id}`,
    });
  }
}

/** The values that an operation's path names. */
export const pick = ({ path }: Operation, values: PathValues): PathValues => Object.fromEntries(templateNames(path).map((name) => [name, values[name]]));

/** The values that its path does not name: what tells a thing from its siblings. */
export function omit({ path }: Operation, values: PathValues): PathValues {
  const names = new Set(templateNames(path));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)));
}
