/** The control API: what tests and front ends ask of the mock itself, beside the APIs that it serves. Served by the same engine. */
import { join } from "node:path";
import { compile } from "../../contract/compile.ts";
import { loadDocument } from "../../contract/load.ts";
import type { Contract } from "../../contract/model.ts";
import { packageRoot } from "../../contract/package-root.ts";
import type { Cors } from "../cors.ts";
import type { Caller } from "../dispatch.ts";
import type { RequestMessage, ResponseMessage } from "../message.ts";
import { respond } from "../respond.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { type Doorkeeper, ServedApi } from "../served-api.ts";
import { clockAt } from "../state/clock.ts";
import { refusedAccess } from "./access.ts";
import { caller, controlBehaviour } from "./behaviour.ts";
import type { Desk } from "./desk.ts";

/** Everything below this path is the mock's own. */
export const controlPrefix = "/_specimen/";

export interface AccessOptions {
  readonly cors: Cors;
  readonly token: string | undefined;
}

export interface Control {
  /** Undefined where the caller may ask. `path`: the request's, without the sandbox that it may name. */
  refused(request: RequestMessage, caller: Caller, path: string): ResponseMessage | undefined;
  respond(request: RequestMessage, path: string, sandbox: Sandbox): ResponseMessage;
}

/** Compiled once for all mocks of the process: nothing of it ever changes. */
let contract: Promise<Contract> | undefined;

export function controlContract(): Promise<Contract> {
  contract ??= loadDocument(join(packageRoot, "spec", "control", "openapi.yaml")).then((loaded) => compile("control", loaded));
  return contract;
}

/** Who may call is decided before the engine is asked. */
const everybody: Doorkeeper = { authenticate: () => ({ kind: "known", principal: caller }), knows: () => false };

export function makeControl(compiled: Contract, desk: Desk, access: AccessOptions): Control {
  const options = { seed: 1, clock: clockAt(undefined), validate: "strict", as: undefined } as const;
  const api = new ServedApi(compiled, controlBehaviour(desk), options, everybody);
  return {
    refused: (request, from, path) => (path === `${controlPrefix}v1/health` ? undefined : refusedAccess(request, from, access)),
    respond(request, path, sandbox) {
      desk.sandbox = sandbox;
      return respond(api, request, path).response;
    },
  };
}
