/** One mock of Pulumi Services, calls as its principals, and what is known of its start state. */
import { readFileSync } from "node:fs";
import { beforeEach, expect } from "vitest";
import { parse } from "yaml";
import type { components } from "../../../generated/pulumi-services.ts";
import { createMock, type Mock } from "../../../mock/index.ts";
import { expectDocumented } from "../expect-documented.ts";

export const api = "pulumi-services";

type Schemas = components["schemas"];
export type Service = Schemas["Service"];

/** Every success and every error of the API, as far as a test reads it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Service & Required<Schemas["GetServiceResponse"]> & Required<Schemas["ListServicesResponse"]> & Schemas["ErrorResponse"];
}

export type Person = keyof typeof authorizationOf | "nobody";

export interface Sent {
  readonly method?: string;
  readonly as?: Person;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it stands. */
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

export const authorizationOf = { admin: "token PULUMI_ACCESS_TOKEN", member: "token pul-member", outsider: "token pul-outsider" };

export const servicesOf = (organization: string): string => `/api/orgs/${organization}/services`;
export const list = servicesOf("my-org");
export const myService = `${list}/team/my-team/my-service`;
export const sharedService = `${list}/team/my-team/shared-service`;
export const alicesService = `${list}/user/alice/my-service`;
export const payments = `${list}/team/team1/payments`;
export const disposable = `${list}/user/bob/disposable`;
export const otherService = `${servicesOf("other-org")}/team/other-team/other-service`;
export const noSuchService = `${list}/team/my-team/no-such-service`;
export const robots = `${list}/robot/my-team/my-service`;

export const json = { "Content-Type": "application/json" };
export const avatarURL = "https://example.com/avatar.png";
export const user = (name: string) => ({ type: "user", name, avatarURL });
export const team = (name: string) => ({ type: "team", name, avatarURL });

/** A creation body, alice's unless said. */
export const newService = (name: unknown, more: object = {}) => ({ ownerType: "user", ownerName: "alice", name, ...more });
export const stack = (name: string) => ({ type: "stack", name });
export const environment = (name: string) => ({ type: "environment", name });

/** The eight operations, each as a call that succeeds as `admin` or `member`. */
export const operations: readonly (Sent & { readonly id: string; readonly path: string; readonly success: number })[] = [
  { id: "createService", method: "POST", path: list, json: newService("created"), success: 200 },
  { id: "listServices", method: "GET", path: list, success: 200 },
  { id: "headService", method: "HEAD", path: myService, success: 204 },
  { id: "getService", method: "GET", path: myService, success: 200 },
  { id: "updateService", method: "PATCH", path: myService, json: { description: "new" }, success: 200 },
  { id: "deleteService", method: "DELETE", path: myService, success: 204 },
  { id: "addServiceItems", method: "POST", path: `${myService}/items`, json: { items: [stack("a/b")] }, success: 200 },
  { id: "removeServiceItem", method: "DELETE", path: `${myService}/items/stack/my-project/my-stack`, success: 200 },
];

/** All but those on the whole list. */
export const operationsOnService = operations.filter(({ path }) => path !== list);

/** Those that take a body. */
export const writes = operations.filter((operation) => operation.json !== undefined);

/** Calls a mock; every answer of a declared operation is held against the document. */
export const caller =
  (mock: Mock) =>
  async (path: string, { method = "GET", as = "admin", headers = {}, json: value, body }: Sent = {}): Promise<Answer> => {
    const content = value === undefined ? body : JSON.stringify(value);
    const response = await mock.fetch(path, {
      method,
      headers: { ...(as === "nobody" ? {} : { Authorization: authorizationOf[as] }), ...(value === undefined ? {} : json), ...headers },
      ...(content === undefined ? {} : { body: content }),
    });
    if (response.status !== 405) await expectDocumented(api, { method, path }, response);
    const text = await response.text();
    // What is in it was held against the document above.
    return { status: response.status, headers: response.headers, text, body: (text === "" ? {} : JSON.parse(text)) as Answer["body"] };
  };

const mock = createMock({ apis: [api] });

beforeEach(() => mock.reset());

/** Calls the mock that the tests of one file share; it is in its start state before each. */
export const call = caller(mock);

export const create = (body: object, as: Person = "admin"): Promise<Answer> => call(list, { method: "POST", as, json: body });
export const update = (path: string, body: object): Promise<Answer> => call(path, { method: "PATCH", json: body });
export const remove = (path: string, as: Person = "admin"): Promise<Answer> => call(path, { method: "DELETE", as });
export const add = (path: string, items: readonly object[], as: Person = "admin"): Promise<Answer> =>
  call(`${path}/items`, { method: "POST", as, json: { items } });

export const stateOf = async (of: Mock = mock): Promise<string> => (await of.fetch("/_specimen/v1/state")).text();

/** Refused with this status, and nothing has changed. */
export async function expectRefused(path: string, sent: Sent, status: number): Promise<Answer> {
  const before = await stateOf();
  const answer = await call(path, sent);
  expect(answer.status).toBe(status);
  expect(await stateOf()).toBe(before);
  return answer;
}

/** Each service of a list as owner and name. */
export const addresses = ({ body }: Answer): string[] => body.services.map(({ owner, name }) => `${owner.type} ${owner.name} ${name}`);

/** Each item as type and name. */
export const itemNames = ({ body }: Answer): string[] => body.items.map(({ type, name }) => `${type} ${name}`);

/** The document that the mock serves. */
export const document = () => parse(readFileSync(new URL(`../../../spec/${api}/openapi.yaml`, import.meta.url), "utf8"));
