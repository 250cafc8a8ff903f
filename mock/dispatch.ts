/** Which part of a mock a request is for: preflight, control, or one of its APIs. */
import type { Contract } from "../contract/model.ts";
import { type Control, controlPrefix } from "./control/control.ts";
import { Cors } from "./cors.ts";
import { underPlan } from "./forced/forced-answer.ts";
import type { RequestMessage, ResponseMessage } from "./message.ts";
import type { MockOptions } from "./options.ts";
import { decline } from "./pipeline/decline.ts";
import { type Answer, Exchange } from "./pipeline/exchange.ts";
import { problem } from "./problem.ts";
import { RequestLog } from "./request-log.ts";
import { respond } from "./respond.ts";
import { type Chosen, chosenSandbox, splitSandbox } from "./sandbox/chosen-sandbox.ts";
import { controlSandboxes } from "./sandbox/control-sandboxes.ts";
import { CredentialSandboxes } from "./sandbox/credential-sandbox.ts";
import type { Sandbox } from "./sandbox/sandbox.ts";
import { defaultSandbox } from "./sandbox/sandbox-name.ts";
import type { Sandboxes } from "./sandbox/sandboxes.ts";
import type { ServedApi } from "./served-api.ts";
import type { StoreHealth } from "./store/store-health.ts";

/** What an adapter knows of a request beside the message. */
export interface Caller {
  /** The connection comes from this machine. */
  readonly loopback: boolean;
  /** The program that made the mock: the control API is open to it, whatever the options say. */
  readonly own?: true;
}

export class Dispatcher {
  /** Those of the default sandbox. */
  readonly apis: readonly ServedApi[];
  readonly sandboxes: Sandboxes;
  #byCredential: ReadonlyMap<ServedApi, CredentialSandboxes>;
  readonly #cors: Cors;
  /** Undefined where the control API is off, and nobody could read it. */
  readonly log: RequestLog | undefined;
  /** How the store is, and what is known of a sandbox there; undefined where nothing is kept. */
  storeHealth: ((sandbox: string) => StoreHealth) | undefined;
  readonly #control: Control;

  constructor(sandboxes: Sandboxes, apis: readonly ServedApi[], options: MockOptions, makeControl: (dispatcher: Dispatcher, cors: Cors) => Control) {
    this.sandboxes = sandboxes;
    this.apis = apis;
    this.#byCredential = byCredential(apis);
    this.#cors = new Cors(options.cors, [
      ...(options.store === undefined ? [] : ["Specimen-Position"]),
      ...apis.flatMap(({ contract }) => responseHeaderNames(contract)),
    ]);
    this.log = options.control === false ? undefined : new RequestLog();
    this.#control = makeControl(this, this.#cors);
  }

  /** Contracts have changed, and with them which credentials there are. */
  renew(): void {
    this.#byCredential = byCredential(this.apis);
  }

  /** Undefined: the path belongs to no API and not to the control API. */
  dispatch(request: RequestMessage, caller: Caller): Answer | undefined {
    const preflight = this.#cors.preflight(request);
    if (preflight) return { response: preflight, explanation: unexplained("preflight") };
    const answer = this.#route(request, caller);
    if (answer) this.#cors.mark(request.header("origin"), answer.response.headers);
    return answer;
  }

  /** Sandboxes that a request names, the one that it works in first; several only in calls to the mock itself. None: state does not matter. */
  sandboxesNamed(request: RequestMessage): string[] {
    const { name, path } = splitSandbox(request.path);
    if (isControl(request.path)) return controlSandboxes(request, path, name);
    const target = this.#target(path);
    if (!target) return [];
    const chosen = chosenSandbox(request, name, this.#byCredential.get(target.api)?.read(request)?.names);
    return "refused" in chosen ? [] : [chosen.name ?? defaultSandbox];
  }

  /** What was asked cannot be kept now, so it was not done. */
  unavailable(request: RequestMessage, detail: string, retryAfterSeconds: number): Answer {
    const response = problem(503, "store-unavailable", { title: "The state cannot be kept", detail }, { "Retry-After": String(retryAfterSeconds) });
    this.#cors.mark(request.header("origin"), response.headers);
    const answer = { response, explanation: { ...unexplained("store-unavailable"), detail } };
    const target = isControl(request.path) ? undefined : this.#target(splitSandbox(request.path).path);
    if (target) this.log?.add(this.sandboxesNamed(request)[0] ?? defaultSandbox, target.api.contract, request, answer, undefined);
    return answer;
  }

  /** No API has the path, and several are served: their prefixes are what is missing. */
  nowhere(request: RequestMessage): Answer {
    const prefixes = this.apis.map(({ contract }) => `/${contract.id}`);
    const detail = `${request.path.slice(0, 200)} begins with none of ${prefixes.join(", ")}.`;
    const response = problem(404, "unknown-path", { title: "No API is served there", detail });
    this.#cors.mark(request.header("origin"), response.headers);
    return { response, explanation: { ...unexplained("unknown-path"), detail } };
  }

  /** A body over the limit, refused without being read: in the API's own words where there is one. */
  tooLarge(request: RequestMessage, limitBytes: number): Answer {
    const detail = `Expected at most ${limitBytes} bytes; raise the limit with --body-limit.`;
    const { name, path } = splitSandbox(request.path);
    const target = isControl(path) ? undefined : this.#target(path);
    const answer = target
      ? decline(new Exchange(target.api, request, target.path), "too-large", { detail })
      : { response: problem(413, "too-large", { title: "The body is too large", detail }), explanation: { ...unexplained("too-large"), detail } };
    const chosen = chosenSandbox(request, name);
    if (target && "name" in chosen) this.log?.add(chosen.name ?? defaultSandbox, target.api.contract, request, answer, undefined);
    this.#cors.mark(request.header("origin"), answer.response.headers);
    return answer;
  }

  /** Whether some operation, or the control API, has the path; known before the body is read. */
  serves(path: string): boolean {
    if (this.log && isControl(path)) return true;
    const target = this.#target(splitSandbox(path).path);
    return target?.api.contract.serves(target.path) ?? false;
  }

  #route(request: RequestMessage, caller: Caller): Answer | undefined {
    const { name, path } = splitSandbox(request.path);
    if ((this.log || caller.own) && isControl(request.path)) {
      // Whoever may not ask makes no sandbox either.
      const refused = this.#control.refused(request, caller, path);
      if (refused) return { response: refused, explanation: unexplained(undefined) };
      return this.#within(chosenSandbox(request, name), (sandbox) => ({
        response: this.#control.respond(request, path, sandbox ?? this.sandboxes.default),
        explanation: unexplained(undefined),
      }));
    }
    const target = this.#target(path);
    if (!target) return undefined;
    const credentials = this.#byCredential.get(target.api)?.read(request);
    return this.#within(chosenSandbox(request, name, credentials?.names), (sandbox) => {
      const api = sandbox ? sandbox.api(target.api) : target.api;
      const plain = credentials ? credentials.request : request;
      return this.#answer(sandbox ?? this.sandboxes.default, api, plain, target.path);
    });
  }

  #answer(sandbox: Sandbox, api: ServedApi, request: RequestMessage, path: string): Answer {
    const { position } = api.world;
    const usual = (): Answer => api.fault?.respond(request, path) ?? respond(api, request, path);
    const answer = sandbox.forced ? underPlan(sandbox.forced, api, request, path, usual) : usual();
    const { world } = api;
    this.log?.add(sandbox.name, api.contract, request, answer, world.position > position ? world.journal.at(-1) : undefined);
    return answer;
  }

  /** No name: the default sandbox, which needs no looking up. */
  #within(chosen: Chosen, answer: (sandbox: Sandbox | undefined) => Answer): Answer {
    if ("refused" in chosen) return { response: chosen.refused, explanation: unexplained("sandbox-unclear") };
    if (chosen.name === undefined) return answer(undefined);
    const sandbox = this.sandboxes.use(chosen.name);
    return sandbox ? answer(sandbox) : { response: noRoom(this.sandboxes.limits.most), explanation: unexplained("no-room") };
  }

  /** One API is served at the root, several each under its id. */
  #target(path: string): { api: ServedApi; path: string } | undefined {
    const [only] = this.apis;
    if (only && this.apis.length === 1) return { api: only, path };
    const end = path.indexOf("/", 1);
    const id = end < 0 ? path.slice(1) : path.slice(1, end);
    const api = this.apis.find(({ contract }) => contract.id === id);
    return api && { api, path: end < 0 ? "/" : path.slice(end) };
  }
}

const byCredential = (apis: readonly ServedApi[]): ReadonlyMap<ServedApi, CredentialSandboxes> =>
  new Map(apis.map((api) => [api, new CredentialSandboxes(api.contract, api.authenticator)]));

const isControl = (path: string): boolean => path.startsWith(controlPrefix) || (path.startsWith("/~") && splitSandbox(path).path.startsWith(controlPrefix));

/** Sandboxes rest soon. */
const noRoom = (most: number): ResponseMessage =>
  problem(
    503,
    "no-room",
    { title: "There are too many sandboxes", detail: `All ${most} sandboxes are in use; delete one, or come again when one rests.` },
    { "Retry-After": "10" },
  );

const unexplained = (reason: Answer["explanation"]["reason"]): Answer["explanation"] => ({
  api: "",
  operation: undefined,
  principal: undefined,
  reason,
  violations: [],
});

const responseHeaderNames = ({ operations }: Contract): string[] =>
  operations.flatMap(({ responses }) => responses.flatMap(({ headers }) => headers.map(({ declaredName }) => declaredName)));
