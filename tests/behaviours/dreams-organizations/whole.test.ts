/** What holds over many calls: the document's samples, atomicity, determinism, and a typed client's walk through a life. */
import createClient from "openapi-fetch";
import { describe, expect, it } from "vitest";
import type { paths } from "../../../generated/dreams-organizations.ts";
import type { Mock } from "../../../mock/index.ts";
import {
  a,
  accept,
  acceptOf,
  at,
  authorizationOf,
  call,
  caller,
  charge,
  chargeOf,
  deleteMember,
  form,
  freshMock,
  idOf,
  invite,
  neverIssued,
  organizations,
  outbox,
  password,
  secured,
  stateOf,
  updateMember,
  upload,
  w1,
  w2,
  w3,
} from "./fixture.ts";

describe("the samples of the source document", () => {
  it.each([
    ["Create a new organization", organizations, "POST", { name: "My Organization", countryCode: "US" }, 201, undefined],
    [
      "Update an organization's details",
      at(a),
      "PATCH",
      { name: "Updated Organization Name", avatarUrl: "https://example.com/avatar.jpg", status: "active", statusReason: "Violation of terms" },
      200,
      { name: "Updated Organization Name", avatarUrl: "https://example.com/avatar.jpg", status: "active" },
    ],
    ["Get an organization by ID", at(a), "GET", undefined, 200, { id: a, name: "My Organization", status: "active" }],
    ["Get all members", at(a, "/members?page=1&per_page=15"), "GET", undefined, 200, { success: true, message: "All Organization Members" }],
    ["Update a member", at(a, "/members/5"), "PUT", { workspaces: [w1], roles: [1] }, 200, { success: true, message: "Member update" }],
    ["Delete a member", at(a, "/members/5"), "DELETE", undefined, 200, { success: true, message: "Member deleted successfully" }],
    [
      "Charge an organization's wallet",
      chargeOf(a),
      "POST",
      { amount: 1000, service: "sms", sms_point: 100, reason: "Monthly SMS package" },
      200,
      { success: true, message: "Charge processed successfully", data: null },
    ],
    ["Invite a new user", at(a, "/invite"), "POST", { email: "john.doe@example.com", name: "John Doe", roles: [1] }, 200, undefined],
    ["Accept the invitation", acceptOf("INVITE_TOKEN_2"), "POST", password, 200, undefined],
  ])("are answered as documented: %s", async (_title, path, method, json, status, expected) => {
    const answer = await call(path, { method, as: "admin", json });

    expect(answer.status).toBe(status);
    if (expected) expect(JSON.parse(answer.text)).toMatchObject(expected);
    else expect(answer.text).toBe("");
  });

  it("are answered as documented: Upload media for an organization", async () => {
    const answer = await upload(a, form());

    expect([answer.status, answer.text]).toEqual([200, ""]);
  });
});

describe("atomicity", () => {
  it("dreams-organizations/7.13 leaves the state as it was, whatever was refused", async () => {
    await invite(a, { email: "new@example.com" });
    const before = await stateOf();

    const refused = [
      await call(organizations, { method: "POST", json: { name: "X" } }),
      await call(at(a), { method: "PATCH", json: { name: "Z", status: "closed" } }),
      await upload(a, form("text/plain")),
      await updateMember(a, 5, { workspaces: [w2], roles: [99] }),
      await updateMember(a, 5, { workspaces: [w2, w3], roles: [1] }),
      await updateMember(a, 101, { workspaces: [w2], roles: [1] }),
      await deleteMember(a, 101),
      await charge(a, { amount: 5, service: "sms" }),
      await charge(a, { amount: 5, service: "other" }, "owner"),
      await charge(neverIssued, { amount: 5, service: "other" }),
      await invite(a, { email: "NEW@example.com" }),
      await invite(a, { email: "other@example.com", roles: [1, 99] }),
      await accept("INVITE_TOKEN_2", { password: "password123", password_confirmation: "password12" }),
      await accept("INVITE_TOKEN_NONE"),
      await call(at(a), { method: "PATCH", as: "member", json: { name: "Z" } }),
      await call(at(a), { method: "PATCH", as: "nobody", json: { name: "Z" } }),
    ];

    expect(refused.filter(({ status }) => status < 400)).toEqual([]);
    expect(await stateOf()).toBe(before);
  });

  it("dreams-organizations/7.13 takes nothing from the ids of later calls", async () => {
    const [one, other] = [freshMock({ seed: 3 }), freshMock({ seed: 3 })];
    const sent = { method: "POST", json: { email: "new@example.com" } };

    await caller(one)(at(a, "/invite"), { method: "POST", json: { email: "member2@example.com" } });
    for (const mock of [one, other]) await caller(mock)(at(a, "/invite"), sent);

    expect((await outbox(one)).map(({ inviteToken }) => inviteToken)).toEqual((await outbox(other)).map(({ inviteToken }) => inviteToken));
  });
});

describe("determinism", () => {
  const walk = async (mock: Mock): Promise<string> => {
    const said: string[] = [];
    for (const { path, ...sent } of secured) {
      const { status, headers, text } = await caller(mock)(path, sent);
      said.push(`${status} ${headers.get("location")} ${text}`);
    }
    return [...said, JSON.stringify(await outbox(mock)), await stateOf(mock)].join("\n");
  };

  it("gives the same answers to the same calls, with the same seed and clock", async () => {
    const options = { seed: 7, now: "2026-01-31T09:00:00Z" };

    expect(await walk(freshMock(options))).toBe(await walk(freshMock(options)));
  });

  it("gives other ids with another seed", async () => {
    const now = "2026-01-31T09:00:00Z";

    expect(await walk(freshMock({ seed: 7, now }))).not.toBe(await walk(freshMock({ seed: 8, now })));
  });
});

describe("a typed client", () => {
  it("walks from a new organization to its last member's end", async () => {
    const mock = freshMock();
    const connect = (authorization: string) =>
      createClient<paths>({ baseUrl: "http://localhost", fetch: (request: Request) => mock.fetch(request), headers: { Authorization: authorization } });
    const [owner, admin] = [connect(authorizationOf.owner), connect(authorizationOf.admin)];

    const created = await owner.POST("/api/organizations", { body: { name: "Acme", countryCode: "SA" } });
    const organizationId = idOf(created.response.headers.get("location") ?? "");
    const path = { organizationId };
    const renamed = await owner.PATCH("/api/organizations/{organizationId}", { params: { path }, body: { name: "Acme Riyadh" } });
    const uploaded = await owner.POST("/api/organizations/{organization}/upload-avatar", {
      params: { path: { organization: organizationId } },
      body: { file: new File(["x"], "a.png", { type: "image/png" }) },
      bodySerializer: ({ file }) => {
        const data = new FormData();
        if (file) data.append("file", file);
        return data;
      },
    });
    const invited = await owner.POST("/api/organizations/{organizationId}/invite", { params: { path }, body: { email: "jane@example.com", roles: [2] } });
    const inviteToken = (await outbox(mock)).at(-1)?.inviteToken ?? "";
    const accepted = await owner.POST("/api/organizations/invite/{inviteToken}/accept", { params: { path: { inviteToken } }, body: password });
    const charged = await admin.POST("/api/admin/organizations/{organization}/charge", {
      params: { path: { organization: organizationId } },
      body: { amount: 10, service: "other" },
    });
    const listed = await owner.GET("/api/organizations/{organizationId}/members", { params: { path, query: { page: 1 } } });
    const memberId = listed.data?.data[0]?.id ?? 0;
    const deleted = await owner.DELETE("/api/organizations/{organizationId}/members/{memberId}", { params: { path: { organizationId, memberId } } });
    const shown = await owner.GET("/api/organizations/{organizationId}", { params: { path } });
    const after = await owner.GET("/api/organizations/{organizationId}/members", { params: { path } });

    expect([created, renamed, uploaded, invited, accepted, charged, listed, deleted, shown, after].map(({ response }) => response.status)).toEqual([
      201, 200, 200, 200, 200, 200, 200, 200, 200, 200,
    ]);
    expect(listed.data?.data).toEqual([{ id: 102, name: "", email: "jane@example.com", status: "active", roles: ["Agent"], workspaces: [] }]);
    expect(shown.data).toMatchObject({ id: organizationId, name: "Acme Riyadh", avatarUrl: expect.stringMatching(/^https:/) });
    expect(after.data?.pagination.total).toBe(0);
  });
});
