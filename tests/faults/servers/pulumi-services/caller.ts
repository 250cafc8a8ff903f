import { afterEach } from "vitest";
import { server } from "../pulumi-services.ts";

export const admin = "token PULUMI_ACCESS_TOKEN";
export const outsider = "token pul-outsider";

/** Where the list and one seeded service live. */
export const list = "/api/orgs/my-org/services";
export const mine = `${list}/team/my-team/my-service`;

export interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

export type Caller = (method: string, path: string, body?: unknown, authorization?: string) => Promise<Received>;

const running: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
});

/** A fresh server, closed after the test; string and byte bodies go as they are, others as JSON, "" as none. */
export async function startCaller(fault?: string): Promise<Caller> {
  const instance = await server.start(fault === undefined ? {} : { fault });
  running.push(instance);
  return async (method, path, body, authorization = admin) => {
    const payload = typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
    const headers = { "Content-Type": "application/json", Accept: "application/vnd.pulumi+8", ...(authorization ? { Authorization: authorization } : {}) };
    const response = await fetch(instance.baseUrl + path, { method, headers, ...(payload === undefined ? {} : { body: payload }) });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: text === "" ? undefined : JSON.parse(text) };
  };
}
