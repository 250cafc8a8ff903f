import { describe, expect, it } from "vitest";
import {
  a,
  accept,
  acceptOf,
  at,
  authorizationOf,
  b,
  type Caller,
  call,
  charge,
  create,
  deleteMember,
  idOf,
  memberList,
  onOne,
  organization,
  password,
  secured,
  userOf,
} from "./fixture.ts";

const statuses = async (as: Caller, id: string): Promise<Record<string, number>> => {
  const found: Record<string, number> = {};
  for (const { id: name, path, ...sent } of onOne) found[name] = (await call(path(id), { ...sent, as })).status;
  return found;
};

const everything = (status: number) => Object.fromEntries(onOne.map(({ id }) => [id, status]));

describe("principals", () => {
  it.each(["owner", "key"] as const)("dreams-organizations/5.6 dreams-organizations/5.2 let %s do everything but charge on A", async (as) => {
    expect(await statuses(as, a)).toEqual({ ...everything(200), chargeOrganizationWallet: 403 });
  });

  it("dreams-organizations/5.7 let member get A and list its members, and nothing else", async () => {
    expect(await statuses("member", a)).toEqual({ ...everything(403), getOrganization: 200, listOrganizationMembers: 200 });
  });

  it("dreams-organizations/5.8 dreams-organizations/5.12 let outsider do nothing on A, and everything but charge on B", async () => {
    expect(await statuses("outsider", a)).toEqual(everything(403));
    const onB = await statuses("outsider", b);
    // Members 5 and 25 are not B's.
    expect(onB).toEqual({ ...everything(200), chargeOrganizationWallet: 403, updateOrganizationMember: 400, deleteOrganizationMember: 404 });
    expect((await deleteMember(b, 101, "outsider")).status).toBe(200);
  });

  it("dreams-organizations/5.9 let admin do everything on every organization, and alone charge", async () => {
    expect(await statuses("admin", a)).toEqual(everything(200));
    expect((await charge(b, { amount: 1, service: "other" }, "admin")).status).toBe(200);
    expect((await charge(idOf(await create("outsider")), { amount: 1, service: "other" }, "admin")).status).toBe(200);
  });

  it.each(["owner", "member", "outsider", "admin"] as const)("dreams-organizations/5.10 let %s create an organization, and own it", async (as) => {
    expect(await organization(idOf(await create(as)), as)).toMatchObject({ owner: userOf[as] });
  });

  it("dreams-organizations/5.14 shut member out of A once member 1 is removed", async () => {
    const before = [await call(at(a), { as: "member" }), await call(at(a, "/members"), { as: "member" })];

    await deleteMember(a, 1);
    const after = [await call(at(a), { as: "member" }), await call(at(a, "/members"), { as: "member" })];

    expect(before.map(({ status }) => status)).toEqual([200, 200]);
    expect(after.map(({ status }) => status)).toEqual([403, 403]);
  });

  it("dreams-organizations/5.15 are in no member list as owner or administrator", async () => {
    const id = idOf(await create("owner"));
    const text = JSON.stringify([await memberList(a), await memberList(b), await memberList(id)]);

    for (const user of [userOf.owner, userOf.outsider, userOf.admin]) expect(text).not.toContain(user);
    expect((await memberList(id)).data).toEqual([]);
  });
});

describe("credentials", () => {
  it("dreams-organizations/5.1 dreams-organizations/5.2 are an access key as well as a token, for all that owner may do", async () => {
    for (const { id, path, ...sent } of secured) {
      if (id === "chargeOrganizationWallet") continue;
      expect([200, 201], id).toContain((await call(path, { ...sent, as: "key" })).status);
    }
  });

  it("dreams-organizations/5.3 dreams-organizations/5.13 charge by token only, and a known key is refused with 403", async () => {
    expect((await charge(a, { amount: 1, service: "other" }, "key")).status).toBe(403);
    expect((await call(at(a), { as: "nobody", headers: { Authorization: authorizationOf.key } })).status).toBe(200);
  });

  it.each([undefined, "Bearer wrong", "AccessKey wrong", authorizationOf.outsider])(
    "dreams-organizations/5.4 dreams-organizations/10.29 make no difference to an acceptance: %s",
    async (authorization) => {
      const headers: Record<string, string> = authorization === undefined ? {} : { Authorization: authorization };

      const answer = await call(acceptOf("INVITE_TOKEN_2"), { method: "POST", as: "nobody", json: password, headers });

      expect(answer.status).toBe(200);
      expect((await accept("INVITE_TOKEN_2")).status).toBe(400);
    },
  );

  it.each([
    "Bearer",
    "Bearer ",
    "OWNER_TOKEN",
    "BearerOWNER_TOKEN",
    "Basic OWNER_TOKEN",
    "Bearer ak_owner.secret",
    "Bearer owner_token",
    "Bearer OWNER_TOKEN, Bearer ADMIN_TOKEN",
    "AccessKey",
    "AccessKey OWNER_TOKEN",
    "AccessKey  ak_owner.secret",
    "AccessKey ak_owner",
    "accesskey ak_owner.secret",
    "ak_owner.secret",
  ])("dreams-organizations/5.11 dreams-organizations/5.1 are not known as %j", async (authorization) => {
    expect((await call(at(a), { as: "nobody", headers: { Authorization: authorization } })).status).toBe(401);
  });

  it("dreams-organizations/10.4 are malformed with two spaces", async () => {
    for (const { path, ...sent } of secured) {
      expect((await call(path, { ...sent, as: "nobody", headers: { Authorization: "Bearer  ADMIN_TOKEN" } })).status).toBe(401);
    }
  });

  it("dreams-organizations/5.5 are opaque: a token that claims to be an administrator's is unknown", async () => {
    const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");
    const token = `${encoded({ alg: "none" })}.${encoded({ sub: userOf.admin, role: "admin" })}.`;

    const answer = await call(at(a), { as: "nobody", headers: { Authorization: `Bearer ${token}` } });

    expect(answer.status).toBe(401);
  });
});
