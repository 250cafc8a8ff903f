/** Short calls to the mock of one document under documents/. */
import { join } from "node:path";
import { createMock } from "../../mock/mock.ts";
import type { MockOptions } from "../../mock/options.ts";
import { documentsFolder } from "./caller.ts";

export interface Answer {
  readonly status: number;
  /** Parsed where it is JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects where it reads.
  readonly body: any;
  readonly headers: Headers;
}

export type Send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;

/** `document` is a name under documents/, or a path. Objects are sent as JSON, texts as a form. */
export function clientOf(document: string, options: MockOptions = {}, authorization = "Bearer a"): Send {
  const mock = createMock({ ...options, apis: [document.includes("/") ? document : join(documentsFolder, `${document}.yaml`)] });
  return async (method, path, body, headers = {}) => {
    const type = typeof body === "string" ? "application/x-www-form-urlencoded" : "application/json";
    const init = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
    const sent = { authorization, ...(body !== undefined && { "content-type": type }), ...headers };
    const response = await mock.fetch(path, { method, headers: sent, ...init });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text), headers: response.headers };
  };
}
