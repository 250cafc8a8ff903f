import { describe, expect, it } from "vitest";
import { type Replica, replicaOn } from "./keeper.fixture.ts";
import { MemoryStore } from "./memory-store.fixture.ts";

const snapshotsOf = async ({ control }: Replica, at = ""): Promise<unknown> => control("GET", "/snapshots", undefined, at);

describe("snapshots that are kept", () => {
  it("are the same for every replica, and lead back to the same state", async () => {
    const store = new MemoryStore();
    const [one, other] = [await replicaOn(store), await replicaOn(store)];
    await one.make("a");
    await one.control("PUT", "/snapshots/before");
    await one.make("b");
    const seen = await snapshotsOf(other);
    await other.control("POST", "/snapshots/before/restore");

    expect(seen).toEqual(await snapshotsOf(one));
    expect(seen).toMatchObject({ snapshots: [{ name: "before", apis: { pets: { position: 1 } } }] });
    expect([await one.names(), await other.names()]).toEqual([["a"], ["a"]]);
    expect(other.whole()).toBe(one.whole());
  });

  it("outlast the records that led to them", async () => {
    const store = new MemoryStore();
    const one = await replicaOn(store);
    await one.make("a");
    await one.control("PUT", "/snapshots/before");
    for (let count = 0; count < 12; count += 1) await one.make(`p${count}`, "", "x".repeat(100_000));
    await one.control("PUT", "/snapshots/after");

    const late = await replicaOn(store);
    const seen = await snapshotsOf(late);
    await late.control("POST", "/snapshots/before/restore");

    expect(store.records.get("default")?.length).toBeLessThan(14);
    expect(seen).toEqual(await snapshotsOf(one));
    expect(await late.names()).toEqual(["a"]);
  });

  it("are replaced and forgotten everywhere, and were never there where they could not be kept", async () => {
    const store = new MemoryStore();
    const [one, other] = [await replicaOn(store), await replicaOn(store)];
    for (const name of ["a", "b", "a", "c"]) await one.control("PUT", `/snapshots/${name}`);
    await other.control("DELETE", "/snapshots/b");
    store.plan.push("refused");
    await one.control("PUT", "/snapshots/lost");

    expect(await snapshotsOf(one)).toMatchObject({ snapshots: [{ name: "a" }, { name: "c" }] });
    expect(await snapshotsOf(other)).toEqual(await snapshotsOf(one));
  });

  it("go with their sandbox", async () => {
    const store = new MemoryStore();
    const [one, other] = [await replicaOn(store), await replicaOn(store)];
    await one.control("PUT", "/snapshots/x", undefined, "/~ann");
    await other.control("DELETE", "/sandboxes/ann");

    expect(await snapshotsOf(one, "/~ann")).toEqual({ snapshots: [] });
  });
});

describe("a record", () => {
  it("may hold a thing that is nested as deep as a body may be", async () => {
    const store = new MemoryStore();
    const one = await replicaOn(store);
    await one.make("a");
    const deep = `${"[".repeat(600)}${"]".repeat(600)}`;
    const [first] = store.records.get("default") ?? [];
    const text = (first?.text ?? "").replace('"name":"a"', `"name":"a","deep":${deep}`);
    store.records.set("default", [{ position: 1, text }]);

    expect(await (await replicaOn(store)).names()).toEqual(["a"]);
  });

  it("that says what is not known here is not guessed at", async () => {
    const store = new MemoryStore();
    store.records.set("default", [{ position: 1, text: '[{"kind":"wish","name":"peace"}]' }]);
    const one = await replicaOn(store);

    const answer = await one.make("a");

    expect(answer?.response.status).toBe(503);
    expect(answer?.explanation.detail).toBe(
      'The store failed: The store\'s record of the sandbox "default" cannot be applied: it holds "wish", which this version of specimen does not know',
    );
  });
});
