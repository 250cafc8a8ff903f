/** How a service leaves its URL: renamed or deleted. */
import { describe, expect, it } from "vitest";
import {
  add,
  addresses,
  alicesService,
  call,
  create,
  disposable,
  expectRefused,
  itemNames,
  list,
  myService,
  operationsOnService,
  payments,
  remove,
  sharedService,
  stack,
  stateOf,
  team,
  update,
} from "./fixture.ts";

const seeded = ["team my-team my-service", "team my-team shared-service", "user alice my-service", "team team1 payments", "user bob disposable"];

describe("a rename", () => {
  const renamed = `${list}/team/my-team/renamed`;

  it("pulumi-services/7.8a pulumi-services/7.8c moves the service with all that it has, in its place of the list", async () => {
    const before = (await call(myService)).body;

    expect((await update(myService, { name: "renamed" })).body).toEqual({ ...before.service, name: "renamed" });
    expect((await call(renamed)).body).toEqual({ service: { ...before.service, name: "renamed" }, items: before.items });
    expect(addresses(await call(list))).toEqual(["team my-team renamed", ...seeded.slice(1)]);
  });

  it.each(operationsOnService)("pulumi-services/7.8a pulumi-services/7.8b leaves $id with the new URL alone", async ({ path, success, ...sent }) => {
    await update(myService, { name: "renamed" });

    await expectRefused(path, sent, 404);
    expect((await call(path.replace("my-service", "renamed"), sent)).status).toBe(success);
  });

  it("pulumi-services/7.8d frees the old name, and an item that comes there stays there", async () => {
    await update(myService, { name: "renamed" });

    expect((await create({ ownerType: "team", ownerName: "my-team", name: "my-service" })).status).toBe(200);
    expect(itemNames(await add(myService, [stack("new/one")]))).toEqual(["stack new/one"]);
    expect((await call(renamed)).body.items).toHaveLength(2);
    expect((await update(renamed, { name: "my-service" })).status).toBe(409);
  });

  it("pulumi-services/7.8e to the current name changes nothing", async () => {
    const before = await stateOf();

    expect((await update(myService, { name: "my-service" })).status).toBe(200);
    expect(await stateOf()).toBe(before);
  });

  it("pulumi-services/7.8f to the name of a sibling is refused as a whole; to one of another owner it is not", async () => {
    await expectRefused(myService, { method: "PATCH", json: { name: "shared-service", description: "lost", properties: [] } }, 409);

    expect((await update(myService, { name: "payments" })).status).toBe(200);
    expect((await update(sharedService, { name: "my-service" })).status).toBe(200);
  });
});

describe("a deletion", () => {
  it("pulumi-services/7.10a pulumi-services/7.10b of a service with other members than its owner takes force", async () => {
    await expectRefused(sharedService, { method: "DELETE" }, 412);

    expect((await remove(`${sharedService}?force=true`)).status).toBe(204);
  });

  it("pulumi-services/7.10c pulumi-services/7.10d of any other is done with and without force, whatever items there are", async () => {
    expect((await remove(payments)).status).toBe(204);
    expect((await remove(`${disposable}?force=true`)).status).toBe(204);
    expect((await remove(`${alicesService}?force=false`)).status).toBe(204);
  });

  it.each(operationsOnService)("pulumi-services/7.11a leaves $id with nothing to answer but 404", async ({ path, ...sent }) => {
    await remove(myService);

    await expectRefused(path, sent, 404);
  });

  it("pulumi-services/7.11b frees the name for a service that inherits nothing", async () => {
    await remove(myService);

    const { body } = await create({ ownerType: "team", ownerName: "my-team", name: "my-service" });
    expect(body).toMatchObject({ description: "", itemCountSummary: {}, members: [team("my-team")] });
    expect((await call(myService)).body.items).toEqual([]);
    expect(addresses(await call(list)).at(-1)).toBe("team my-team my-service");
  });

  it("pulumi-services/7.11c touches nothing else", async () => {
    const others = [sharedService, alicesService, payments, disposable];
    const before = await Promise.all(others.map(async (path) => (await call(path)).text));
    await remove(myService);

    expect(await Promise.all(others.map(async (path) => (await call(path)).text))).toEqual(before);
    expect(addresses(await call(list))).toEqual(seeded.slice(1));
    expect(await stateOf()).not.toContain("my-project");
  });
});
