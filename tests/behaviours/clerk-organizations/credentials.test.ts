/** How callers prove who they are, and what each of them may do. */
import { describe, expect, it } from "vitest";
import { acme, call, create, disposable, expectRefused, globex, limitedLabs, list, locked, operations, type Person, remove, update } from "./fixture.ts";

const nobody = "nobody";
const clients = {
  admin: "client_2Admin000000000000000000001",
  member: "client_2Member00000000000000000001",
  outsider: "client_2Outsider000000000000000001",
  limited: "client_2Limited0000000000000000001",
};
const people = Object.keys(clients) as (keyof typeof clients)[];
const ownOrganization = { admin: acme, member: acme, outsider: globex, limited: limitedLabs };

const bearer = (token: string, word = "Bearer") => ({ Authorization: `${word} ${token}` });
const cookie = (text: string) => ({ Cookie: text });

describe("Alternatives", () => {
  it.each(people)(
    "clerk-organizations/5.1 clerk-organizations/5.3 clerk-organizations/5.4 clerk-organizations/5.5 recognise %s in each way",
    async (person) => {
      const path = ownOrganization[person];
      const token = `token-${person}`;

      const answers = [
        await call(`${path}?__dev_session=${token}`, { as: nobody }),
        await call(path, { as: nobody, headers: cookie(`__client=${token}`) }),
        await call(`${path}?_is_native=true`, { as: nobody, headers: bearer(token) }),
        await call(`${path}?_is_native=1`, { as: nobody, headers: bearer(token) }),
      ];

      for (const { status, body } of answers) expect({ status, client: body.client.id }).toEqual({ status: 200, client: clients[person] });
    },
  );

  it.each(operations)("clerk-organizations/5.2 clerk-organizations/4.16 $id is closed to a request without credential", async ({ path, ...sent }) => {
    await expectRefused(path, { ...sent, as: nobody }, 401, "authentication_invalid");
  });

  it.each([
    ["a bearer token without flag", "", bearer("token-admin")],
    ["a bearer token with another flag", "?_is_native=false", bearer("token-admin")],
    ["a bearer token with an empty flag", "?_is_native=", bearer("token-admin")],
    ["the flag without bearer token", "?_is_native=true", {}],
    ["the flag with an empty bearer token", "?_is_native=true", { Authorization: "Bearer " }],
    ["the flag with another scheme", "?_is_native=true", { Authorization: "Basic token-admin" }],
  ])("clerk-organizations/5.6 clerk-organizations/4.16 %s is incomplete", async (_, query, headers) => {
    await expectRefused(acme + query, { as: nobody, headers }, 401, "authentication_invalid");
  });

  it.each(["TRUE", "True", "01", "yes", "true%20", "1.0"])("clerk-organizations/10.26 clerk-organizations/5.3 _is_native=%s is no flag", async (flag) => {
    await expectRefused(`${acme}?_is_native=${flag}`, { as: nobody, headers: bearer("token-admin") }, 401, "authentication_invalid");
  });

  it.each(["bearer", "BEARER", "bEaReR"])("clerk-organizations/10.27 the scheme word %s will do", async (word) => {
    const answer = await call(`${acme}?_is_native=true`, { as: nobody, headers: bearer("token-admin", word) });

    expect(answer.body.client.id).toBe(clients.admin);
  });

  it("clerk-organizations/10.28 the cookie's value is raw, less surrounding double quotes", async () => {
    const quoted = await call(acme, { as: nobody, headers: cookie('other=1; __client="token-admin"') });

    expect(quoted.body.client.id).toBe(clients.admin);
    for (const value of ["token%2Dadmin", '"token-admin', 'token-admin"', '""token-admin""']) {
      await expectRefused(acme, { as: nobody, headers: cookie(`__client=${value}`) }, 401, "authentication_invalid");
    }
  });

  it("clerk-organizations/5.7 of several complete ones the first decides", async () => {
    const all = await call(`${acme}?__dev_session=token-admin&_is_native=true`, {
      as: nobody,
      headers: { ...cookie("__client=token-member"), ...bearer("token-limited") },
    });
    const two = await call(`${acme}?_is_native=true`, { as: nobody, headers: { ...cookie("__client=token-member"), ...bearer("token-admin") } });

    expect(all.body.client.id).toBe(clients.admin);
    expect(two.body.client.id).toBe(clients.member);
  });

  it("clerk-organizations/10.29 a wrong first one is refused even where a later one is good", async () => {
    await expectRefused(`${acme}?__dev_session=wrong`, { as: nobody, headers: cookie("__client=token-admin") }, 401, "authentication_invalid");
    await expectRefused(
      `${acme}?_is_native=true`,
      { as: nobody, headers: { ...cookie("__client=wrong"), ...bearer("token-admin") } },
      401,
      "authentication_invalid",
    );
    await expectRefused(`${acme}?__dev_session=token-signedout`, { as: nobody, headers: cookie("__client=token-admin") }, 401, "signed_out");
  });

  it("clerk-organizations/5.8 an empty credential counts as not sent", async () => {
    const byCookie = await call(`${acme}?__dev_session=`, { as: nobody, headers: cookie("__client=token-member") });
    const byBearer = await call(`${acme}?__dev_session&_is_native=1`, { as: nobody, headers: { ...cookie("__client="), ...bearer("token-admin") } });

    expect(byCookie.body.client.id).toBe(clients.member);
    expect(byBearer.body.client.id).toBe(clients.admin);
    await expectRefused(`${acme}?__dev_session=`, { as: nobody }, 401, "authentication_invalid");
    await expectRefused(acme, { as: nobody, headers: cookie("__client=") }, 401, "authentication_invalid");
  });

  it("clerk-organizations/5.8 clerk-organizations/10.28 a cookie of two double quotes is empty", async () => {
    const answer = await call(`${acme}?_is_native=1`, { as: nobody, headers: { ...cookie('__client=""'), ...bearer("token-admin") } });

    expect(answer.body.client.id).toBe(clients.admin);
  });

  it("clerk-organizations/5.9 an incomplete one beside a complete one is ignored", async () => {
    const flagged = await call(`${acme}?_is_native=true`, { as: nobody, headers: cookie("__client=token-member") });
    const withBearer = await call(`${acme}?__dev_session=token-admin`, { as: nobody, headers: bearer("wrong") });

    expect(flagged.body.client.id).toBe(clients.member);
    expect(withBearer.body.client.id).toBe(clients.admin);
  });

  it("clerk-organizations/10.25 of a repeated one the first that is not empty counts", async () => {
    const byQuery = await call(`${acme}?__dev_session=&__dev_session=token-member&__dev_session=token-admin`, { as: nobody });
    const byCookie = await call(acme, { as: nobody, headers: cookie("__client=; __client=token-admin; __client=wrong") });

    expect(byQuery.body.client.id).toBe(clients.member);
    expect(byCookie.body.client.id).toBe(clients.admin);
    await expectRefused(`${acme}?__dev_session=wrong&__dev_session=token-admin`, { as: nobody }, 401, "authentication_invalid");
  });

  it.each(["wrong", "TOKEN-ADMIN", "token-admin%00", "%zz", "__proto__"])("clerk-organizations/5.15 the token %s is nobody's", async (token) => {
    await expectRefused(`${acme}?__dev_session=${token}`, { as: nobody }, 401, "authentication_invalid");
  });

  it.each(operations)(
    "clerk-organizations/5.14 clerk-organizations/4.17 $id is closed to a client without session, in each way",
    async ({ path, headers: own, ...sent }) => {
      await expectRefused(`${path}?__dev_session=token-signedout`, { ...sent, as: nobody }, 401, "signed_out");
      await expectRefused(path, { ...sent, as: nobody, headers: { ...own, ...cookie("__client=token-signedout") } }, 401, "signed_out");
      await expectRefused(`${path}?_is_native=1`, { ...sent, as: nobody, headers: { ...own, ...bearer("token-signedout") } }, 401, "signed_out");
    },
  );
});

/** Statuses of creating, and of reading, updating and deleting each seeded organization. */
async function rightsOf(person: Person) {
  const statuses: Record<string, readonly number[]> = {};
  for (const [name, path] of Object.entries({ acme, locked, disposable, globex, limitedLabs })) {
    statuses[name] = [(await call(path, { as: person })).status, (await update(path, "name=x", person)).status, (await remove(path, person)).status];
  }
  return { create: (await create("Mine", person)).status, ...statuses };
}

const all = [200, 200, 200];
const none = [403, 403, 403];

describe("Principals", () => {
  it("clerk-organizations/5.10 admin may do everything but delete locked, and nothing in others' organizations", async () => {
    expect(await rightsOf("admin")).toEqual({ create: 200, acme: all, locked: [200, 200, 403], disposable: all, globex: none, limitedLabs: none });
  });

  it("clerk-organizations/5.11 member may create, and read acme", async () => {
    expect(await rightsOf("member")).toEqual({ create: 200, acme: [200, 403, 403], locked: none, disposable: none, globex: none, limitedLabs: none });
  });

  it("clerk-organizations/5.12 outsider may create, and do everything in globex", async () => {
    expect(await rightsOf("outsider")).toEqual({ create: 200, acme: none, locked: none, disposable: none, globex: all, limitedLabs: none });
  });

  it("clerk-organizations/5.13 limited may do everything in limited-labs, and not create beside it", async () => {
    await expectRefused(list, { method: "POST", as: "limited", form: "name=x" }, 403, "organization_quota_exceeded");
    expect(await rightsOf("limited")).toMatchObject({ acme: none, locked: none, disposable: none, globex: none, limitedLabs: all });
  });

  it.each<Person>(["admin", "member", "outsider"])("clerk-organizations/5.16 %s has every right in what it creates, and nobody else has", async (person) => {
    const stranger = person === "admin" ? "member" : "admin";
    const path = `${list}/${(await create("Mine", person)).body.response.id}`;

    for (const method of ["GET", "PATCH", "DELETE"]) await expectRefused(path, { method, as: stranger }, 403, "not_a_member_in_organization");
    const statuses = [(await call(path, { as: person })).status, (await update(path, "slug=mine-2", person)).status, (await remove(path, person)).status];

    expect(statuses).toEqual(all);
  });
});
