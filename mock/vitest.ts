/** A mock for a test file: served once a process, in a sandbox of the file's own. Any test runner will do. */
import { createMock, type Mock } from "./mock.ts";
import type { ApiSource, MockOptions } from "./options.ts";
import type { Listening } from "./transports/listen.ts";

export type { ApiSource, MockOptions };

export interface TestMock {
  /** Everything before the contract's paths; leads into this sandbox. */
  readonly baseUrl: string;
  /** Answers without a port; paths may stand alone. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** This sandbox back to the start state. */
  reset(): Promise<void>;
}

interface Served {
  readonly mock: Mock;
  readonly listening: Listening;
}

const served = new Map<string, Promise<Served>>();
let sandboxes = 0;

/** `api`: a shipped id, or a document. Nothing needs closing: the port does not keep a process alive. */
export async function useMock(api: string | ApiSource, options: Omit<MockOptions, "apis"> = {}): Promise<TestMock> {
  const alone = typeof api !== "string" || Object.keys(options).length > 0;
  const { mock, listening } = await (alone ? serve(api, options) : shared(api));
  sandboxes += 1;
  const name = `test-${sandboxes}`;
  const send: TestMock["fetch"] = (input, init) => {
    const request = new Request(typeof input === "string" && input.startsWith("/") ? `${listening.origin}${input}` : input, init);
    request.headers.set("Specimen-Sandbox", name);
    return mock.fetch(request);
  };
  return { baseUrl: `${listening.origin}/~${name}`, fetch: send, reset: () => mock.sandbox(name).reset() };
}

function shared(api: string): Promise<Served> {
  const known = served.get(api) ?? serve(api, {});
  served.set(api, known);
  return known;
}

async function serve(api: string | ApiSource, options: Omit<MockOptions, "apis">): Promise<Served> {
  const mock = createMock({ ...options, apis: [api] });
  return { mock, listening: await mock.listen({ port: 0, background: true }) };
}
