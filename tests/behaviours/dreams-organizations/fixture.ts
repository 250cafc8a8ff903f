/** One mock of Dreams Organizations, calls as its principals, and what is known of its start state. */
import { beforeEach } from "vitest";
import type { components } from "../../../generated/dreams-organizations.ts";
import { createMock, type Mock, type MockOptions } from "../../../mock/index.ts";
import { expectDocumented } from "../expect-documented.ts";

export const api = "dreams-organizations";

type Schemas = components["schemas"];

export const authorizationOf = {
  owner: "Bearer OWNER_TOKEN",
  key: "AccessKey ak_owner.secret",
  member: "Bearer MEMBER_TOKEN",
  outsider: "Bearer OUTSIDER_TOKEN",
  admin: "Bearer ADMIN_TOKEN",
};

export type Caller = keyof typeof authorizationOf | "nobody";

export const a = "123e4567-e89b-12d3-a456-426614174000";
export const b = "223e4567-e89b-12d3-a456-426614174000";
export const neverIssued = "ffffffff-ffff-4fff-8fff-ffffffffffff";
export const userOf = {
  owner: "123e4567-e89b-12d3-a456-426614174001",
  member: "123e4567-e89b-12d3-a456-426614174002",
  outsider: "223e4567-e89b-12d3-a456-426614174001",
  admin: "923e4567-e89b-12d3-a456-426614174001",
};
export const w1 = "323e4567-e89b-12d3-a456-426614174001";
export const w2 = "323e4567-e89b-12d3-a456-426614174002";
export const w3 = "423e4567-e89b-12d3-a456-426614174001";

/** Longest file that an avatar may be. */
export const mostBytes = 2_097_152;

export const organizations = "/api/organizations";
export const at = (id: string, rest = ""): string => `${organizations}/${id}${rest}`;
export const chargeOf = (id: string): string => `/api/admin/organizations/${id}/charge`;
export const acceptOf = (token: string): string => `${organizations}/invite/${token}/accept`;

export interface Sent {
  readonly method?: string;
  readonly as?: Caller;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it stands. */
  readonly body?: string | FormData;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Calls a mock; every answer is held against the document. */
export const caller =
  (mock: Mock) =>
  async (path: string, { method = "GET", as = "owner", headers = {}, json, body }: Sent = {}): Promise<Answer> => {
    const content = json === undefined ? body : JSON.stringify(json);
    const response = await mock.fetch(path, {
      method,
      headers: {
        ...(as === "nobody" ? {} : { Authorization: authorizationOf[as] }),
        ...(json === undefined ? {} : { "Content-Type": "application/json" }),
        ...headers,
      },
      ...(content === undefined ? {} : { body: content }),
    });
    await expectDocumented(api, { method, path }, response);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

export const freshMock = (options: MockOptions = {}): Mock => createMock({ apis: [api], ...options });

const shared = freshMock();

beforeEach(() => shared.reset());

/** Calls the mock that the tests of one file share; it is in its start state before each. */
export const call = caller(shared);

/** Without a look at the document. */
export const fetchRaw = (path: string, init?: RequestInit): Promise<Response> => shared.fetch(path, init);

// What is in an answer was held against the document, so its type is known.
export const bodyOf = <Name extends keyof Schemas>(_schema: Name, { text }: Answer): Schemas[Name] => JSON.parse(text) as Schemas[Name];

/** Undefined where the error is no validation error. */
export const errorsOf = (answer: Answer) => bodyOf("ErrorResponse", answer).data?.errors;

export const organization = async (id: string, as: Caller = "admin") => bodyOf("Organization", await call(at(id), { as }));

export const memberList = async (id: string, query = "?per_page=100", as: Caller = "admin") =>
  bodyOf("MemberList", await call(at(id, `/members${query}`), { as }));

export const memberIn = async (id: string, memberId: number) => (await memberList(id)).data.find((member) => member.id === memberId);

/** The path of a new organization, by way of `Location`. */
export async function create(as: Caller = "owner", name = "X"): Promise<string> {
  const answer = await call(organizations, { method: "POST", as, json: { name, countryCode: "US" } });
  return answer.headers.get("location") ?? "";
}

export const idOf = (location: string): string => location.slice(organizations.length + 1);

export const invite = (id: string, json: unknown, as: Caller = "owner") => call(at(id, "/invite"), { method: "POST", as, json });

export const password = { password: "password123", password_confirmation: "password123" };

export const accept = (token: string, json: unknown = password) => call(acceptOf(token), { method: "POST", as: "nobody", json });

export const charge = (id: string, json: unknown, as: Caller = "admin") => call(chargeOf(id), { method: "POST", as, json });

export const updateMember = (id: string, memberId: number | string, json: unknown, as: Caller = "owner") =>
  call(at(id, `/members/${memberId}`), { method: "PUT", as, json });

export const deleteMember = (id: string, memberId: number | string, as: Caller = "owner") => call(at(id, `/members/${memberId}`), { method: "DELETE", as });

export function form(type = "image/png", bytes = 3, part = "file"): FormData {
  const data = new FormData();
  data.append(part, new File([new Uint8Array(bytes)], "avatar", { type }));
  return data;
}

export const upload = (id: string, body: FormData, as: Caller = "owner") => call(at(id, "/upload-avatar"), { method: "POST", as, body });

export interface Mail {
  readonly to: string;
  readonly inviteToken: string;
  readonly organizationId: string;
  readonly memberId: number;
  readonly sentAt: string | null;
}

/** The invitations that were sent by mail, oldest first. */
export async function outbox(of: Mock = shared): Promise<Mail[]> {
  const response = await of.fetch("/_specimen/v1/outbox");
  return ((await response.json()) as Record<string, Mail[]>)[api] ?? [];
}

export const stateOf = async (of: Mock = shared): Promise<string> => (await of.fetch("/_specimen/v1/state")).text();

/** The eight operations on one organization, each as a call that succeeds for A as `owner` (charge: as `admin`). */
export const onOne: readonly (Sent & { readonly id: string; readonly path: (id: string) => string })[] = [
  { id: "getOrganization", path: at },
  { id: "updateOrganization", path: at, method: "PATCH", json: { name: "Y" } },
  { id: "uploadOrganizationAvatar", path: (id) => at(id, "/upload-avatar"), method: "POST", body: form() },
  { id: "listOrganizationMembers", path: (id) => at(id, "/members") },
  { id: "updateOrganizationMember", path: (id) => at(id, "/members/5"), method: "PUT", json: { workspaces: [w1], roles: [2] } },
  { id: "deleteOrganizationMember", path: (id) => at(id, "/members/25"), method: "DELETE" },
  { id: "chargeOrganizationWallet", path: chargeOf, method: "POST", as: "admin", json: { amount: 1000, service: "sms", sms_point: 100 } },
  { id: "inviteOrganizationUser", path: (id) => at(id, "/invite"), method: "POST", json: { email: "new@example.com" } },
];

/** All operations that ask who is calling, on A. */
export const secured: readonly (Sent & { readonly id: string; readonly path: string })[] = [
  { id: "createOrganization", path: organizations, method: "POST", json: { name: "X", countryCode: "US" } },
  ...onOne.map((operation) => ({ ...operation, path: operation.path(a) })),
];

export function operation<T extends { readonly id: string }>(operations: readonly T[], id: string): T {
  const found = operations.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`There is no operation ${id}.`);
  return found;
}
