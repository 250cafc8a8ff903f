import { afterEach, describe, expect, it, vi } from "vitest";
import {
  a,
  accept,
  acceptOf,
  at,
  b,
  bodyOf,
  call,
  caller,
  deleteMember,
  errorsOf,
  freshMock,
  invite,
  memberIn,
  memberList,
  outbox,
  password,
} from "./fixture.ts";

const lastToken = async (): Promise<string> => (await outbox()).at(-1)?.inviteToken ?? "";

afterEach(() => {
  vi.useRealTimers();
});

describe("inviteOrganizationUser", () => {
  it("dreams-organizations/6.inviteOrganizationUser.200 takes a new e-mail and answers with nothing", async () => {
    const answer = await invite(a, { email: "new@example.com" });

    expect([answer.status, answer.text]).toEqual([200, ""]);
  });

  it.each([
    ["dreams-organizations/3.15", "no email", { name: "N" }, "email"],
    ["dreams-organizations/6.inviteOrganizationUser.400", "an email without @", { email: "x" }, "email"],
    ["dreams-organizations/6.inviteOrganizationUser.400", "an email without a dot", { email: "x@y" }, "email"],
    ["dreams-organizations/6.inviteOrganizationUser.400", "an email with a space", { email: "x y@z.w" }, "email"],
    ["dreams-organizations/3.12 dreams-organizations/4.10", "role 99", { email: "new@example.com", roles: [1, 99] }, "roles.1"],
    ["dreams-organizations/6.inviteOrganizationUser.400", "a name of 256 characters", { email: "new@example.com", name: "n".repeat(256) }, "name"],
  ])("dreams-organizations/6.inviteOrganizationUser.400 %s refuses %s", async (_rule, _what, json, field) => {
    const answer = await invite(a, json);

    expect(answer.status).toBe(400);
    expect(Object.keys(errorsOf(answer) ?? {})).toEqual([field]);
  });

  it("dreams-organizations/6.inviteOrganizationUser.400 refuses bad JSON", async () => {
    expect((await call(at(a, "/invite"), { method: "POST", body: '{"email"' })).status).toBe(400);
  });

  it.each([
    ["member 2, who is invited", "member2@example.com"],
    ["member 5, who is active", "member5@example.com"],
  ])("dreams-organizations/6.inviteOrganizationUser.400 dreams-organizations/7.10f refuses the e-mail of %s, and nothing changes", async (_who, email) => {
    const before = await memberList(a);

    const answer = await invite(a, { email });

    expect(answer.status).toBe(400);
    expect(await memberList(a)).toEqual(before);
    expect(await outbox()).toHaveLength(3);
  });

  it("dreams-organizations/7.10a dreams-organizations/7.10b dreams-organizations/7.10c adds an invited member with a name and the names of roles", async () => {
    await invite(a, { email: "John.Doe@example.com", name: "John Doe", roles: [1, 3] });

    expect((await memberList(a)).data.at(-1)).toEqual({
      id: 102,
      name: "John Doe",
      email: "John.Doe@example.com",
      status: "invited",
      roles: ["Admin", "Viewer"],
      workspaces: [],
    });
  });

  it("dreams-organizations/7.10b dreams-organizations/7.10c adds a nameless member without roles where only the e-mail is sent", async () => {
    await invite(a, { email: "new@example.com" });

    expect(await memberIn(a, 102)).toMatchObject({ name: "", roles: [], workspaces: [] });
  });

  it("dreams-organizations/3.14 dreams-organizations/10.20 takes no roles at all, and equal ones once", async () => {
    expect((await invite(a, { email: "one@example.com", roles: [] })).status).toBe(200);
    expect((await invite(a, { email: "two@example.com", roles: [2, 2, 3, 2] })).status).toBe(200);

    expect((await memberIn(a, 102))?.roles).toEqual([]);
    expect((await memberIn(a, 103))?.roles.toSorted()).toEqual(["Agent", "Viewer"]);
  });

  it("dreams-organizations/7.10d issues a single-use token that no answer shows", async () => {
    const answer = await invite(a, { email: "new@example.com" });
    const token = await lastToken();

    expect(token).not.toBe("");
    expect(answer.text + JSON.stringify([...answer.headers]) + JSON.stringify(await memberList(a))).not.toContain(token);
    expect([(await accept(token)).status, (await accept(token)).status]).toEqual([200, 400]);
  });

  it("dreams-organizations/7.10e dreams-organizations/7.10g compares e-mails without regard to case, and within the organization only", async () => {
    expect((await invite(a, { email: "MEMBER5@Example.COM" })).status).toBe(400);
    expect((await invite(a, { email: "member101@example.com" })).status).toBe(200);
    expect((await invite(b, { email: "MEMBER5@Example.COM" }, "outsider")).status).toBe(200);
    expect((await invite(a, { email: "Member101@example.com" })).status).toBe(400);
  });

  it("dreams-organizations/7.10a gives no id that a member of any organization has", async () => {
    await invite(a, { email: "one@example.com" });
    await invite(b, { email: "one@example.com" }, "outsider");
    await deleteMember(b, 103, "outsider");
    await invite(a, { email: "two@example.com" });

    const ids = [...(await memberList(a)).data, ...(await memberList(b)).data].map(({ id }) => id);

    expect(new Set(ids).size).toBe(28);
  });
});

describe("the outbox", () => {
  it("holds the invitations of the start, oldest first, without a time", async () => {
    expect(await outbox()).toEqual(
      [2, 3, 4].map((id) => ({ to: `member${id}@example.com`, inviteToken: `INVITE_TOKEN_${id}`, organizationId: a, memberId: id, sentAt: null })),
    );
  });

  it("tells the token of a new invitation and when it was sent, and keeps it once it is accepted", async () => {
    const mock = freshMock({ now: "2026-01-31T09:00:00Z" });
    await caller(mock)(at(a, "/invite"), { method: "POST", json: { email: "new@example.com" } });

    const mail = (await outbox(mock)).at(-1);
    await caller(mock)(acceptOf(mail?.inviteToken ?? ""), { method: "POST", as: "nobody", json: password });

    expect(mail).toMatchObject({ to: "new@example.com", organizationId: a, memberId: 102, sentAt: "2026-01-31T09:00:00.000Z" });
    expect((await outbox(mock)).at(-1)).toEqual(mail);
  });

  it("drops the invitation of a deleted member", async () => {
    await deleteMember(a, 3);

    expect((await outbox()).map(({ memberId }) => memberId)).toEqual([2, 4]);
  });
});

describe("acceptOrganizationInvite", () => {
  it("dreams-organizations/6.acceptOrganizationInvite.200 dreams-organizations/7.11a makes member 2 active, without credentials", async () => {
    const answer = await accept("INVITE_TOKEN_2");

    expect([answer.status, answer.text]).toEqual([200, ""]);
    expect(await memberIn(a, 2)).toMatchObject({ status: "active" });
  });

  it("dreams-organizations/6.acceptOrganizationInvite.400 dreams-organizations/7.11c refuses a token that was never issued", async () => {
    for (const token of ["INVITE_TOKEN_NONE", "__proto__", "%zz", "%00", "invite_token_2"]) {
      const answer = await accept(token);

      expect(answer.status, token).toBe(400);
      expect(bodyOf("ErrorResponse", answer).data).toBeNull();
    }
  });

  it("dreams-organizations/6.acceptOrganizationInvite.400 dreams-organizations/7.11b refuses a used token", async () => {
    expect([(await accept("INVITE_TOKEN_2")).status, (await accept("INVITE_TOKEN_2")).status]).toEqual([200, 400]);
  });

  it("dreams-organizations/6.acceptOrganizationInvite.400 refuses the token of a removed member", async () => {
    await deleteMember(a, 4);

    expect((await accept("INVITE_TOKEN_4")).status).toBe(400);
  });

  it.each([
    ["dreams-organizations/3.16", "no password", { password_confirmation: "password123" }, ["password"]],
    ["dreams-organizations/3.16", "no confirmation", { password: "password123" }, ["password_confirmation"]],
    ["dreams-organizations/3.16", "neither", {}, ["password", "password_confirmation"]],
    ["dreams-organizations/3.17", "unequal passwords", { password: "password123", password_confirmation: "password124" }, ["password_confirmation"]],
    ["dreams-organizations/6.acceptOrganizationInvite.422", "seven characters", { password: "1234567", password_confirmation: "1234567" }, ["password"]],
  ])("dreams-organizations/6.acceptOrganizationInvite.422 %s refuses %s, whatever the token", async (_rule, _what, json, fields) => {
    for (const token of ["INVITE_TOKEN_2", "INVITE_TOKEN_NONE"]) {
      const answer = await accept(token, json);

      expect(answer.status).toBe(422);
      expect(Object.keys(errorsOf(answer) ?? {})).toEqual(fields);
    }
  });

  it("dreams-organizations/6.acceptOrganizationInvite.422 dreams-organizations/10.2 refuses every unreadable body with 422", async () => {
    for (const body of ["{", "", "[]", "null", '"x"', "password=password123"]) {
      expect((await call(acceptOf("INVITE_TOKEN_2"), { method: "POST", as: "nobody", body })).status, body).toBe(422);
    }
  });

  it("dreams-organizations/7.11e keeps the token through a refusal of the body", async () => {
    const refused = await accept("INVITE_TOKEN_2", { password: "short" });
    const taken = await accept("INVITE_TOKEN_2");

    expect([refused.status, taken.status]).toEqual([422, 200]);
  });

  it("dreams-organizations/7.11d takes a token a hundred years later", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-01-31T09:00:00Z") });
    await invite(a, { email: "new@example.com" });

    vi.setSystemTime(new Date("2126-01-31T09:00:00Z"));

    expect((await accept(await lastToken())).status).toBe(200);
  });

  it("dreams-organizations/7.12 leads from none to invited, to active, and to none again", async () => {
    const seen: (string | undefined)[] = [(await memberIn(a, 102))?.status];

    await invite(a, { email: "new@example.com" });
    seen.push((await memberIn(a, 102))?.status);
    await accept(await lastToken());
    seen.push((await memberIn(a, 102))?.status);
    await deleteMember(a, 102);
    seen.push((await memberIn(a, 102))?.status);

    expect(seen).toEqual([undefined, "invited", "active", undefined]);
  });
});
