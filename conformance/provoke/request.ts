/** One provoked request: arranged, built, sent, and its status held against what the case promises. */
import type { Operation } from "../../contract/model.ts";
import { templateNames } from "../../contract/parameters.ts";
import { documents } from "../../contract/status.ts";
import { sentence } from "../../contract/violation.ts";
import type { BodyPlan, Case, ParameterPlan, RequestProvocation } from "../case.ts";
import { carryPlan } from "../credentials.ts";
import { edited, validBody } from "../derive/valid-body.ts";
import type { Exchange, OutgoingRequest } from "../exchange.ts";
import type { Recorder } from "../recorder.ts";
import { buildRequest, type CallInput, requestMediaType } from "../request-builder.ts";
import type { Outcome } from "../run-case.ts";
import { Inconclusive, TargetGone } from "../session.ts";
import { arrange, castMember, type PathValues, registerRemoval } from "./arrange.ts";
import { freshened } from "./fresh-body.ts";
import { ownFault } from "./own-request.ts";
import { withRequired } from "./required-parameters.ts";

const judged: Outcome = { verdict: "pass", reason: undefined };

/** What is refused with no more than it must have is tried with all that it may have: the one thing that the case is about stays. */
export async function provokeRequest(recorder: Recorder, test: Case, provocation: RequestProvocation): Promise<Outcome> {
  const outcome = await provokeOnce(recorder, test, provocation);
  const { body, credentials, parameters } = provocation;
  if (outcome.verdict !== "inconclusive" || body.kind !== "valid" || body.base !== "minimal") return outcome;
  const isAboutMinimum = body.edit === undefined && parameters.length === 0 && credentials.kind === "own";
  return isAboutMinimum ? outcome : provokeOnce(recorder, test, { ...provocation, body: { ...body, base: "maximal" } });
}

async function provokeOnce(recorder: Recorder, test: Case, provocation: RequestProvocation): Promise<Outcome> {
  const { session } = recorder;
  const { contract, target } = session;
  const operation = contract.operations.find(({ id }) => id === provocation.operation);
  if (!operation) throw new Error(`The contract has no operation ${provocation.operation}.`);
  if (provocation.credentials.kind === "alternative") recorder.standIn = standInFor(recorder, operation, provocation.credentials.index);
  const who = callerOf(recorder, operation, provocation);
  const { found, path } = await pathFor(recorder, test, operation, provocation);
  const given: CallInput = { path, ...sections(provocation.parameters), body: valueOf(recorder, operation, provocation.body) };
  const stated = new Set(provocation.parameters.map(({ in: place, name }) => `${place} ${name}`));
  const input = withRequired(contract, operation, given, stated);
  const principal = who === undefined ? undefined : target.profile.principals[who];
  const carried = carryPlan(contract, operation, principal, provocation.credentials);
  const request = withRaw(buildRequest(contract, operation, input, carried, target.profile.headers), provocation);
  const fault = test.rejectable ? ownFault(contract, operation, request) : undefined;
  if (fault) throw new Inconclusive(`What the document suggests for ${operation.id} breaks the document itself (${sentence(fault)}); mend its example.`);
  const anonymous = provocation.credentials.kind !== "own" && provocation.credentials.kind !== "alternative";
  // Another method is another operation, or none.
  const purpose = { operation: provocation.method === undefined ? operation : undefined, principal: anonymous ? undefined : who };
  const exchange = await recorder.send(request, purpose);
  if (exchange.response && exchange.response.status < 300) registerRemoval(recorder, operation, exchange, { path, query: input.query, body: input.body });
  if (!found && !recorder.guessed && exchange.response?.status === 404 && documents(operation.responses, 404))
    throw new Inconclusive(`Nothing is known that ${operation.path} could name, and 404 came before credentials were asked for; add a fixture to the profile.`);
  return judge(recorder, test, operation, exchange);
}

/** Somebody who can prove who they are in this way, where the owner cannot. */
function standInFor({ session }: Recorder, { security }: Operation, index: number): string | undefined {
  const { cast, principals } = session.target.profile;
  const requirement = security[index] ?? [];
  const proves = (name: string): boolean =>
    principals[name]?.credentials.some((values) => requirement.every((scheme) => values[scheme] !== undefined)) ?? false;
  if (cast.owner === undefined || proves(cast.owner)) return undefined;
  return Object.keys(principals).find((name) => name !== cast.weak && name !== cast.foreign && proves(name));
}

/** Nobody's credentials need nobody; where somebody is cast, they look like theirs. */
function callerOf(recorder: Recorder, { security }: Operation, { as, credentials: { kind } }: RequestProvocation): string | undefined {
  if (security.length === 0 || kind === "none") return undefined;
  return kind === "unknown" || kind === "malformed" ? recorder.session.target.profile.cast[as] : castMember(recorder, as);
}

/** Whoever is not known is refused whatever the path names, and so may be what breaks the document: then a thing that cannot be made is not missed. */
async function pathFor(
  recorder: Recorder,
  { rejectable }: Case,
  operation: Operation,
  provocation: RequestProvocation,
): Promise<{ found: boolean; path: PathValues }> {
  const { as, credentials, resource } = provocation;
  const isKnown = credentials.kind === "own" || credentials.kind === "alternative";
  try {
    return { found: true, path: await arrange(recorder, operation, resource) };
  } catch (error) {
    if (rejectable || as !== "owner" || resource.kind !== "existing" || !(error instanceof Inconclusive) || error instanceof TargetGone) throw error;
    const path = await arrange(recorder, operation, { kind: "unknown" });
    // That nothing is there may come before what is wrong with the rest.
    recorder.guessed = isKnown;
    return { found: false, path };
  }
}

function judge(recorder: Recorder, test: Case, operation: Operation, exchange: Exchange): Outcome {
  const { response, failure } = exchange;
  if (!response) {
    if (recorder.session.gone !== undefined) throw new TargetGone(`The target fell silent after ${recorder.session.gone}.`);
    recorder.find({
      check: "answers",
      message: "No answer came, while the target is alive.",
      expected: "an answer",
      found: failure?.message ?? "nothing",
      provenance: "documented",
      pointer: operation.pointer,
      cause: `answers ${operation.id} ${failure?.kind}`,
    });
    return judged;
  }
  if (test.statuses.includes(response.status)) {
    recorder.covers(exchange);
    return judged;
  }
  if (mayBeMalformed(recorder, test, operation, response.status))
    throw new Inconclusive(
      `A name was made up, and refused with ${response.status} as none may be; state one that names nothing under unknown in the profile.`,
    );
  if (recorder.missedByGuess(exchange))
    throw new Inconclusive(`Nothing is known that ${operation.path} could name, and ${response.status} came for what the document shows; add a fixture.`);
  if (
    test.rejectable &&
    !isStranger(test, response.status) &&
    response.status >= 400 &&
    response.status < 500 &&
    documents(operation.responses, response.status)
  ) {
    return { verdict: "inconclusive", reason: `Rejected with ${response.status}, not judged: a schema cannot say all that makes a request acceptable.` };
  }
  const violates = test.provocation.kind === "request" ? test.provocation.violates : undefined;
  recorder.find({
    check: "provoked-status",
    message: `${test.statement}${violates === undefined ? "" : ` (${violates})`}`,
    expected: test.statuses.join(" or "),
    found: String(response.status),
    provenance: test.strength,
    pointer: test.sources[0]?.replace(/^#/, "") ?? operation.pointer,
    cause: `provoked-status ${operation.id} ${kindOf(test)} ${response.status}`,
  });
  return judged;
}

/** Few documents say how names are formed, and a server may refuse one that is formed otherwise. */
function mayBeMalformed({ session }: Recorder, { provocation }: Case, { path, responses }: Operation, status: number): boolean {
  if (provocation.kind !== "request" || provocation.resource.kind !== "unknown" || (status !== 400 && status !== 422) || !documents(responses, status))
    return false;
  const isStated = (templateNames(path).at(-1) ?? "") in session.target.profile.unknown;
  return !isStated && session.contract.document["x-provenance"] === undefined;
}

/** Credentials that the profile states for another way to sign in, and that are not taken. */
const isStranger = ({ provocation }: Case, status: number): boolean =>
  status === 401 && provocation.kind === "request" && provocation.credentials.kind === "alternative";

/** `valid`, `invalid/minLength`: cases of one kind have one cause. */
function kindOf({ id, api, operation = "" }: Case): string {
  const rest = id.slice(`${api}/${operation.replaceAll(" ", "")}/000/`.length).split("/");
  return rest[0] === "invalid" ? rest.slice(0, rest[1] === "query" || rest[1] === "path" ? 4 : 2).join("/") : (rest[0] ?? "");
}

function sections(parameters: readonly ParameterPlan[]): Pick<CallInput, "query" | "header" | "cookie"> {
  const values: Record<"query" | "header" | "cookie", Record<string, unknown>> = { query: {}, header: {}, cookie: {} };
  for (const { in: place, name, value, raw } of parameters) if (raw === undefined && value !== undefined) values[place][name] = value;
  return values;
}

function valueOf({ session }: Recorder, operation: Operation, plan: BodyPlan): unknown {
  const mediaType = requestMediaType(operation);
  if (!mediaType || plan.kind === "none" || plan.kind === "raw") return undefined;
  const valid = plan.kind === "example" ? mediaType.examples.get(plan.name) : validBody(session.contract, operation, plan.base);
  if (valid === undefined) throw new Inconclusive(`No valid body was found for ${operation.id}; give its request an example.`);
  const edit = plan.kind === "valid" ? plan.edit : undefined;
  const wanted = edit === undefined ? valid : edited(valid, edit);
  return freshened(mediaType, wanted, () => session.unique(), edit?.fresh ? undefined : edit?.pointer);
}

/** What no encoder would send: raw parameter texts, raw bodies, another method. */
function withRaw(request: OutgoingRequest, { body, method, parameters }: RequestProvocation): OutgoingRequest {
  const raw = parameters.flatMap(({ in: place, name, raw: text }) => (text === undefined ? [] : [{ place, name, text }]));
  const query = raw.filter(({ place }) => place === "query").map(({ name, text }) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`);
  const headers = raw.filter(({ place }) => place === "header").map(({ name, text }) => [name, text] as const);
  const target = query.length === 0 ? request.target : `${request.target}${request.target.includes("?") ? "&" : "?"}${query.join("&")}`;
  const changed = { ...request, method: method ?? request.method, target, headers: [...request.headers, ...headers] };
  if (body.kind !== "raw") return changed;
  const types = body.contentType === undefined ? [] : [["Content-Type", body.contentType] as const];
  return {
    ...changed,
    headers: [...changed.headers.filter(([name]) => name.toLowerCase() !== "content-type"), ...types],
    body: new TextEncoder().encode(body.text),
  };
}
