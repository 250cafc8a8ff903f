/** Items of a service: a set in order of insertion, counted, added and removed. */
import { describe, expect, it } from "vitest";
import { createMock } from "../../../mock/index.ts";
import {
  add,
  alicesService,
  api,
  call,
  caller,
  create,
  disposable,
  environment,
  expectRefused,
  itemNames,
  list,
  myService,
  newService,
  payments,
  remove,
  stack,
  user,
} from "./fixture.ts";

const seeded = ["stack my-project/my-stack", "environment my-project/my-environment"];

describe("an addition", () => {
  it("pulumi-services/7.12a pulumi-services/7.12b appends what is new by type and name, in the order sent", async () => {
    const answer = await add(myService, [stack("z"), environment("z"), environment("my-project/my-stack"), stack("a")]);

    expect(itemNames(answer)).toEqual([...seeded, "stack z", "environment z", "environment my-project/my-stack", "stack a"]);
    expect(itemNames(await call(myService))).toEqual(itemNames(answer));
  });

  it("pulumi-services/7.12c pulumi-services/7.12d of an item that is there, or that is sent twice, makes no duplicate", async () => {
    const answer = await add(myService, [stack("twice"), stack("my-project/my-stack"), stack("twice")]);

    expect(answer.status).toBe(200);
    expect(itemNames(answer)).toEqual([...seeded, "stack twice"]);
    expect((await create(newService("twins", { items: [stack("a"), stack("a")] }))).body.itemCountSummary).toEqual({ stack: 1 });
  });

  it("pulumi-services/7.12e of an item that is there keeps its first creation time and its first adder", async () => {
    const { items } = (await call(myService)).body;

    expect((await add(myService, [stack("my-project/my-stack")], "member")).body.items).toEqual(items);
  });

  it("pulumi-services/7.12f takes stacks and environments that nobody has", async () => {
    expect((await add(alicesService, [stack("never/heard/of"), environment("nor-of-this")])).body.items).toHaveLength(2);
    expect((await create(newService("x", { items: [stack("no/such/stack")] }))).status).toBe(200);
  });

  it("pulumi-services/4.8 pulumi-services/4.9 pulumi-services/7.13a shows the caller who added the item, a user", async () => {
    await add(disposable, [stack("by/alice")], "admin");
    const { items } = (await add(disposable, [stack("by/bob")], "member")).body;

    expect(items.map(({ name, addedByUser }) => [name, addedByUser])).toEqual([
      ["tmp/one", user("alice")],
      ["by/alice", user("alice")],
      ["by/bob", user("bob")],
    ]);
  });

  it("pulumi-services/7.15b pulumi-services/10.16 answers the service with all its items, unpaged", async () => {
    const answer = await call(`${payments}/items?maxResults=2`, { method: "POST", json: { items: [stack("pay/new")] } });

    expect(answer.body).toEqual((await call(payments)).body);
    expect(itemNames(answer)).toHaveLength(6);
    expect(answer.body.service.itemCountSummary).toEqual({ stack: 4, environment: 2 });
  });

  it("pulumi-services/10.14 shows an item as created when it was added", async () => {
    const later = caller(createMock({ apis: [api], now: "2030-01-01T00:00:00Z" }));
    const { items } = (await later(`${myService}/items`, { method: "POST", json: { items: [stack("late")] } })).body;

    expect(items.map(({ created }) => Date.parse(created))).toEqual(["2024-01-01", "2024-01-01", "2030-01-01"].map((day) => Date.parse(day)));
  });
});

describe("a removal", () => {
  it("pulumi-services/7.15a pulumi-services/10.16 answers the service with all items that are left, unpaged", async () => {
    const answer = await remove(`${payments}/items/stack/pay/staging?maxResults=1`);

    expect(itemNames(answer)).toEqual(["stack pay/dev", "stack pay/prod", "environment pay/shared", "environment pay/secrets"]);
    expect(answer.body.service.itemCountSummary).toEqual({ stack: 2, environment: 2 });
    expect(answer.body).toEqual((await call(payments)).body);
  });

  it("pulumi-services/7.12a takes the item of that type alone", async () => {
    await add(alicesService, [stack("same"), environment("same")]);

    expect(itemNames(await remove(`${alicesService}/items/stack/same`))).toEqual(["environment same"]);
  });

  it("pulumi-services/7.16 of an item that is not in the service is 404, though another service has it", async () => {
    await expectRefused(`${alicesService}/items/stack/my-project/my-stack`, { method: "DELETE" }, 404);
    await expectRefused(`${myService}/items/environment/my-project/my-stack`, { method: "DELETE" }, 404);
    await expectRefused(`${myService}/items/stack/My-Project/my-stack`, { method: "DELETE" }, 404);
  });

  it("pulumi-services/7.12b lets a removed item that is added again come last", async () => {
    await remove(`${myService}/items/stack/my-project/my-stack`);

    expect(itemNames(await add(myService, [stack("my-project/my-stack")]))).toEqual([...seeded].reverse());
  });
});

describe("the summary", () => {
  const summaryOf = async (path: string) => (await call(path)).body.service.itemCountSummary;

  it("pulumi-services/7.14a pulumi-services/7.14b pulumi-services/7.14c pulumi-services/10.15 counts each type that has items", async () => {
    expect(await summaryOf(alicesService)).toEqual({});
    await add(alicesService, [stack("a"), stack("b")]);
    expect(await summaryOf(alicesService)).toEqual({ stack: 2 });
    await add(alicesService, [environment("a")]);
    expect(await summaryOf(alicesService)).toEqual({ stack: 2, environment: 1 });
    await remove(`${alicesService}/items/stack/a`);
    await remove(`${alicesService}/items/stack/b`);
    expect(await summaryOf(alicesService)).toEqual({ environment: 1 });
    expect((await call(list)).body.services[2]?.itemCountSummary).toEqual({ environment: 1 });
  });
});
