/** The life of a service: created, listed, checked, changed. */
import { describe, expect, it } from "vitest";
import {
  addresses,
  alicesService,
  call,
  create,
  environment,
  expectRefused,
  itemNames,
  list,
  myService,
  newService,
  payments,
  servicesOf,
  sharedService,
  stack,
  stateOf,
  update,
  user,
} from "./fixture.ts";

const seeded = ["team my-team my-service", "team my-team shared-service", "user alice my-service", "team team1 payments", "user bob disposable"];
const created = `${list}/user/alice/created`;

describe("a new service", () => {
  it("pulumi-services/7.1a pulumi-services/7.1b pulumi-services/7.1c conflicts only with one of the same organization, owner and name", async () => {
    expect((await create({ ownerType: "team", ownerName: "my-team", name: "same" })).status).toBe(200);
    expect((await create({ ownerType: "team", ownerName: "team1", name: "same" })).status).toBe(200);
    expect((await create({ ownerType: "user", ownerName: "alice", name: "same" })).status).toBe(200);
    expect((await create({ ownerType: "user", ownerName: "bob", name: "same" })).status).toBe(200);
    expect((await call(servicesOf("empty-org"), { method: "POST", json: { ownerType: "team", ownerName: "my-team", name: "same" } })).status).toBe(200);
    await expectRefused(list, { method: "POST", json: { ownerType: "team", ownerName: "my-team", name: "same" } }, 409);
    expect((await call(`${list}/team/team1/same`)).body.service.owner.name).toBe("team1");
  });

  it("pulumi-services/7.2a pulumi-services/7.2b has an owner who is in the organization, since nothing creates one", async () => {
    const owners = [
      ["team", "no-such-team"],
      ["team", "other-team"],
      ["user", "carol"],
      ["user", "my-team"],
      ["team", "alice"],
      ["user", "__proto__"],
      ["user", "alice/x"],
    ];

    for (const [ownerType, ownerName] of owners) await expectRefused(list, { method: "POST", json: { ownerType, ownerName, name: "x" } }, 404);
    await expectRefused(servicesOf("empty-org"), { method: "POST", json: { ownerType: "user", ownerName: "bob", name: "x" } }, 404);
  });

  it("pulumi-services/7.3a pulumi-services/7.3b pulumi-services/7.14a pulumi-services/4.2 shows its owner as its only member", async () => {
    const { body } = await create(newService("created"));

    expect(body).toEqual({
      organizationName: "my-org",
      owner: user("alice"),
      name: "created",
      description: "",
      created: expect.any(String),
      members: [user("alice")],
      itemCountSummary: {},
      properties: [],
    });
    expect((await call(created)).body).toEqual({ service: body, items: [] });
  });

  it("pulumi-services/7.3c was created now", async () => {
    const before = Date.now();
    const { body } = await create(newService("created"));

    expect(Date.parse(body.created ?? "")).toBeGreaterThanOrEqual(before);
    expect(Date.parse(body.created ?? "")).toBeLessThanOrEqual(Date.now());
  });

  it("pulumi-services/7.3d pulumi-services/7.13b pulumi-services/7.14b shows its items only as a number, until it is read", async () => {
    const { body } = await create(newService("created", { items: [stack("a"), environment("b/c"), stack("d")] }), "member");

    expect(body).not.toHaveProperty("items");
    expect(body.itemCountSummary).toEqual({ stack: 2, environment: 1 });
    const read = await call(created);
    expect(itemNames(read)).toEqual(["stack a", "environment b/c", "stack d"]);
    for (const { addedByUser } of read.body.items) expect(addedByUser).toEqual(user("bob"));
  });

  it("pulumi-services/3.26 pulumi-services/3.27 pulumi-services/7.9a pulumi-services/7.9b pulumi-services/7.9c completes its properties", async () => {
    const sent = [
      { key: "b", value: "1", order: 9 },
      { key: "a", value: "2", type: "url" },
      { key: "b", value: "3", order: -1, extra: true },
      { key: "", value: "" },
    ];
    const kept = [
      { key: "b", value: "1", type: "string", order: 9 },
      { key: "a", value: "2", type: "url", order: 1 },
      { key: "b", value: "3", type: "string", order: -1 },
      { key: "", value: "", type: "string", order: 3 },
    ];

    expect((await create(newService("created", { properties: sent }))).body.properties).toEqual(kept);
    expect((await call(created)).body.service.properties).toEqual(kept);
    expect((await update(myService, { properties: sent })).body.properties).toEqual(kept);
    expect((await call(list)).body.services.at(-1)?.properties).toEqual(kept);
  });
});

describe("the list", () => {
  it("pulumi-services/7.4a pulumi-services/7.4b holds all services of the organization, whoever owns them, in order of creation", async () => {
    await create(newService("zebra"), "member");
    await create({ ownerType: "team", ownerName: "team1", name: "aardvark" });

    expect(addresses(await call(list))).toEqual([...seeded, "user alice zebra", "team team1 aardvark"]);
    expect(addresses(await call(list, { as: "member" }))).toHaveLength(7);
  });

  it("pulumi-services/7.4c pulumi-services/8.16 of an organization without services is an empty array and nothing else", async () => {
    expect((await call(servicesOf("empty-org"))).text).toBe('{"services":[]}');
  });
});

describe("HEAD", () => {
  it("pulumi-services/7.6a pulumi-services/7.6b pulumi-services/7.6c answers 204 or 404, as GET does, without a body", async () => {
    for (const path of [
      myService,
      alicesService,
      payments,
      created,
      `${list}/team/team1/my-service`,
      `${servicesOf("other-org")}/team/other-team/other-service`,
    ]) {
      const [head, get] = [await call(path, { method: "HEAD" }), await call(path)];

      expect([get.status, head.status]).toEqual(get.status === 200 ? [200, 204] : [404, 404]);
      expect(head.text).toBe("");
    }
  });
});

describe("an update", () => {
  const properties = [{ key: "docs", value: "x", type: "string", order: 0 }];

  it("pulumi-services/7.7a pulumi-services/10.16 changes the fields that are sent and no other, and answers what it has become", async () => {
    const { service, items } = (await call(sharedService)).body;

    const described = await update(sharedService, { description: "new" });
    expect(described.body).toEqual({ ...service, description: "new" });
    const propertied = await update(sharedService, { properties });
    expect(propertied.body).toEqual({ ...service, description: "new", properties });
    const renamed = await update(sharedService, { name: "renamed" });
    expect(renamed.body).toEqual({ ...service, description: "new", properties, name: "renamed" });
    expect((await call(`${list}/team/my-team/renamed`)).body).toEqual({ service: renamed.body, items });
  });

  it("pulumi-services/7.7b pulumi-services/7.7c replaces the whole list of properties, and clears it with an empty one", async () => {
    const replaced = await update(sharedService, { properties: [{ key: "tier", value: "1", type: "number", order: 7 }] });
    expect(replaced.body.properties).toEqual([{ key: "tier", value: "1", type: "number", order: 7 }]);

    expect((await update(sharedService, { properties: [] })).body.properties).toEqual([]);
    expect((await call(sharedService)).body.service.properties).toEqual([]);
  });

  it("pulumi-services/7.7d clears the description with an empty one", async () => {
    expect((await update(myService, { description: "" })).body.description).toBe("");
  });

  it("pulumi-services/7.7e with an empty object changes nothing", async () => {
    const before = await stateOf();

    expect((await update(myService, {})).body).toEqual((await call(myService)).body.service);
    expect(await stateOf()).toBe(before);
  });
});
