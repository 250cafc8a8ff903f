/** One mock of Datadog Services, calls as its principals, and what is known of its start state. */
import { readFileSync } from "node:fs";
import { beforeEach } from "vitest";
import { parse } from "yaml";
import type { components } from "../../../generated/datadog-services.ts";
import { createMock, type Mock } from "../../../mock/index.ts";
import { expectDocumented } from "../expect-documented.ts";

export const api = "datadog-services";

type Schemas = components["schemas"];

/** Every success and every error of the API, as far as a test reads it. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: Schemas["ServiceResponse"] & Schemas["ServicesResponse"] & Schemas["APIErrorResponse"];
}

export type Caller = keyof typeof keysOf | "nobody";

export interface Sent {
  readonly method?: string;
  readonly as?: Caller;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it stands. */
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

export const keysOf = {
  admin: { "DD-API-KEY": "api-key-org-one", "DD-APPLICATION-KEY": "app-key-admin" },
  editor: { "DD-API-KEY": "api-key-org-one", "DD-APPLICATION-KEY": "app-key-editor" },
  reader: { "DD-API-KEY": "api-key-org-one", "DD-APPLICATION-KEY": "app-key-reader" },
  restricted: { "DD-API-KEY": "api-key-org-one", "DD-APPLICATION-KEY": "app-key-restricted" },
  outsider: { "DD-API-KEY": "api-key-org-two", "DD-APPLICATION-KEY": "app-key-outsider" },
};

export const userId = {
  admin: "a0000000-0000-4000-8000-000000000001",
  editor: "a0000000-0000-4000-8000-000000000002",
  outsider: "a0000000-0000-4000-8000-000000000005",
};

export const list = "/api/v2/services";
export const seededId = (number: number): string => `5e000000-0000-4000-8000-0000000000${String(number).padStart(2, "0")}`;
export const seeded = (number: number): string => `${list}/${seededId(number)}`;
export const otherOrganizations = seeded(99);
export const neverIssuedId = "ffffffff-ffff-4fff-8fff-ffffffffffff";
export const neverIssued = `${list}/${neverIssuedId}`;

/** A create or update body with this name. */
export const named = (name: unknown) => ({ data: { type: "services", attributes: { name } } });

/** The five operations, each as a call that succeeds as `admin`. */
export const operations: readonly (Sent & { readonly id: string; readonly path: string; readonly right: "read" | "write"; readonly success: number })[] = [
  { id: "GetServices", path: list, right: "read", success: 200 },
  { id: "CreateService", path: list, method: "POST", json: named("x"), right: "write", success: 201 },
  { id: "GetService", path: seeded(1), right: "read", success: 200 },
  { id: "UpdateService", path: seeded(1), method: "PATCH", json: named("renamed"), right: "write", success: 200 },
  { id: "DeleteService", path: seeded(1), method: "DELETE", right: "write", success: 204 },
];

/** Calls a mock; every answer is held against the document. */
export const caller =
  (mock: Mock) =>
  async (path: string, { method = "GET", as = "admin", headers = {}, json, body }: Sent = {}): Promise<Answer> => {
    const content = json === undefined ? body : JSON.stringify(json);
    const response = await mock.fetch(path, {
      method,
      headers: { ...(as === "nobody" ? {} : keysOf[as]), ...(json === undefined ? {} : { "Content-Type": "application/json" }), ...headers },
      ...(content === undefined ? {} : { body: content }),
    });
    await expectDocumented(api, { method, path }, response);
    const text = await response.text();
    // What is in it was held against the document above.
    return { status: response.status, text, body: (text === "" ? {} : JSON.parse(text)) as Answer["body"] };
  };

const mock = createMock({ apis: [api] });

beforeEach(() => mock.reset());

/** Calls the mock that the tests of one file share; it is in its start state before each. */
export const call = caller(mock);

export const create = async (name: string, as: Caller = "admin") => (await call(list, { method: "POST", as, json: named(name) })).body.data;

export const read = async (path: string) => (await call(path)).body.data;

export const names = ({ body }: Answer): string[] => body.data.map(({ attributes }) => attributes.name);

export const stateOf = async (of: Mock = mock): Promise<string> => (await of.fetch("/_specimen/v1/state")).text();

/** An example of the document, by operation, status and name. */
export function example(path: string, method: string, status: string, name: string): unknown {
  const tree = parse(readFileSync(new URL(`../../../spec/${api}/openapi.yaml`, import.meta.url), "utf8"));
  return tree.paths[path][method].responses[status].content["application/json"].examples[name].value;
}
