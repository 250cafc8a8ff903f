import { describe, expect, it } from "vitest";
import { type Replica, replicaOn } from "./keeper.fixture.ts";
import { MemoryStore } from "./memory-store.fixture.ts";

const logged = async ({ control }: Replica): Promise<[string, number][]> =>
  ((await control("GET", "/log")) as { requests: { method: string; status: number }[] }).requests.map(({ method, status }) => [method, status]);

describe("a call that is taken back", () => {
  it("is logged once, with the answer that went out", async () => {
    const store = new MemoryStore();
    const [one, other] = [await replicaOn(store), await replicaOn(store)];
    await Promise.all([one.names(), other.names()]);
    await other.make("first");

    await one.make("second");

    expect(store.appends).toBe(3);
    expect(await logged(one)).toEqual([
      ["POST", 201],
      ["GET", 200],
    ]);
  });

  it("is logged as refused where it could not be kept", async () => {
    const store = new MemoryStore();
    const one = await replicaOn(store);
    store.plan.push("refused");

    await one.make("a");

    expect(await logged(one)).toEqual([["POST", 503]]);
  });

  it("does not use up the answer that it was forced to give", async () => {
    const store = new MemoryStore();
    const [one, other] = [await replicaOn(store), await replicaOn(store)];
    await one.control("POST", "/forced", { operation: "listPets", status: 404, times: 1 });
    await other.make("first");

    const statuses = [await one.statusOfList(), await one.statusOfList()];

    expect(statuses).toEqual([404, 200]);
  });

  it("does not plan a forced answer twice", async () => {
    const store = new MemoryStore();
    const [one, other] = [await replicaOn(store), await replicaOn(store)];
    await one.names();
    await other.make("first");

    await one.control("POST", "/forced", { operation: "listPets", status: 404, times: 1 });

    expect(await one.control("GET", "/forced")).toMatchObject({ forced: [{ plan: { operation: "listPets" } }] });
  });
});
