import { describe, expect, it } from "vitest";
import { clockAt } from "./clock.ts";
import { collection } from "./collection.ts";
import { World } from "./world.ts";

interface Pet {
  readonly id: string;
  readonly name?: string;
}

const newState = () => ({ pets: collection({ key: ({ id }: Pet) => id }), owners: collection({ key: ({ id }: Pet) => id }) });
const newWorld = (now?: Date) => new World(newState(), 1, clockAt(now));

describe("a world", () => {
  it("undoes everything that a failed call did, in every collection, and its ids", () => {
    const world = newWorld();
    world.state.pets.insert({ id: "first" });
    world.commit("create", "ann");
    const before = world.snapshot();

    const lost = [world.newId(), world.newId("pet_", 5)];
    world.state.pets.insert({ id: "second" });
    world.state.owners.insert({ id: "second" });
    world.state.pets.update("first", { name: "x" });
    world.state.pets.delete("first");
    world.rollback();

    expect(world.snapshot()).toEqual(before);
    expect([world.newId(), world.newId("pet_", 5)]).toEqual(lost);
  });

  it("keeps the ids of a call that changed nothing, as its answer may have shown them", () => {
    const world = newWorld();
    const shown = world.newId();

    world.commit("peek", "ann");

    expect(world.newId()).not.toBe(shown);
    expect(world.journal).toMatchObject([{ operation: "peek", changes: [], ids: { before: 0, after: 1 } }]);
  });

  it("writes one journal entry for each call that changed something, numbered from 1", () => {
    const world = newWorld();
    world.state.pets.insert({ id: "a" });
    world.state.pets.update("a", { name: "x" });
    world.commit("create", "ann");
    world.commit("read", "ann");
    world.state.pets.delete("a");
    world.commit("delete", "bob");

    expect(world.journal.map(({ position, operation, principal, changes }) => [position, operation, principal, changes.length])).toEqual([
      [1, "create", "ann", 2],
      [2, "delete", "bob", 1],
    ]);
  });

  it("remembers the last thousand calls and goes on counting", () => {
    const world = newWorld();
    for (let call = 0; call < 1005; call += 1) {
      world.state.pets.insert({ id: String(call) });
      world.commit("create", "ann");
    }

    expect([world.journal.length, world.journal[0]?.position, world.journal.at(-1)?.position]).toEqual([1000, 6, 1005]);
  });

  it("takes its latest entry back, and gives the ids of that call to nobody else", () => {
    const world = newWorld();
    world.state.pets.insert({ id: "first" });
    world.commit("create", "ann");
    const before = world.snapshot();
    const given = world.newId();
    world.state.pets.insert({ id: given });
    world.state.pets.update("first", { name: "x" });
    world.commit("create", "ann");

    expect(world.undoLast()).toBe(true);
    expect(world.snapshot()).toEqual(before);
    expect(world.newId()).not.toBe(given);
    expect(world.journal.map(({ position }) => position)).toEqual([1]);
  });

  it("writes nothing for a call that changed nothing and gave no id away", () => {
    const world = newWorld();

    world.commit("read", "ann");

    expect(world.journal).toEqual([]);
  });

  it("takes nothing back where nothing was written", () => {
    expect(newWorld().undoLast()).toBe(false);
  });

  it("shows its things in the order of each collection", () => {
    const world = new World({ pets: collection({ key: ({ id }: Pet) => id, rank: ({ name }) => name ?? "" }) }, 1, clockAt(undefined));
    world.state.pets.insert({ id: "1", name: "z" });
    world.state.pets.insert({ id: "2", name: "a" });

    expect(world.snapshot()).toEqual({
      pets: [
        { id: "2", name: "a" },
        { id: "1", name: "z" },
      ],
    });
  });

  it("gives ids of the asked shape", () => {
    const world = newWorld();

    expect(world.newId()).toMatch(/^[0-9a-f-]{36}$/);
    expect(world.newId("org_")).toMatch(/^org_[0-9A-Za-z]{27}$/);
    expect(world.newId("", 3)).toMatch(/^[0-9A-Za-z]{3}$/);
  });

  it("has a frozen clock that no reader can move", () => {
    const world = newWorld(new Date("2026-01-31T09:00:00Z"));

    world.now().setFullYear(1999);

    expect(world.now().toISOString()).toBe("2026-01-31T09:00:00.000Z");
  });

  it("runs with the platform's clock unless frozen", () => {
    const before = Date.now();
    const now = newWorld().now().getTime();

    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });

  it("refuses state that is no collection, whose changes nothing could undo", () => {
    expect(() => new World({ counter: { value: 0 } }, 1, clockAt(undefined))).toThrow('State "counter" is no collection, so its changes could not be undone.');
  });
});
