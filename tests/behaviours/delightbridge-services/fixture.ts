/** One mock of DelightBridge, calls as its users, and what is known of its start state. */
import { readFileSync } from "node:fs";
import { beforeEach, expect } from "vitest";
import { parse } from "yaml";
import type { components } from "../../../generated/delightbridge-services.ts";
import { createMock, type Mock } from "../../../mock/index.ts";
import { expectDocumented } from "../expect-documented.ts";

export const api = "delightbridge-services";

export type Service = components["schemas"]["Service"];
export type Category = components["schemas"]["Category"];

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

export interface Sent {
  readonly method?: string;
  /** The session's token; an empty one sends no cookie. */
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, with the content type of JSON. */
  readonly json?: unknown;
  /** Sent as it stands, without content type. */
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

export const tokens = { user: "YOUR_SESSION_TOKEN", colleague: "OTHER_SESSION_TOKEN" };
export const cookie = (token: string) => ({ Cookie: `authjs.session-token=${token}` });

export const list = "/api/services";
export const at = (id: string): string => `${list}/${id}`;

/** Both operations, each as a call that succeeds with a session. */
export const operations: readonly (Sent & { readonly id: string; readonly path: string })[] = [
  { id: "updateService", path: at("service-123"), method: "PATCH", json: { name: "Renamed" } },
  { id: "listServices", path: list },
];

const mock = createMock({ apis: [api] });

beforeEach(() => mock.reset());

/** For what the document does not know: other paths, other methods. */
export function send(path: string, { method = "GET", token = tokens.user, headers = {}, json, body }: Sent = {}, of: Mock = mock): Promise<Response> {
  const content = json === undefined ? body : JSON.stringify(json);
  return of.fetch(path, {
    method,
    headers: { ...(token === "" ? {} : cookie(token)), ...(json === undefined ? {} : { "Content-Type": "application/json" }), ...headers },
    // Bytes, because text would get a content type of its own.
    ...(content === undefined ? {} : { body: typeof content === "string" ? new TextEncoder().encode(content) : content }),
  });
}

/** Calls a mock, by default the one of the file, which is in its start state before each test; every answer is held against the document. */
export async function call(path: string, sent: Sent = {}, of: Mock = mock): Promise<Answer> {
  const response = await send(path, sent, of);
  await expectDocumented(api, { method: sent.method ?? "GET", path }, response);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
}

export const update = (id: string, json: unknown, token = tokens.user): Promise<Answer> => call(at(id), { method: "PATCH", json, token });

/** The list; the answer was held against the document. */
export const services = async (token = tokens.user): Promise<readonly Service[]> => (await call(list, { token })).body as Service[];

export async function service(id: string): Promise<Service> {
  const found = (await services()).find((one) => one.id === id);
  if (!found) throw new Error(`The list has no ${id}.`);
  return found;
}

export const stateOf = async (of: Mock = mock): Promise<string> => (await of.fetch("/_specimen/v1/state")).text();

/** Accepted, with the one confirmation that there is. */
export async function expectStored(id: string, json: unknown, token = tokens.user): Promise<void> {
  const { status, body } = await update(id, json, token);
  expect({ status, body }).toEqual({ status: 200, body: { ok: true } });
}

/** Refused with this status, and nothing has changed. */
export async function expectRefused(status: number, path: string, sent: Sent): Promise<Answer> {
  const before = await stateOf();
  const answer = await call(path, sent);
  expect(answer).toMatchObject({ status, body: { error: expect.any(String) } });
  expect(await stateOf()).toBe(before);
  return answer;
}

export const category = (id: string, changes: Partial<Category> = {}): Category => ({
  id,
  name: `Category ${id}`,
  color: "#15aabf",
  textColor: "#000000",
  ...changes,
});

const { paths } = parse(readFileSync(new URL(`../../../spec/${api}/openapi.yaml`, import.meta.url), "utf8"));
const examplesIn = (message: { content: { "application/json": { examples: Record<string, { value: unknown }> } } }) =>
  Object.entries(message.content["application/json"].examples).map(([name, { value }]) => [name, value] as const);

/** The document's examples: bodies of updates, and lists. */
export const updateExamples: readonly (readonly [name: string, value: unknown])[] = examplesIn(paths["/api/services/{id}"].patch.requestBody);
export const listExamples = new Map(examplesIn(paths["/api/services"].get.responses["200"]));
