/** The control API: what tests and front ends ask of the mock itself, beside the APIs that it serves. */
import { stringifyJson } from "../../contract/json.ts";
import type { Cors } from "../cors.ts";
import type { Caller } from "../dispatch.ts";
import type { RequestMessage, ResponseMessage } from "../message.ts";
import { problem } from "../problem.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { ServedApi } from "../served-api.ts";
import { refusedAccess } from "./access.ts";
import { signIn } from "./sign-in.ts";

/** Everything below this path is the mock's own. */
export const controlPrefix = "/_specimen/";

export interface ControlOptions {
  /** Those of the default sandbox. */
  readonly apis: readonly ServedApi[];
  readonly cors: Cors;
  readonly token: string | undefined;
}

export interface Control {
  /** `path`: the request's, without the sandbox that it may name. */
  respond(request: RequestMessage, caller: Caller, path: string, sandbox: Sandbox): ResponseMessage;
}

type Route = (options: ControlOptions, query: URLSearchParams, sandbox: Sandbox) => ResponseMessage;

const json = (value: unknown): ResponseMessage => ({ status: 200, headers: { "Content-Type": "application/json" }, body: stringifyJson(value) });

const byApi = <T>(apis: readonly ServedApi[], read: (api: ServedApi) => T): Record<string, T> =>
  Object.fromEntries(apis.map((api) => [api.contract.id, read(api)]));

const routes: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
  health: { GET: ({ apis }) => json({ status: "ok", apis: apis.map(({ contract }) => contract.id) }) },
  reset: {
    POST: (_options, _query, sandbox) => {
      sandbox.reset();
      return { status: 204, headers: {}, body: undefined };
    },
  },
  state: { GET: ({ apis }, _query, sandbox) => json(byApi(apis, (api) => sandbox.api(api).world.snapshot())) },
  outbox: { GET: ({ apis }, _query, sandbox) => json(byApi(apis, (api) => api.behaviour.outbox?.(sandbox.api(api).world.state) ?? [])) },
  "sign-in": { GET: signIn },
};

export function makeControl(options: ControlOptions): Control {
  return {
    respond(request, caller, path, sandbox) {
      const name = path.slice(`${controlPrefix}v1/`.length);
      const methods = path.startsWith(`${controlPrefix}v1/`) && Object.hasOwn(routes, name) ? routes[name] : undefined;
      if (!methods) return unknownPath(request.path);
      const refused = name === "health" ? undefined : refusedAccess(request, caller, options);
      if (refused) return refused;
      const method = request.method === "HEAD" ? "GET" : request.method;
      const route = Object.hasOwn(methods, method) ? methods[method] : undefined;
      if (!route) return otherMethod(request, Object.keys(methods));
      return route(options, new URLSearchParams(request.query), sandbox);
    },
  };
}

function unknownPath(path: string): ResponseMessage {
  const known = Object.entries(routes).flatMap(([name, methods]) => Object.keys(methods).map((method) => `${method} ${controlPrefix}v1/${name}`));
  return problem(404, "unknown-path", { title: "The control API has no such path", detail: `${path.slice(0, 200)} is none of ${known.join(", ")}.` });
}

function otherMethod({ method, path }: RequestMessage, allowed: readonly string[]): ResponseMessage {
  const allow = [...allowed, ...(allowed.includes("GET") ? ["HEAD"] : [])].join(", ");
  return problem(
    405,
    "control-invalid",
    { title: "The path has no such method", detail: `${method} is not among the methods of ${path}: ${allow}.` },
    { Allow: allow },
  );
}
