/** Whether the target is there and takes the credentials, before a hundred cases say the same thing. */
import { ConfigurationError } from "./configuration-error.ts";
import { carryPlan } from "./credentials.ts";
import type { Failure } from "./exchange.ts";
import { buildRequest } from "./request-builder.ts";
import type { Session } from "./session.ts";

const advice: Record<Failure["kind"], string> = {
  refused: "Start the implementation, check the port, or give it time with --wait 30s.",
  unresolved: "Check the host name in --target.",
  reset: "Something listens there, but it is no HTTP server for this protocol; check http against https.",
  timeout: "It does not answer in time; raise --timeout, or look at the implementation.",
  tls: "Name the authority's certificate as tls.caFile in the profile.",
  "not-http": "Something else listens on that port; check --target.",
  "too-large": "Its first answer is endless; check --target.",
};

/** Asks until `waitMs` are over. Throws {@link ConfigurationError} where nothing answers, or the owner is unknown there. */
export async function probeTarget(session: Session, waitMs: number): Promise<void> {
  const until = performance.now() + waitMs;
  for (;;) {
    const failure = await probeOnce(session);
    if (!failure) return;
    if (performance.now() >= until)
      throw new ConfigurationError(`The target ${session.target.baseUrl} cannot be judged. ${failure.message} ${advice[failure.kind]}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function probeOnce(session: Session): Promise<Failure | undefined> {
  const { contract, target } = session;
  const { cast, principals, parameters } = target.profile;
  const reading = contract.operations.filter(({ method, security }) => method === "GET" && security.length > 0);
  const operation =
    reading.find(({ parameters: list }) => list.every((entry) => entry.in !== "path" || entry.name in parameters)) ?? reading[0] ?? contract.operations[0];
  if (!operation) throw new ConfigurationError(`${contract.id} has no operations, so there is nothing to judge.`);
  const path = Object.fromEntries(
    operation.parameters.filter((entry) => entry.in === "path").map(({ name, example }) => [name, parameters[name] ?? example ?? "specimen-probe"]),
  );
  const owner = cast.owner === undefined ? undefined : principals[cast.owner];
  const carried = owner ? carryPlan(contract, operation, owner, { kind: "own" }) : { headers: [], query: [], cookies: [] };
  const request = buildRequest(contract, operation, { path }, carried, target.profile.headers);
  const { failure, response } = await session.send(request, { operation, principal: cast.owner });
  if (owner && response?.status === 401) {
    throw new ConfigurationError(
      `The target refuses the credentials of "${cast.owner}" (401 to ${request.method} ${operation.path}). Every case would fail for that alone; correct them in the profile.`,
    );
  }
  return failure;
}
