/** Whether the target is there and takes the credentials, before a hundred cases say the same thing. */
import type { Operation } from "../contract/model.ts";
import { documents } from "../contract/status.ts";
import { ConfigurationError } from "./configuration-error.ts";
import { type Carried, carryPlan } from "./credentials.ts";
import { type Exchange, type Failure, headerOf, type Received } from "./exchange.ts";
import { buildRequest } from "./request-builder.ts";
import { Inconclusive, type Session } from "./session.ts";
import { bringAbout } from "./states.ts";
import type { ProfilePrincipal } from "./target.ts";

const nothing: Carried = { headers: [], query: [], cookies: [] };

const advice: Record<Failure["kind"], string> = {
  refused: "Start the implementation, check the port, or give it time with --wait 30s.",
  unresolved: "Check the host name in --target.",
  reset: "Something listens there, but it is no HTTP server for this protocol; check http against https.",
  timeout: "Raise --timeout, or look at the implementation.",
  tls: "Name the authority's certificate as tls.caFile in the profile, and the host as the certificate has it.",
  "not-http": "Something else listens on that port; check --target.",
  "too-large": "It may be endless; check --target.",
};

/** Asks until `waitMs` are over, then brings about `reset`. Throws {@link ConfigurationError} where nothing answers, or the cast is unknown there. */
export async function probeTarget(session: Session, waitMs: number): Promise<void> {
  const { cast, principals } = session.target.profile;
  const operation = probeOperation(session);
  refuseMoved(session, operation, await firstAnswer(session, operation, waitMs));
  if (!session.options.readOnly) await bringAbout(session.target, "reset");
  for (const [part, name] of Object.entries(cast)) {
    if (name === undefined || operation.security.length === 0 || !carriedBy(session, operation, principals[name])) continue;
    const { response } = await probe(session, operation, name);
    if (response && isUnknown(response.status, operation, part)) {
      throw new ConfigurationError(
        `The target refuses the credentials of "${name}" (${response.status} to ${operation.method} ${operation.path}). Every case would fail for that alone; correct them in the profile, or name one with --token.`,
      );
    }
  }
}

/** Whoever has all rights is forbidden nothing, unless this is the API's word for "who are you?". */
const isUnknown = (status: number, { responses }: Operation, part: string): boolean =>
  status === 401 || (status === 403 && part === "owner" && !documents(responses, 401));

async function firstAnswer(session: Session, operation: Operation, waitMs: number): Promise<Received> {
  const until = performance.now() + waitMs;
  for (;;) {
    const { failure, response } = await probe(session, operation, session.target.profile.cast.owner);
    if (response) return response;
    const { kind, message } = failure ?? { kind: "reset", message: "Nothing came." };
    if (performance.now() >= until) throw new ConfigurationError(`The target ${session.target.baseUrl} cannot be judged. ${message} ${advice[kind]}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** A read whose path the profile fills, where there is one. */
function probeOperation({ contract, target }: Session): Operation {
  const { parameters } = target.profile;
  const reading = contract.operations.filter(({ method, security }) => method === "GET" && security.length > 0);
  const filled = reading.find(({ parameters: list }) => list.every((entry) => entry.in !== "path" || entry.name in parameters));
  const harmless = contract.operations.find(({ method }) => method === "GET");
  const operation = filled ?? reading[0] ?? harmless ?? contract.operations[0];
  if (!operation) throw new ConfigurationError(`${contract.id} has no operations, so there is nothing to judge.`);
  return operation;
}

function probe(session: Session, operation: Operation, name: string | undefined): Promise<Exchange> {
  const { contract, target } = session;
  const { headers, parameters, principals } = target.profile;
  const path = Object.fromEntries(
    operation.parameters.filter((entry) => entry.in === "path").map((entry) => [entry.name, parameters[entry.name] ?? entry.example ?? "specimen-probe"]),
  );
  const principal = name === undefined ? undefined : principals[name];
  const request = buildRequest(contract, operation, { path }, carriedBy(session, operation, principal) ?? nothing, headers);
  // Asking whether somebody is there must change nothing.
  const isSafe = operation.method === "GET" || operation.method === "HEAD";
  return session.attempt(isSafe ? request : { ...request, method: "OPTIONS", body: undefined }, { operation, principal: name });
}

/** Credentials that do not fit this operation say nothing about the target. */
function carriedBy({ contract }: Session, operation: Operation, principal: ProfilePrincipal | undefined): Carried | undefined {
  try {
    return principal && carryPlan(contract, operation, principal, { kind: "own" });
  } catch (error) {
    if (error instanceof Inconclusive) return undefined;
    throw error;
  }
}

/** An implementation that has moved elsewhere would fail every case for that alone. */
function refuseMoved({ target: { baseUrl } }: Session, { responses }: Operation, response: Received): void {
  if (response.status < 300 || response.status > 399 || documents(responses, response.status)) return;
  const location = headerOf(response, "location") ?? "";
  const to = URL.canParse(location, baseUrl) ? new URL(location, baseUrl) : undefined;
  if (!to || to.origin === new URL(baseUrl).origin) return;
  throw new ConfigurationError(
    `The target ${baseUrl} cannot be judged. It redirects to ${to.origin}${to.pathname} (${response.status}); name the new base URL with --target.`,
  );
}
