/** What the operations of the control API work with. */
import type { operations } from "../../generated/control.ts";
import type { Cors } from "../cors.ts";
import type { Dispatcher } from "../dispatch.ts";
import type { Handlers } from "../handler.ts";
import type { Principal } from "../principals.ts";
import type { RequestLog } from "../request-log.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { Sandboxes } from "../sandbox/sandboxes.ts";
import type { ServedApi } from "../served-api.ts";
import type { StoreHealth } from "../store/store-health.ts";

export class Desk {
  readonly cors: Cors;
  /** The one that the running call acts on; calls run one after the other, whole. */
  sandbox: Sandbox;
  readonly #dispatcher: Dispatcher;

  constructor(dispatcher: Dispatcher, cors: Cors) {
    this.#dispatcher = dispatcher;
    this.cors = cors;
    this.sandbox = dispatcher.sandboxes.default;
  }

  /** Those of the default sandbox. */
  get apis(): readonly ServedApi[] {
    return this.#dispatcher.apis;
  }

  get sandboxes(): Sandboxes {
    return this.#dispatcher.sandboxes;
  }

  /** Undefined where nothing is kept. */
  get storeHealth(): StoreHealth | undefined {
    return this.#dispatcher.storeHealth?.(this.sandbox.name);
  }

  get log(): RequestLog | undefined {
    return this.#dispatcher.log;
  }
}

/** Some of the handlers. */
export type ControlHandlers<Id extends keyof operations> = Pick<Handlers<operations, object, Principal>, Id>;

/** Who a change by the control API is written down for. */
export const controlPrincipal = "control";
