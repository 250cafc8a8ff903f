/** A living mock: one engine, reached by a port, from an Express app, or in-process. */
import type { RequestHandler } from "express";
import { makeControl } from "./control/control.ts";
import { Dispatcher } from "./dispatch.ts";
import { loadApis, startClock } from "./load-apis.ts";
import type { MockOptions } from "./options.ts";
import { Sandboxes } from "./sandbox/sandboxes.ts";
import { expressMiddleware } from "./transports/express.ts";
import { answerFetch } from "./transports/fetch.ts";
import { type Listening, type ListenOptions, listen } from "./transports/listen.ts";
import { Settler } from "./transports/settle.ts";

export interface Mock {
  /** Opens a port. Rejects where a document is unsound or the port is taken. */
  listen(options?: ListenOptions): Promise<Listening>;
  /** Middleware for an Express 5 app; a path that no contract has goes to the next handler. */
  middleware(): RequestHandler;
  /** Answers without a port; takes what the global `fetch` takes. Any origin will do. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** Every API of the default sandbox back to its start state. */
  reset(): Promise<void>;
  /** Resolves when everything is loaded; rejects with what is wrong. */
  ready(): Promise<MockParts>;
}

/** What adapters work with. */
export interface MockParts {
  readonly dispatcher: Dispatcher;
  readonly settler: Settler;
  readonly bodyLimitBytes: number;
}

const defaultBodyLimitBytes = 10 * 1024 * 1024;

/** Nothing is shared with any other mock. Documents load on first use. */
export function createMock(options: MockOptions = {}): Mock {
  let loading: Promise<MockParts> | undefined;
  const ready = (): Promise<MockParts> => {
    loading ??= load(options);
    return loading;
  };
  return {
    ready,
    listen: async (where = {}) => listen(await ready(), where),
    middleware: () => expressMiddleware(ready),
    fetch: async (input, init) => {
      const { dispatcher, settler, bodyLimitBytes } = await ready();
      const request = new Request(typeof input === "string" && input.startsWith("/") ? `http://localhost${input}` : input, init);
      return answerFetch(dispatcher, settler, request, bodyLimitBytes);
    },
    reset: async () => {
      (await ready()).dispatcher.sandboxes.default.reset();
    },
  };
}

async function load(options: MockOptions): Promise<MockParts> {
  const clock = startClock(options);
  const apis = await loadApis(options, clock);
  const control =
    options.control === false ? undefined : (cors: Parameters<typeof makeControl>[0]["cors"]) => makeControl({ apis, cors, token: options.controlToken });
  const dispatcher = new Dispatcher(new Sandboxes(apis, clock), apis, options, control);
  return { dispatcher, settler: new Settler(options), bodyLimitBytes: options.bodyLimitBytes ?? defaultBodyLimitBytes };
}
