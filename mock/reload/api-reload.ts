/** One API, loaded again in place when its files change. */
import { DocumentError, describeFault } from "../../contract/fault.ts";
import type { Contract } from "../../contract/model.ts";
import { type Ground, readGround, readServed } from "../load-api.ts";
import type { ReloadEvent } from "../options.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { ServedApi } from "../served-api.ts";
import { carried, carriedSnapshots } from "./carry.ts";
import { documentFiles } from "./document-files.ts";
import { changedFiles, type Marks, marksOf } from "./marks.ts";

/** What cannot be served is tried again though nothing changed, but for at most this share of the time. */
const triesShare = 0.2;

export interface ReloadHost {
  /** Every sandbox there is. */
  sandboxes(): readonly Sandbox[];
  /** Called when another contract or behaviour has come. */
  renew(): void;
  /** Called when another contract has come for this one. */
  replaced(contract: Contract): void;
  tell(event: ReloadEvent): void;
}

export class ApiReload {
  readonly #api: ServedApi;
  readonly #host: ReloadHost;
  #ground: Ground;
  #documentFiles: readonly string[];
  #behaviourFiles: readonly string[];
  /** Of the files as they are served, and as they were last looked at. */
  #served: Marks | undefined;
  #seen: Marks | undefined;
  #tryAgainAtMs = 0;

  constructor(api: ServedApi, made: NonNullable<ServedApi["madeFrom"]>, host: ReloadHost) {
    this.#api = api;
    this.#host = host;
    this.#ground = made.ground;
    this.#documentFiles = documentFiles(made.setting.source.document, made.ground.contract.document);
    this.#behaviourFiles = made.files;
  }

  /** Absolute paths. */
  get files(): readonly string[] {
    return [...this.#documentFiles, ...this.#behaviourFiles];
  }

  /** Loads what has changed; what cannot be served changes nothing but the report. */
  async check(): Promise<void> {
    const seen = await marksOf(this.files);
    if (!this.#served || !this.#seen) {
      this.#served = this.#seen = seen;
      return;
    }
    // What is missing may be a file that nobody knows of yet.
    const tryAgain = this.#api.trouble !== undefined && performance.now() >= this.#tryAgainAtMs;
    if (!tryAgain && changedFiles(this.#seen, seen).length === 0) return;
    this.#seen = seen;
    await this.#load(changedFiles(this.#served, seen), performance.now());
  }

  async #load(changed: readonly string[], startedMs: number): Promise<void> {
    const setting = this.#api.madeFrom?.setting;
    if (!setting) return;
    try {
      const ground = changed.some((file) => this.#documentFiles.includes(file)) ? await readGround(setting) : this.#ground;
      const { api, files } = await readServed(setting, ground);
      const notices = this.#swap(api);
      this.#ground = ground;
      this.#documentFiles = documentFiles(setting.source.document, ground.contract.document);
      this.#behaviourFiles = files;
      const now = await marksOf(this.files);
      // A file that is saved while it is read counts as changed next time.
      this.#served = this.#seen = new Map([...now].map(([file, mark]) => [file, this.#seen?.get(file) ?? mark]));
      this.#recovered([changed.length === 0 ? "all is well again" : `${names(changed)} changed`, ...notices].join("\n"), startedMs);
    } catch (error) {
      this.#failed(
        error instanceof DocumentError ? error.faults.map(describeFault).join("\n") : error instanceof Error ? error.message : String(error),
        startedMs,
      );
    }
  }

  /** Every sandbox has the new API and its old state. */
  #swap(fresh: ServedApi): readonly string[] {
    const notices = new Set<string>();
    const { behaviour, start, options } = fresh;
    const before = this.#api.contract;
    for (const sandbox of this.#host.sandboxes()) {
      for (const api of sandbox.apis) {
        if (api.contract.id !== fresh.contract.id) continue;
        const into = { behaviour, seed: options.seed, clock: sandbox.clock, sameContract: api.contract === fresh.contract };
        const { world, notices: found } = carried(api.world, start, into);
        api.become(fresh, world);
        sandbox.placeSnapshots(carriedSnapshots(sandbox.snapshots, fresh.contract.id, (before) => carried(before, start, into).world));
        for (const notice of found) notices.add(sandbox.name === "default" ? notice : `in the sandbox ${sandbox.name}: ${notice}`);
      }
    }
    this.#host.renew();
    if (before !== fresh.contract) this.#host.replaced(before);
    return [...notices].slice(0, 10);
  }

  #recovered(message: string, startedMs: number): void {
    this.#api.trouble = undefined;
    this.#tell(true, message, startedMs);
  }

  /** What was said already is not said again. */
  #failed(message: string, startedMs: number): void {
    const now = performance.now();
    this.#tryAgainAtMs = now + (now - startedMs) / triesShare;
    if (this.#api.trouble === message) return;
    this.#api.trouble = message;
    this.#tell(false, message, startedMs);
  }

  #tell(ok: boolean, message: string, startedMs: number): void {
    this.#host.tell({ event: "reload", api: this.#api.contract.id, ok, message, elapsedMs: Math.round(performance.now() - startedMs) });
  }
}

function names(files: readonly string[]): string {
  const [first = "", ...more] = files.map((file) => file.split(/[\\/]/).at(-1) ?? file);
  return more.length === 0
    ? first
    : more.length < 3
      ? `${[first, ...more.slice(0, -1)].join(", ")} and ${more.at(-1)}`
      : `${first} and ${more.length} more files`;
}
