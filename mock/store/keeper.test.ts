import { describe, expect, it } from "vitest";
import type { Answer } from "../pipeline/exchange.ts";
import { replicaOn } from "./keeper.fixture.ts";
import { MemoryStore } from "./memory-store.fixture.ts";

const statusOf = (answer: Answer | undefined): number | undefined => answer?.response.status;

describe("a keeper", () => {
  it("writes calls that arrive together in one piece", async () => {
    const store = new MemoryStore();
    const one = await replicaOn(store);
    await one.names();

    await Promise.all(["a", "b", "c"].map((name) => one.make(name)));

    expect(store.appends).toBe(1);
    expect(await one.names()).toEqual(["a", "b", "c"]);
  });

  it("does a call again where another replica was first, and both end with the same state", async () => {
    const store = new MemoryStore();
    const [one, other] = [await replicaOn(store), await replicaOn(store)];
    await Promise.all([one.names(), other.names()]);

    const answers = await Promise.all([one.make("a"), other.make("b"), one.make("c"), other.make("d")]);

    expect(answers.map(statusOf)).toEqual([201, 201, 201, 201]);
    expect((await one.names()).sort()).toEqual(["a", "b", "c", "d"]);
    expect(await other.names()).toEqual(await one.names());
    expect(other.whole()).toBe(one.whole());
  });

  it("takes a call back that could not be written, and answers 503 with Retry-After", async () => {
    const store = new MemoryStore();
    const one = await replicaOn(store);
    await one.make("a");
    const before = one.whole();
    store.plan.push("refused");

    const answer = await one.make("b");

    expect([answer?.response.status, answer?.response.headers["Retry-After"]]).toEqual([503, "1"]);
    expect(answer?.explanation).toMatchObject({ reason: "store-unavailable", detail: "The store is away." });
    expect(one.whole()).toBe(before);
    expect(statusOf(await one.make("b"))).toBe(201);
  });

  it("knows, before the next call, what an unclear write has become", async () => {
    const store = new MemoryStore();
    const one = await replicaOn(store);
    store.plan.push("unclear");

    const unclear = await one.make("a");

    expect(statusOf(unclear)).toBe(503);
    expect(await one.names()).toEqual(["a"]);
    expect(store.records.get("default")).toHaveLength(1);
  });

  it("makes a read wait that saw what is not safe yet", async () => {
    const store = new MemoryStore();
    const one = await replicaOn(store);
    await one.names();
    store.plan.push("refused");

    const [written, seen] = await Promise.all([one.make("a"), one.names().catch(() => "refused as well")]);

    expect(statusOf(written)).toBe(503);
    expect(seen).toBe("refused as well");
    expect(await one.names()).toEqual([]);
  });

  it("begins a sandbox anew that the store has dropped", async () => {
    const store = new MemoryStore();
    const one = await replicaOn(store);
    await one.make("old", "/~x");
    store.records.delete("x");

    const answer = await one.make("new", "/~x");

    expect(statusOf(answer)).toBe(201);
    expect(await one.names("/~x")).toEqual(["new"]);
  });

  it("shortens a record that has become long, and others go on from there", async () => {
    const store = new MemoryStore();
    const [one, other] = [await replicaOn(store), await replicaOn(store)];
    for (let count = 0; count < 3; count += 1) await one.make(`pet ${count}`);
    await other.names();
    const line = store.records.get("default")?.at(-1)?.position ?? 0;
    for (let count = 0; count < 12; count += 1) await one.make(`p${count}`, "", "x".repeat(100_000));

    expect(store.records.get("default")?.length).toBeLessThan(line + 12);
    expect(await other.names()).toEqual(await one.names());
    expect(await (await replicaOn(store)).names()).toEqual(await one.names());
  });

  it("leaves other sandboxes alone where a race is lost in one", async () => {
    const store = new MemoryStore();
    const [one, other] = [await replicaOn(store), await replicaOn(store)];
    await Promise.all([one.names("/~x"), one.names("/~y"), other.names("/~x")]);
    await other.make("first", "/~x");

    await Promise.all([one.make("second", "/~x"), one.make("mine", "/~y")]);

    expect([await one.names("/~x"), await one.names("/~y")]).toEqual([["first", "second"], ["mine"]]);
    expect(store.records.get("y")).toHaveLength(1);
  });

  it("answers every call, however closely one follows the other", async () => {
    const store = new MemoryStore();
    const one = await replicaOn(store);

    for (let count = 0; count < 50; count += 1) await one.make(`pet ${count}`);

    expect(await one.names()).toHaveLength(50);
  });

  it("refuses a change that nobody asked for, because it would be lost", async () => {
    const { dispatcher } = await replicaOn(new MemoryStore());

    expect(() => dispatcher.sandboxes.default.reset()).toThrow('The sandbox "default" was changed outside of a call, so the change cannot be kept.');
  });
});
