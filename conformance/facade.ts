/** What a story's actors really do: build a request, send it through the recorder, hold the status against what was expected. */
import { isDeepStrictEqual } from "node:util";
import { stringifyJson } from "../contract/json.ts";
import type { Operation } from "../contract/model.ts";
import { type Provenance, provenanceAt, weaker } from "../contract/provenance.ts";
import { responseFor } from "../contract/status.ts";
import { bodyOf } from "./body.ts";
import { ConfigurationError } from "./configuration-error.ts";
import { carryPlan } from "./credentials.ts";
import { type Exchange, headerOf, type OutgoingRequest } from "./exchange.ts";
import type { Recorder } from "./recorder.ts";
import { assemble, buildRequest, type CallInput } from "./request-builder.ts";
import type { Rules } from "./rules.ts";
import type { Answer, RawRequest, Scenario, Tools } from "./scenario.ts";
import { Inconclusive, TargetGone } from "./session.ts";
import { bringAbout } from "./states.ts";
import type { Profile } from "./target.ts";

/** The story cannot go on; what was found is in the recorder. */
export class StoryEnded extends Error {}

interface Stage {
  readonly recorder: Recorder;
  readonly rules: Rules;
}

/** Everything that a scenario's `run` is called with. */
export function castOf(stage: Stage, scenario: Scenario): never {
  const { session } = stage.recorder;
  const actors = scenario.principals.map((name) => {
    if (!session.target.profile.principals[name]) throw new Inconclusive(`The profile names no principal "${name}"; add its credentials under principals.`);
    return [name, actor(stage, name)] as const;
  });
  // Built from the very names that the scenario's types are mapped from.
  return { ...Object.fromEntries(actors), ...tools(stage) } as never;
}

function actor(stage: Stage, principal: string): unknown {
  const { contract } = stage.recorder.session;
  const calls = contract.operations.map((operation) => [operation.id, (input: CallInput = {}) => pending(stage, operation, principal, input)] as const);
  return { ...Object.fromEntries(calls), raw: raw(stage, principal) };
}

function pending(stage: Stage, operation: Operation, principal: string, input: CallInput) {
  const replies = async (status: number, rule?: string): Promise<Answer<unknown>> => {
    const { contract, target } = stage.recorder.session;
    const carried = carryPlan(contract, operation, target.profile.principals[principal], { kind: "own" });
    const request = buildRequest(contract, operation, input, carried, target.profile.headers);
    const exchange = await stage.recorder.send(request, { operation, principal: operation.security.length === 0 ? undefined : principal });
    return settle(stage, exchange, [status], rule);
  };
  return { replies, answers: async (status: number, rule?: string) => (await replies(status, rule)).body };
}

function raw(stage: Stage, principal: string | undefined) {
  return (method: string, target: string, { headers = {}, body, anonymous = false }: RawRequest = {}) => ({
    answers: async (status: number | readonly number[], rule: string): Promise<Answer<unknown>> => {
      const { contract, target: implementation } = stage.recorder.session;
      const [path = "", query = ""] = target.split(/\?(.*)/s);
      const match = contract.route(method, path);
      const operation = match.kind === "operation" ? match.operation : undefined;
      const who = anonymous ? undefined : principal;
      const plan = operation ?? contract.operations[0];
      const carried =
        who === undefined || !plan
          ? { headers: [], query: [], cookies: [] }
          : carryPlan(contract, plan.security.length === 0 ? { ...plan, security: contract.security } : plan, implementation.profile.principals[who], {
              kind: "own",
            });
      const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
      const all = [...Object.entries(implementation.profile.headers), ...Object.entries(headers)];
      const request: OutgoingRequest = assemble(method, path, query, all, undefined, bytes, carried);
      const exchange = await stage.recorder.send(request, { operation, principal: who });
      return settle(stage, exchange, typeof status === "number" ? [status] : status, rule);
    },
  });
}

function settle(stage: Stage, exchange: Exchange, statuses: readonly number[], rule: string | undefined): Answer<unknown> {
  const { recorder } = stage;
  const { response, operation } = exchange;
  if (!response) return noAnswer(recorder, exchange);
  if (!statuses.includes(response.status)) {
    recorder.find({
      check: "scenario",
      message: `${operation?.id ?? `${exchange.request.method} ${exchange.request.target}`} answered ${response.status}.`,
      expected: statuses.join(" or "),
      found: String(response.status),
      provenance:
        isLetIn(statuses, response.status) && rule !== undefined ? stage.rules.provenance(rule) : strengthOf(stage, operation, statuses[0] ?? 0, rule),
      pointer: (operation && responseFor(operation.responses, statuses[0] ?? 0)?.pointer) ?? "",
      ...(rule !== undefined && { rule }),
      cause: `status ${operation?.id ?? exchange.request.method} ${statuses.join("/")} ${rule ?? ""}`,
    });
    throw new StoryEnded(`${exchange.request.method} ${exchange.request.target.split("?")[0]} answered ${response.status}, not ${statuses.join(" or ")}.`);
  }
  recorder.covers(exchange);
  return { status: response.status, body: bodyOf(response), header: (name) => headerOf(response, name.toLowerCase()) };
}

function noAnswer(recorder: Recorder, { failure, operation, request }: Exchange): never {
  const what = `${request.method} ${request.target.split("?")[0]}: ${failure?.message ?? "no answer"}`;
  if (recorder.session.gone !== undefined) throw new TargetGone(what);
  recorder.find({
    check: "answers",
    message: "No answer came, while the target is alive.",
    expected: "an answer",
    found: failure?.message ?? "nothing",
    provenance: "documented",
    pointer: operation?.pointer ?? "",
    cause: `answers ${operation?.id ?? request.method} ${failure?.kind}`,
  });
  throw new StoryEnded(what);
}

/** What should be refused and succeeds breaks the rule, whatever is known of the refusal's status. */
const isLetIn = (statuses: readonly number[], status: number): boolean => status < 300 && statuses.every((wanted) => wanted >= 400);

/** The weaker of the response's mark and the rule's. */
function strengthOf({ recorder, rules }: Stage, operation: Operation | undefined, status: number, rule: string | undefined): Provenance {
  const response = operation && responseFor(operation.responses, status);
  const mark = response ? provenanceAt(recorder.session.contract.document, response.pointer) : "documented";
  return rule === undefined ? mark : weaker(mark, rules.provenance(rule));
}

/** Integers beyond 2^53 included. */
const shownAs = (value: unknown): string => (value === undefined ? "nothing" : stringifyJson(value));

const resetHint = ({ states }: Profile): string =>
  states["reset"]
    ? ", for which its state `reset` does not do."
    : ", or name a command or an endpoint that does it under states.reset in the profile: every run begins with that.";

/** What the owner's own endpoint or command fails to do says nothing of the target. */
function notBroughtAbout(error: unknown): never {
  throw error instanceof ConfigurationError ? new Inconclusive(error.message) : error;
}

function tools(stage: Stage): Tools {
  const { recorder, rules } = stage;
  const { session } = recorder;
  const { profile } = session.target;
  const holds: Tools["holds"] = (rule, condition, expected, found) => {
    if (condition) return;
    const shown = shownAs(found);
    recorder.find({
      check: "scenario",
      message: rules.says(rule),
      expected,
      found: shown.length > 300 ? `${shown.slice(0, 297)}…` : shown,
      provenance: rules.provenance(rule),
      pointer: "",
      rule,
      cause: `rule ${rule}`,
    });
  };
  return {
    unique: (word) => session.unique(word),
    nobody: { raw: raw(stage, undefined) },
    holds,
    same: (rule, found, expected) => holds(rule, isDeepStrictEqual(found, expected), shownAs(expected), found),
    fixture: (id) => {
      const fixture = profile.fixtures.find((entry) => entry.id === id);
      if (!fixture) throw new Inconclusive(`The profile offers no fixture "${id}"; add one under fixtures.`);
      if (fixture.use !== "keep") recorder.share(fixture.values);
      return fixture.values;
    },
    credentials: (name) => {
      const [first] = profile.principals[name]?.credentials ?? [];
      if (!first) throw new Inconclusive(`The profile names no principal "${name}"; add its credentials under principals.`);
      return first;
    },
    afterwards: (undo) => recorder.afterwards(async () => void (await undo())),
    eventually: async (read, seen) => {
      const until = performance.now() + profile.visibleAfterMs;
      let value = await read();
      while (!seen(value) && performance.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, Math.min(100, profile.visibleAfterMs)));
        value = await read();
      }
      return value;
    },
    leaves: (what) => recorder.afterwards(async () => what),
    spent: (id) => {
      recorder.spent = id;
      throw new Inconclusive(`The fixture ${id} is spent, perhaps by an earlier run: reset the target${resetHint(profile)}`);
    },
    state: (name, prepare) => bringAbout(session.target, name, prepare).catch(notBroughtAbout),
    cannot: (why) => {
      throw new Inconclusive(why);
    },
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
}
