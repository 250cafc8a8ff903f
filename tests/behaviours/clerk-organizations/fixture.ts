/** One mock of Clerk's organizations, calls as its principals, and the ids of its start state. */
import { beforeEach, expect } from "vitest";
import type { components } from "../../../generated/clerk-organizations.ts";
import { createMock, type Mock } from "../../../mock/index.ts";
import { expectDocumented } from "../expect-documented.ts";

export const api = "clerk-organizations";

type Schemas = components["schemas"];
export type Organization = Schemas["Organization"];
export type Membership = Schemas["OrganizationMembership"];

/** Every success and every refusal of the API, as far as a test reads it. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: Schemas["ClientWrappedOrganization"] & Schemas["ClerkErrors"];
}

export type Person = "admin" | "member" | "outsider" | "limited" | "signedout";

export interface Sent {
  readonly method?: string;
  /** By the query parameter of development instances. */
  readonly as?: Person | "nobody";
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent with the content type of forms. */
  readonly form?: string;
  /** Sent as it stands, without content type. */
  readonly bytes?: string;
}

export const organizationId = {
  acme: "org_2Acme0000000000000000000001",
  locked: "org_2Locked00000000000000000001",
  disposable: "org_2Disposable0000000000000001",
  globex: "org_2Globex00000000000000000001",
  limitedLabs: "org_2LimitedLabs000000000000001",
  unknown: "org_2Unknown0000000000000000001",
};

export const list = "/v1/organizations";
export const at = (id: string): string => `${list}/${id}`;
export const acme = at(organizationId.acme);
export const locked = at(organizationId.locked);
export const disposable = at(organizationId.disposable);
export const globex = at(organizationId.globex);
export const limitedLabs = at(organizationId.limitedLabs);
export const unknown = at(organizationId.unknown);

export const seedTime = 1_700_000_000_000;
export const formType = "application/x-www-form-urlencoded";
export const json = { "Content-Type": "application/json" };

/** The four operations, each as a call that succeeds as `admin`. */
export const operations: readonly (Sent & { readonly id: string; readonly path: string })[] = [
  { id: "createOrganization", path: list, method: "POST", form: "name=New+Org" },
  { id: "getOrganization", path: acme },
  { id: "updateOrganization", path: acme, method: "PATCH", form: "name=Renamed" },
  { id: "deleteOrganization", path: disposable, method: "DELETE" },
];

/** The two operations that take a form. */
export const forms = operations.filter(({ form }) => form !== undefined);

/** Calls a mock; every answer is held against the document. */
export const caller =
  (mock: Mock) =>
  async (path: string, { method = "GET", as = "admin", headers = {}, form, bytes }: Sent = {}): Promise<Answer> => {
    const address = as === "nobody" ? path : `${path}${path.includes("?") ? "&" : "?"}__dev_session=token-${as}`;
    const body = form ?? bytes;
    const response = await mock.fetch(address, {
      method,
      headers: { ...(form === undefined ? {} : { "Content-Type": formType }), ...headers },
      ...(body === undefined ? {} : { body: new TextEncoder().encode(body) }),
    });
    await expectDocumented(api, { method, path }, response);
    const text = await response.text();
    // What is in it was held against the document above.
    return { status: response.status, text, body: JSON.parse(text) as Answer["body"] };
  };

const mock = createMock({ apis: [api] });

beforeEach(() => mock.reset());

/** Calls the mock that the tests of one file share; it is in its start state before each. */
export const call = caller(mock);

export const create = (name: string, as: Person = "admin"): Promise<Answer> =>
  call(list, { method: "POST", as, form: new URLSearchParams({ name }).toString() });

export const update = (path: string, form: string, as: Person = "admin"): Promise<Answer> => call(path, { method: "PATCH", as, form });

export const remove = (path: string, as: Person = "admin"): Promise<Answer> => call(path, { method: "DELETE", as });

export const stateOf = async (of: Mock = mock): Promise<string> => (await of.fetch("/_specimen/v1/state")).text();

export const codesOf = ({ body }: Answer): string[] => body.errors.map(({ code }) => code);

/** The caller's memberships, as an answer mirrors them. */
export const membershipsIn = ({ body }: Answer): readonly Membership[] => body.client.sessions[0]?.user?.organization_memberships ?? [];

/** The organization as the caller's membership in it shows it. */
export const nestedIn = (answer: Answer, id: string): Organization | undefined =>
  membershipsIn(answer).find(({ organization }) => organization.id === id)?.organization;

/** Refused with this status and these codes alone, and nothing has changed. */
export async function expectRefused(path: string, sent: Sent, status: number, ...codes: string[]): Promise<Answer> {
  const before = await stateOf();
  const answer = await call(path, sent);
  expect({ status: answer.status, codes: codesOf(answer) }).toEqual({ status, codes });
  expect(await stateOf()).toBe(before);
  return answer;
}
