import { describe, expect, it } from "vitest";
import {
  a,
  accept,
  b,
  call,
  fetchRaw,
  invite,
  memberIn,
  memberList,
  neverIssued,
  onOne,
  organization,
  outbox,
  stateOf,
  updateMember,
  userOf,
  w1,
  w2,
  w3,
} from "./fixture.ts";

const ids = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe("the start state", () => {
  it("dreams-organizations/8.1 has organization A", async () => {
    expect(await organization(a)).toEqual({ id: a, name: "My Organization", avatarUrl: null, status: "active", type: "private", owner: userOf.owner });
  });

  it("dreams-organizations/8.2 has organization B", async () => {
    const avatarUrl = "https://example.com/avatar.png";

    expect(await organization(b)).toEqual({ id: b, name: "Other Organization", avatarUrl, status: "active", type: "private", owner: userOf.outsider });
  });

  it("dreams-organizations/8.3 has the roles Admin, Agent and Viewer, in every organization", async () => {
    await updateMember(a, 5, { workspaces: [w1], roles: [1, 2, 3] });
    await updateMember(b, 101, { workspaces: [w3], roles: [1, 2, 3] }, "outsider");

    expect((await memberIn(a, 5))?.roles).toEqual(["Admin", "Agent", "Viewer"]);
    expect((await memberIn(b, 101))?.roles).toEqual(["Admin", "Agent", "Viewer"]);
    expect((await updateMember(a, 5, { workspaces: [w1], roles: [4] })).status).toBe(400);
    expect((await updateMember(a, 5, { workspaces: [w1], roles: [0] })).status).toBe(400);
  });

  it("dreams-organizations/8.4 has the workspaces W1 and W2 in A, and W3 in B", async () => {
    const outcome = async (id: string, memberId: number, workspace: string): Promise<number> =>
      (await updateMember(id, memberId, { workspaces: [workspace], roles: [1] }, "admin")).status;

    expect([await outcome(a, 5, w1), await outcome(a, 5, w2), await outcome(a, 5, w3)]).toEqual([200, 200, 400]);
    expect([await outcome(b, 101, w1), await outcome(b, 101, w2), await outcome(b, 101, w3)]).toEqual([400, 400, 200]);
  });

  it("dreams-organizations/8.5 has 25 members in A, in order", async () => {
    const { data } = await memberList(a);

    expect(data).toEqual(
      ids(1, 25).map((id) => {
        const invited = id >= 2 && id <= 4;
        const roles = [id === 1 ? "Agent" : "Viewer"];
        return { id, name: `Member ${id}`, email: `member${id}@example.com`, status: invited ? "invited" : "active", roles, workspaces: invited ? [] : [w1] };
      }),
    );
  });

  it("dreams-organizations/8.6 has tokens for members 2 to 4", async () => {
    for (const id of [2, 3, 4]) {
      expect((await accept(`INVITE_TOKEN_${id}`)).status).toBe(200);
      expect((await memberIn(a, id))?.status).toBe("active");
    }
    for (const id of [1, 5, 101]) expect((await accept(`INVITE_TOKEN_${id}`)).status).toBe(400);
  });

  it("dreams-organizations/8.7 has member 101 in B, and no other", async () => {
    expect((await memberList(b)).data).toEqual([
      { id: 101, name: "Member 101", email: "member101@example.com", status: "active", roles: ["Admin"], workspaces: [w3] },
    ]);
  });

  it("dreams-organizations/8.8 goes on with the ids 102, 103 and 104, whatever was refused between", async () => {
    await invite(a, { email: "one@example.com" });
    await invite(a, { email: "one@example.com" });
    await invite(b, { email: "two@example.com" }, "outsider");
    await invite(a, { email: "three@example.com" });

    expect((await outbox()).slice(3).map(({ memberId }) => memberId)).toEqual([102, 103, 104]);
  });

  it("dreams-organizations/8.9 never has the organization ffffffff-ffff-4fff-8fff-ffffffffffff", async () => {
    for (const { id, path, ...sent } of onOne) expect((await call(path(neverIssued), { ...sent, as: "admin" })).status, id).toBe(404);
  });

  it("dreams-organizations/8.10 shows members 1 to 15 of A on page 1", async () => {
    const { data, pagination } = await memberList(a, "", "member");

    expect(data.map(({ id }) => id)).toEqual(ids(1, 15));
    expect(pagination).toEqual({ total: 25, per_page: 15, current_page: 1, last_page: 2, from: 1, to: 15 });
  });

  it("dreams-organizations/8.11 dreams-organizations/8.12 shows members 16 to 25 on page 2, and nobody on page 3", async () => {
    const second = await memberList(a, "?page=2");
    const third = await memberList(a, "?page=3");

    expect(second.data.map(({ id }) => id)).toEqual(ids(16, 25));
    expect(second.pagination).toEqual({ total: 25, per_page: 15, current_page: 2, last_page: 2, from: 16, to: 25 });
    expect(third.data).toEqual([]);
  });

  it("comes back with a reset, invitations included", async () => {
    const before = await stateOf();
    await invite(a, { email: "one@example.com" });
    await accept("INVITE_TOKEN_2");

    const changed = await stateOf();
    const reset = await fetchRaw("/_specimen/v1/reset", { method: "POST" });

    expect(reset.status).toBe(204);
    expect(changed).not.toBe(before);
    expect(await stateOf()).toBe(before);
  });
});
