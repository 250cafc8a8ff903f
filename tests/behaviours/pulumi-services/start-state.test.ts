/** What is there before anybody does anything. */
import { describe, expect, it } from "vitest";
import {
  addresses,
  alicesService,
  avatarURL,
  call,
  create,
  disposable,
  itemNames,
  list,
  myService,
  newService,
  noSuchService,
  otherService,
  type Person,
  payments,
  servicesOf,
  sharedService,
  stateOf,
  team,
  user,
} from "./fixture.ts";

/** Path, reader, creation, description, members, items. */
const services: readonly (readonly [path: string, as: Person, created: string, description: string, members: readonly object[], items: readonly string[]])[] = [
  [myService, "admin", "2024-01-01", "My service", [team("my-team")], ["stack my-project/my-stack", "environment my-project/my-environment"]],
  [sharedService, "admin", "2024-01-02", "Shared", [team("my-team"), user("bob")], []],
  [alicesService, "admin", "2024-01-03", "", [user("alice")], []],
  [
    payments,
    "admin",
    "2024-01-04",
    "Payments",
    [team("team1")],
    ["stack pay/dev", "stack pay/staging", "stack pay/prod", "environment pay/shared", "environment pay/secrets"],
  ],
  [disposable, "admin", "2024-01-05", "", [user("bob")], ["stack tmp/one"]],
  [otherService, "outsider", "2024-01-06", "", [team("other-team")], []],
];

describe("the start state", () => {
  it.each(services)(
    "pulumi-services/8.3 pulumi-services/8.4 pulumi-services/8.6 pulumi-services/8.7 pulumi-services/8.8 pulumi-services/8.9 describes %s",
    async (path, as, day, description, members, items) => {
      const answer = await call(path, { as });
      const { service } = answer.body;
      const created = `${day}T00:00:00Z`;

      expect(service).toMatchObject({ created, description, members, owner: members[0] });
      expect(itemNames(answer)).toEqual(items);
      for (const item of answer.body.items) expect(item).toMatchObject({ created, addedByUser: user("alice"), organizationName: service.organizationName });
    },
  );

  it("pulumi-services/8.2 pulumi-services/8.11 has five services in my-org and one in other-org", async () => {
    expect(addresses(await call(list))).toEqual([
      "team my-team my-service",
      "team my-team shared-service",
      "user alice my-service",
      "team team1 payments",
      "user bob disposable",
    ]);
    expect(addresses(await call(servicesOf("other-org"), { as: "outsider" }))).toEqual(["team other-team other-service"]);
  });

  it("pulumi-services/8.1 has these users and teams, who may own services, and no others", async () => {
    const owners = [
      ["user", "alice"],
      ["user", "bob"],
      ["user", "carol"],
      ["team", "my-team"],
      ["team", "team1"],
      ["team", "other-team"],
    ] as const;
    const ownersIn = async (organization: string, as: Person): Promise<string[]> => {
      const statuses = await Promise.all(
        owners.map(
          async ([ownerType, ownerName]) =>
            (await call(servicesOf(organization), { method: "POST", as, json: { ownerType, ownerName, name: "probe" } })).status,
        ),
      );
      return owners.filter((_, index) => statuses[index] === 200).map(([, name]) => name);
    };

    expect(await ownersIn("my-org", "admin")).toEqual(["alice", "bob", "my-team", "team1"]);
    expect(await ownersIn("empty-org", "admin")).toEqual(["alice", "my-team"]);
    expect(await ownersIn("other-org", "outsider")).toEqual(["carol", "other-team"]);
  });

  it("pulumi-services/8.5 has one property in all: that of shared-service", async () => {
    const { services: all } = (await call(list)).body;

    expect(all.filter(({ properties }) => properties.length > 0).map(({ name }) => name)).toEqual(["shared-service"]);
    expect(all[1]?.properties).toEqual([{ key: "docs", value: "https://example.com/docs", type: "string", order: 0 }]);
    expect((await call(otherService, { as: "outsider" })).body.service.properties).toEqual([]);
  });

  it("pulumi-services/8.10 has one picture for everybody", async () => {
    const pictures = new Set((await stateOf()).match(/"avatarURL":"[^"]*"/g));

    expect([...pictures]).toEqual([`"avatarURL":"${avatarURL}"`]);
  });

  it("pulumi-services/8.14 counts one stack and one environment in my-service of my-team", async () => {
    expect((await call(myService)).body.service.itemCountSummary).toEqual({ stack: 1, environment: 1 });
    expect((await call(list)).body.services[0]?.itemCountSummary).toEqual({ stack: 1, environment: 1 });
  });

  it("pulumi-services/8.15 has nothing that is called no-such-org, no-such-team or no-such-service", async () => {
    expect(await stateOf()).not.toContain("no-such");
    expect((await call(noSuchService)).status).toBe(404);
    expect((await create(newService("x", { ownerType: "team", ownerName: "no-such-team" }))).status).toBe(404);
  });
});
