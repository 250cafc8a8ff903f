/** A living mock: one engine, reached by a port, from an Express app, or in-process. */

import { type ControlClient, createControlClient } from "./client.ts";
import { controlContract, makeControl } from "./control/control.ts";
import { Desk } from "./control/desk.ts";
import { type Caller, Dispatcher } from "./dispatch.ts";
import { loadApis, startClock, UsageError } from "./load-apis.ts";
import type { MockOptions } from "./options.ts";
import type { Watching } from "./reload/watch-apis.ts";
import { defaultSandbox } from "./sandbox/sandbox-name.ts";
import { Sandboxes } from "./sandbox/sandboxes.ts";
import type { Keeper } from "./store/keeper.ts";
import { expressMiddleware, type Middleware } from "./transports/express.ts";
import { answerFetch } from "./transports/fetch.ts";
import { type Listening, type ListenOptions, listen } from "./transports/listen.ts";
import { Settler } from "./transports/settle.ts";

export interface Mock {
  /** Opens a port. Rejects where a document is unsound or the port is taken. */
  listen(options?: ListenOptions): Promise<Listening>;
  /** Middleware for an Express 5 app; a path that no contract has goes to the next handler. */
  middleware(): Middleware;
  /** Answers without a port; takes what the global `fetch` takes. Any origin will do. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** Every API of the default sandbox back to its start state. */
  reset(): Promise<void>;
  /** What the control API does, without HTTP; the default sandbox unless named. */
  sandbox(name?: string): MockSandbox;
  /** Resolves when everything is loaded; rejects with what is wrong. */
  ready(): Promise<MockParts>;
  /** Lets go of files that are watched, and of the store; what was answered is in it. */
  close(): Promise<void>;
}

export interface MockSandbox extends ControlClient {
  /** As the mock's own, in this sandbox. */
  fetch: Mock["fetch"];
}

/** What adapters work with. */
export interface MockParts {
  readonly dispatcher: Dispatcher;
  readonly settler: Settler;
  readonly bodyLimitBytes: number;
  /** Where state is kept. */
  readonly keeper: Keeper | undefined;
  /** Who looks whether files change. */
  readonly watching: Watching | undefined;
}

const defaultBodyLimitBytes = 10 * 1024 * 1024;

/** Nothing is shared with any other mock. Documents load on first use. */
export function createMock(options: MockOptions = {}): Mock {
  let loading: Promise<MockParts> | undefined;
  const ready = (): Promise<MockParts> => {
    loading ??= load(options);
    return loading;
  };
  const fetch = async (input: string | URL | Request, init?: RequestInit, caller?: Caller): Promise<Response> => {
    const parts = await ready();
    return answerFetch(parts, new Request(typeof input === "string" && input.startsWith("/") ? `http://localhost${input}` : input, init), caller);
  };
  return {
    ready,
    listen: async (where = {}) => listen(await ready(), where),
    middleware: () => expressMiddleware(ready),
    fetch: (input, init) => fetch(input, init),
    sandbox: (name) => ownSandbox(name, fetch),
    reset: async () => {
      const { dispatcher, keeper } = await ready();
      const reset = (): void => dispatcher.sandboxes.default.reset();
      await (keeper ? keeper.run([defaultSandbox], reset) : reset());
    },
    close: async () => {
      const parts = await loading;
      parts?.watching?.close();
      await parts?.keeper?.close();
    },
  };
}

/** Calls of the program itself, which needs no token. */
function ownSandbox(name: string | undefined, fetch: (input: string | URL | Request, init?: RequestInit, caller?: Caller) => Promise<Response>): MockSandbox {
  const own: Caller = { loopback: true, own: true };
  return {
    ...createControlClient({ baseUrl: "http://localhost", sandbox: name, fetch: (url, init) => fetch(url, init, own) }),
    fetch(input, init) {
      const request = new Request(typeof input === "string" && input.startsWith("/") ? `http://localhost${input}` : input, init);
      if (name !== undefined) request.headers.set("Specimen-Sandbox", name);
      return fetch(request);
    },
  };
}

async function load(options: MockOptions): Promise<MockParts> {
  if (options.watch && options.store !== undefined) throw new UsageError("What is kept belongs to one contract, so --watch and --store do not go together.");
  const clock = startClock(options);
  const [apis, control] = await Promise.all([loadApis(options, clock), controlContract()]);
  const dispatcher = new Dispatcher(new Sandboxes(apis, clock), apis, options, (found, cors) =>
    makeControl(control, new Desk(found, cors), { cors, token: options.controlToken }),
  );
  // Databases load for those who keep state.
  const keeper = options.store === undefined ? undefined : await (await import("./store/open-keeper.ts")).openKeeper(dispatcher, options.store, options);
  const watching = options.watch ? await (await import("./reload/watch-apis.ts")).watchApis(dispatcher, options) : undefined;
  return { keeper, watching, dispatcher, settler: new Settler(options), bodyLimitBytes: options.bodyLimitBytes ?? defaultBodyLimitBytes };
}
