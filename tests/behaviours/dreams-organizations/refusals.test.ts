import { describe, expect, it } from "vitest";
import { a, accept, at, b, bodyOf, call, charge, form, invite, neverIssued, onOne, operation, secured, updateMember, upload, w3 } from "./fixture.ts";

const nameOf = (rule: string): string => rule.split(".")[1] ?? "";

describe("a caller who is not known", () => {
  it.each([
    "dreams-organizations/6.createOrganization.401",
    "dreams-organizations/6.getOrganization.401",
    "dreams-organizations/6.updateOrganization.401",
    "dreams-organizations/6.uploadOrganizationAvatar.401",
    "dreams-organizations/6.listOrganizationMembers.401",
    "dreams-organizations/6.updateOrganizationMember.401",
    "dreams-organizations/6.deleteOrganizationMember.401",
    "dreams-organizations/6.chargeOrganizationWallet.401",
    "dreams-organizations/6.inviteOrganizationUser.401",
  ])("%s refuses no Authorization, Bearer wrong and AccessKey wrong", async (rule) => {
    const { path, ...sent } = operation(secured, nameOf(rule));

    const answers = [
      await call(path, { ...sent, as: "nobody" }),
      await call(path, { ...sent, as: "nobody", headers: { Authorization: "Bearer wrong" } }),
      await call(path, { ...sent, as: "nobody", headers: { Authorization: "AccessKey wrong" } }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(answers.map((answer) => bodyOf("ErrorResponse", answer).data)).toEqual([null, null, null]);
  });
});

describe("a caller without the right", () => {
  it.each([
    ["dreams-organizations/6.getOrganization.403", ["outsider"]],
    ["dreams-organizations/6.updateOrganization.403", ["member", "outsider"]],
    ["dreams-organizations/6.uploadOrganizationAvatar.403", ["member", "outsider"]],
    ["dreams-organizations/6.listOrganizationMembers.403", ["outsider"]],
    ["dreams-organizations/6.updateOrganizationMember.403", ["member", "outsider"]],
    ["dreams-organizations/6.deleteOrganizationMember.403", ["member", "outsider"]],
    ["dreams-organizations/6.chargeOrganizationWallet.403", ["owner", "key", "member", "outsider"]],
    ["dreams-organizations/6.inviteOrganizationUser.403", ["member", "outsider"]],
  ] as const)("%s refuses %j", async (rule, callers) => {
    const { path, ...sent } = operation(secured, nameOf(rule));

    for (const as of callers) {
      const answer = await call(path, { ...sent, as });

      expect(answer.status, as).toBe(403);
      expect(bodyOf("ErrorResponse", answer).data).toBeNull();
    }
  });
});

describe("an organization that does not exist", () => {
  it.each([
    "dreams-organizations/6.getOrganization.404",
    "dreams-organizations/6.updateOrganization.404",
    "dreams-organizations/6.uploadOrganizationAvatar.404",
    "dreams-organizations/6.listOrganizationMembers.404",
    "dreams-organizations/6.chargeOrganizationWallet.404",
    "dreams-organizations/6.inviteOrganizationUser.404",
    "dreams-organizations/6.updateOrganizationMember.404 (organization)",
    "dreams-organizations/6.deleteOrganizationMember.404 (organization)",
  ])("%s refuses a never-issued id and, dreams-organizations/3.3, malformed ones alike", async (rule) => {
    const { path, ...sent } = operation(onOne, nameOf(rule));

    for (const id of [neverIssued, "not-a-uuid", "%zz", `${a}0`, "%00", "__proto__"]) {
      const answer = await call(path(id), sent);

      expect(answer.status, id).toBe(404);
      expect(bodyOf("ErrorResponse", answer).data).toBeNull();
    }
  });
});

describe("dreams-organizations/6.order", () => {
  it("dreams-organizations/6.order asks who is calling before whether the organization exists", async () => {
    expect((await call(at(neverIssued), { as: "nobody" })).status).toBe(401);
    expect((await charge(neverIssued, {}, "nobody")).status).toBe(401);
  });

  it("dreams-organizations/6.order tells whoever is no administrator nothing about the organization of a charge", async () => {
    expect((await charge(neverIssued, {}, "owner")).status).toBe(403);
    expect((await charge(neverIssued, {}, "key")).status).toBe(403);
  });

  it("dreams-organizations/6.order misses the organization before it finds fault with query, body or file", async () => {
    expect((await call(at(neverIssued, "/members?page=0"))).status).toBe(404);
    expect((await call(at(neverIssued), { method: "PATCH", body: "{" })).status).toBe(404);
    expect((await upload(neverIssued, form("text/plain"))).status).toBe(404);
    expect((await charge(neverIssued, {})).status).toBe(404);
    expect((await updateMember(neverIssued, 999, {})).status).toBe(404);
  });

  it("dreams-organizations/6.order refuses for want of a right before it finds fault with query, body or file", async () => {
    expect((await call(at(a, "/members?page=0"), { as: "outsider" })).status).toBe(403);
    expect((await call(at(a), { method: "PATCH", as: "member", body: "{" })).status).toBe(403);
    expect((await upload(a, form("text/plain"), "outsider")).status).toBe(403);
    expect((await invite(a, {}, "member")).status).toBe(403);
    expect((await updateMember(b, 999, {}, "owner")).status).toBe(403);
  });

  it("dreams-organizations/6.order finds fault with the body before it misses the member", async () => {
    expect((await updateMember(a, 999, {})).status).toBe(400);
    expect((await updateMember(a, 999, { workspaces: [w3], roles: [99] })).status).toBe(400);
    expect((await updateMember(a, "x", { workspaces: [w3], roles: [2] })).status).toBe(400);
  });

  it("dreams-organizations/6.order finds fault with an invitation's fields before it finds the e-mail taken", async () => {
    const answer = await invite(a, { email: "member2@example.com", roles: [99] });

    expect(Object.keys(bodyOf("ErrorResponse", answer).data?.errors ?? {})).toEqual(["roles.0"]);
  });

  it("dreams-organizations/6.order finds fault with an acceptance's body before it looks at the token", async () => {
    expect((await accept("INVITE_TOKEN_NONE", {})).status).toBe(422);
    expect((await accept("INVITE_TOKEN_NONE")).status).toBe(400);
  });
});
