/** Who is calling, and what that lets them see. */
import { describe, expect, it } from "vitest";
import { add, addresses, call, create, expectRefused, list, myService, newService, operations, otherService, servicesOf, stack } from "./fixture.ts";

const token = "PULUMI_ACCESS_TOKEN";

describe.each(operations)("$id", ({ id: _, path, success, ...sent }) => {
  it("pulumi-services/5.1 pulumi-services/5.6 serves every member of the organization who sends the word token and an access token", async () => {
    expect((await call(path, { ...sent, as: "member" })).status).toBe(success);
  });

  it("pulumi-services/5.2 pulumi-services/5.3 refuses a request without Authorization header", async () => {
    await expectRefused(path, { ...sent, as: "nobody" }, 401);
  });

  it.each(["token wrong", "token pulumi_access_token", "token PULUMI_ACCESS_TOKEN2", "token", "wrong", token])(
    "pulumi-services/5.4 refuses %s, a token that nobody has",
    async (Authorization) => {
      await expectRefused(path, { ...sent, as: "nobody", headers: { Authorization } }, 401);
    },
  );

  it.each(["Basic", "Bearer", "bearer", "api-key"])("pulumi-services/5.5a pulumi-services/5.5b refuses the scheme word %s", async (word) => {
    await expectRefused(path, { ...sent, as: "nobody", headers: { Authorization: `${word} ${token}` } }, 401);
  });

  it.each([`Token ${token}`, `TOKEN ${token}`, `token  ${token}`, `token\t${token}`])(
    "pulumi-services/10.11 refuses %j, which is not the exact word and one space",
    async (Authorization) => {
      await expectRefused(path, { ...sent, as: "nobody", headers: { Authorization } }, 401);
    },
  );

  it("pulumi-services/5.7 pulumi-services/5.8 answers 404, never 403, to those who are no members", async () => {
    await expectRefused(path, { ...sent, as: "outsider" }, 404);
    await expectRefused(path.replace("my-org", "other-org"), { ...sent, as: "admin" }, 404);
  });
});

describe("the principals", () => {
  const mayList = async (as: "admin" | "member" | "outsider"): Promise<string[]> => {
    const organizations = ["my-org", "empty-org", "other-org", "no-such-org"];
    const statuses = await Promise.all(organizations.map(async (name) => (await call(servicesOf(name), { as })).status));
    return organizations.filter((_, index) => statuses[index] === 200);
  };

  it("pulumi-services/5.9 pulumi-services/5.10 pulumi-services/5.11 are members of these organizations and no others", async () => {
    expect(await mayList("admin")).toEqual(["my-org", "empty-org"]);
    expect(await mayList("member")).toEqual(["my-org"]);
    expect(await mayList("outsider")).toEqual(["other-org"]);
  });

  it("pulumi-services/5.9 pulumi-services/5.10 pulumi-services/5.11 are alice, bob and carol", async () => {
    const adder = async (path: string, as: "admin" | "member" | "outsider") => (await add(path, [stack("who/is-it")], as)).body.items.at(-1)?.addedByUser?.name;

    expect(await adder(myService, "admin")).toBe("alice");
    expect(await adder(`${list}/team/team1/payments`, "member")).toBe("bob");
    expect(await adder(otherService, "outsider")).toBe("carol");
  });

  it("pulumi-services/5.7 cannot tell a foreign organization from one that does not exist", async () => {
    const foreign = await call(servicesOf("other-org"));
    const absent = await call(servicesOf("no-such-org"));

    expect(foreign.text.replaceAll("other-org", "no-such-org")).toBe(absent.text);
  });

  it("pulumi-services/7.3e may create services for any owner of their organization", async () => {
    expect((await create(newService("for-alice"), "member")).body.owner.name).toBe("alice");
    expect((await create({ ownerType: "team", ownerName: "team1", name: "for-team1" }, "member")).status).toBe(200);
    expect(addresses(await call(list)).slice(-2)).toEqual(["user alice for-alice", "team team1 for-team1"]);
  });
});
