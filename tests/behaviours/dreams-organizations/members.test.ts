import { describe, expect, it } from "vitest";
import {
  a,
  accept,
  api,
  at,
  b,
  bodyOf,
  call,
  create,
  deleteMember,
  errorsOf,
  fetchRaw,
  idOf,
  invite,
  memberIn,
  memberList,
  organization,
  outbox,
  updateMember,
  w1,
  w2,
  w3,
} from "./fixture.ts";

const valid = { workspaces: [w1], roles: [2] };

describe("listOrganizationMembers", () => {
  it("dreams-organizations/6.listOrganizationMembers.200 dreams-organizations/3.5 dreams-organizations/7.5a answers with page 1 and 15 members", async () => {
    const answer = await call(at(a, "/members"));
    const list = bodyOf("MemberList", answer);

    expect(answer.status).toBe(200);
    expect(list.data).toHaveLength(15);
    expect(list).toEqual(await memberList(a, "?page=1&per_page=15"));
  });

  it.each(["page=0", "per_page=0", "per_page=101", "per_page=x"])(
    "dreams-organizations/6.listOrganizationMembers.400 dreams-organizations/3.6 refuses %s",
    async (query) => {
      const answer = await call(at(a, `/members?${query}`));

      expect(answer.status).toBe(400);
      expect(Object.keys(errorsOf(answer) ?? {})).toEqual([query.split("=")[0]]);
    },
  );

  it.each(["page=", "page=-1", "page=%2B1", "page=1.0", "page=1e1", "page=0x1", "per_page=", "per_page=-1", "per_page=%2B5", "per_page=%205"])(
    "dreams-organizations/3.7 refuses %s, which is not plain decimal digits",
    async (query) => {
      expect((await call(at(a, `/members?${query}`))).status).toBe(400);
    },
  );

  it("dreams-organizations/3.6 takes 1 and 100 per page", async () => {
    expect((await memberList(a, "?per_page=1")).data).toHaveLength(1);
    expect((await memberList(a, "?per_page=100")).data).toHaveLength(25);
  });

  it("dreams-organizations/3.8 ignores query parameters that it does not know", async () => {
    expect(await memberList(a, "?sort=name&page=2&__proto__=x")).toEqual(await memberList(a, "?page=2"));
  });

  it.each([
    ["?page=2&per_page=10", { current_page: 2, last_page: 3, from: 11, to: 20 }],
    ["?page=3&per_page=10", { current_page: 3, last_page: 3, from: 21, to: 25 }],
    ["?page=5&per_page=5", { current_page: 5, last_page: 5, from: 21, to: 25 }],
  ])("dreams-organizations/7.5b counts the positions of %s over the whole list", async (query, expected) => {
    const { data, pagination } = await memberList(a, query);

    expect(pagination).toMatchObject({ total: 25, ...expected });
    expect(data.map(({ id }) => id)).toEqual(Array.from({ length: expected.to - expected.from + 1 }, (_, index) => expected.from + index));
  });

  it("dreams-organizations/7.5c has a last page where there are no members", async () => {
    const { pagination } = await memberList(idOf(await create()), "");

    expect(pagination).toEqual({ total: 0, per_page: 15, current_page: 1, last_page: 1, from: null, to: null });
  });

  it("dreams-organizations/7.5d is empty beyond the end", async () => {
    const { data, pagination } = await memberList(a, "?page=4&per_page=10");

    expect(data).toEqual([]);
    expect(pagination).toEqual({ total: 25, per_page: 10, current_page: 4, last_page: 3, from: null, to: null });
  });

  it.each(["9007199254740993", "123456789012345678901234567890"])("dreams-organizations/10.22 repeats page %s exactly", async (page) => {
    const answer = await call(at(a, `/members?page=${page}`));

    expect(answer.status).toBe(200);
    expect(answer.text).toContain(`"current_page":${page},`);
  });

  it("dreams-organizations/7.4a dreams-organizations/7.4b keeps the order of joining or invitation through updates and acceptance", async () => {
    await invite(a, { email: "new@example.com" });

    await updateMember(a, 7, valid);
    await accept("INVITE_TOKEN_3");
    const { data } = await memberList(a);

    expect(data.map(({ id }) => id)).toEqual([...Array.from({ length: 25 }, (_, index) => index + 1), 102]);
    expect(new Set(data.map(({ status }) => status))).toEqual(new Set(["active", "invited"]));
  });
});

describe("updateOrganizationMember", () => {
  it("dreams-organizations/6.updateOrganizationMember.200 dreams-organizations/4.5 dreams-organizations/4.7 shows member 5, roles by name", async () => {
    const answer = await updateMember(a, 5, valid);

    expect(answer.status).toBe(200);
    expect(bodyOf("MemberUpdated", answer).data).toEqual({
      id: 5,
      name: "Member 5",
      email: "member5@example.com",
      status: "active",
      roles: ["Agent"],
      workspaces: [w1],
    });
    expect(await memberIn(a, 5)).toEqual(bodyOf("MemberUpdated", answer).data);
  });

  it.each([
    ["no workspaces in the array", { workspaces: [], roles: [2] }, "workspaces"],
    ["no roles in the array", { workspaces: [w1], roles: [] }, "roles"],
    ["missing workspaces", { roles: [2] }, "workspaces"],
    ["missing roles", { workspaces: [w1] }, "roles"],
    ["role 99", { workspaces: [w1], roles: [2, 99] }, "roles.1"],
    ["workspace W3", { workspaces: [w3], roles: [2] }, "workspaces.0"],
    ["workspace x", { workspaces: [w1, "x"], roles: [2] }, "workspaces.1"],
  ])("dreams-organizations/6.updateOrganizationMember.400 refuses %s", async (_what, json, field) => {
    const answer = await updateMember(a, 5, json);

    expect(answer.status).toBe(400);
    expect(Object.keys(errorsOf(answer) ?? {})).toEqual([field]);
  });

  it("dreams-organizations/6.updateOrganizationMember.400 refuses bad JSON", async () => {
    expect((await call(at(a, "/members/5"), { method: "PUT", body: "[" })).status).toBe(400);
  });

  it("dreams-organizations/3.11 dreams-organizations/3.12 dreams-organizations/4.10 names every unknown workspace and role by its place", async () => {
    const answer = await updateMember(a, 5, { workspaces: [w1, w3], roles: [99, 2, 2 ** 40] });

    expect(Object.keys(errorsOf(answer) ?? {})).toEqual(["workspaces.1", "roles.0", "roles.2"]);
  });

  it.each(["999", "101", "x", "5x", "-5", "5.0", "%00", "9007199254740993", "__proto__"])(
    "dreams-organizations/6.updateOrganizationMember.404 dreams-organizations/3.4 dreams-organizations/7.8a knows no member %s in A",
    async (memberId) => {
      const answer = await updateMember(a, memberId, valid);

      expect(answer.status).toBe(404);
      expect(bodyOf("ErrorResponse", answer).data).toBeNull();
    },
  );

  it("dreams-organizations/10.21 reads 05 as member 5", async () => {
    expect(bodyOf("MemberUpdated", await updateMember(a, "05", valid)).data?.id).toBe(5);
    expect((await deleteMember(a, "05")).status).toBe(200);
    expect(await memberIn(a, 5)).toBeUndefined();
  });

  it("dreams-organizations/7.6a dreams-organizations/7.6b replaces all roles and workspaces, once each", async () => {
    await updateMember(a, 1, { workspaces: [w2, w1, w2], roles: [3, 1, 3] });

    const member = await memberIn(a, 1);

    expect(member?.roles.toSorted()).toEqual(["Admin", "Viewer"]);
    expect(member?.workspaces.toSorted()).toEqual([w1, w2]);
  });

  it("dreams-organizations/7.6d updates an invited member, who stays invited", async () => {
    const answer = await updateMember(a, 2, valid);

    expect(bodyOf("MemberUpdated", answer).data).toMatchObject({ id: 2, status: "invited", roles: ["Agent"], workspaces: [w1] });
    expect((await accept("INVITE_TOKEN_2")).status).toBe(200);
  });

  it("dreams-organizations/7.14a leaves equal state when the same update is repeated", async () => {
    const answers = [await updateMember(a, 5, valid), await updateMember(a, 5, valid)];

    expect(answers[1]?.text).toBe(answers[0]?.text);
  });
});

describe("deleteOrganizationMember", () => {
  it("dreams-organizations/6.deleteOrganizationMember.200 ends the membership of member 25", async () => {
    const answer = await deleteMember(a, 25);

    expect(answer.status).toBe(200);
    expect(await memberIn(a, 25)).toBeUndefined();
    expect((await memberList(a)).pagination.total).toBe(24);
  });

  it.each(["999", "101", "x", "9007199254740993"])(
    "dreams-organizations/6.deleteOrganizationMember.404 dreams-organizations/3.4 dreams-organizations/7.8a knows no member %s in A",
    async (memberId) => {
      expect((await deleteMember(a, memberId)).status).toBe(404);
      expect(await memberIn(b, 101)).toBeDefined();
    },
  );

  it("dreams-organizations/6.deleteOrganizationMember.404 dreams-organizations/7.7b refuses a repetition", async () => {
    const answers = [await deleteMember(a, 25), await deleteMember(a, 25)];

    expect(answers.map(({ status }) => status)).toEqual([200, 404]);
  });

  it("dreams-organizations/7.7a leaves the same person in another organization", async () => {
    await invite(b, { email: "member25@example.com" }, "outsider");

    await deleteMember(a, 25);

    expect((await memberList(b)).data.map(({ email }) => email)).toEqual(["member101@example.com", "member25@example.com"]);
  });

  it("dreams-organizations/7.7c dreams-organizations/7.7d voids the token for good, and the e-mail can be invited again", async () => {
    await deleteMember(a, 2);
    const voided = await accept("INVITE_TOKEN_2");
    const again = await invite(a, { email: "member2@example.com" });
    const still = await accept("INVITE_TOKEN_2");
    const fresh = (await outbox()).at(-1)?.inviteToken ?? "";

    expect([voided.status, again.status, still.status]).toEqual([400, 200, 400]);
    expect((await accept(fresh)).status).toBe(200);
  });

  it("dreams-organizations/7.8b never takes a member's id for an owner's", async () => {
    const { owner } = await organization(a);
    const { data } = await memberList(a);

    expect(data.every(({ id }) => Number.isInteger(id))).toBe(true);
    expect((await deleteMember(a, owner)).status).toBe(404);
  });

  it("keeps no trace of a deleted member in the state", async () => {
    await deleteMember(a, 3);

    const state = (await (await fetchRaw("/_specimen/v1/state")).json()) as Record<string, unknown>;

    expect(JSON.stringify(state[api])).not.toMatch(/member3@|INVITE_TOKEN_3/);
  });
});
