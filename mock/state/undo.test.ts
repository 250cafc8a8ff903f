import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clockAt } from "./clock.ts";
import { collection } from "./collection.ts";
import { World } from "./world.ts";

interface Pet {
  readonly id: string;
  readonly name: string;
  readonly born: number;
}

const newWorld = () =>
  new World({ pets: collection({ key: ({ id }: Pet) => id, groups: { name: ({ name }) => name }, rank: ({ born }) => born }) }, 1, clockAt(new Date(0)));

type Pets = ReturnType<typeof newWorld>;

/** Everything that later calls could tell apart. */
const told = (world: Pets) => ({ pets: world.snapshot()["pets"], ids: world.ids, named: [...world.state.pets.in.name("x")] });

interface Step {
  readonly act: "create" | "rename" | "delete" | "peek";
  readonly of: number;
  readonly name: string;
  readonly born: number;
}

function call(world: Pets, { act, of, name, born }: Step): void {
  const { pets } = world.state;
  const target = pets.all.at(of % Math.max(1, pets.size));
  if (act === "create") pets.insert({ id: world.newId(), name, born });
  else if (act === "peek") world.newId();
  else if (target && act === "delete") pets.delete(target.id);
  else if (target) pets.update(target.id, { name, born });
  world.commit(act, "ann");
}

const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom("create" as const, "create" as const, "rename" as const, "delete" as const, "peek" as const),
  of: fc.nat(9),
  name: fc.constantFrom("x", "y"),
  born: fc.nat(3),
});
const steps = fc.array(step, { maxLength: 30 });

describe("undo", () => {
  it("returns the exact earlier state after any calls, one call at a time, and redo the later one", () => {
    fc.assert(
      fc.property(steps, (calls) => {
        const world = newWorld();
        const states = [told(world)];
        for (const one of calls) {
          const { length } = world.journal;
          call(world, one);
          // A call that only took an id has nothing to undo.
          if (world.journal.length > length && (world.journal.at(-1)?.changes.length ?? 0) > 0) states.push(told(world));
        }
        const shown = (state: ReturnType<typeof told>) => [state.pets, state.named];
        for (const state of states.slice(0, -1).reverse()) {
          expect(world.undo()).toBeDefined();
          expect(shown(told(world))).toEqual(shown(state));
        }
        expect(world.undo()).toBeUndefined();
        for (const state of states.slice(1)) {
          expect(world.redo()).toBeDefined();
          expect(shown(told(world))).toEqual(shown(state));
        }
        expect(world.redo()).toBeUndefined();
      }),
    );
  });

  it("gives back the ids of the call, so that the same call is the same again", () => {
    const world = newWorld();
    call(world, { act: "create", of: 0, name: "x", born: 0 });
    const first = told(world);

    world.undo();
    call(world, { act: "create", of: 0, name: "x", born: 0 });

    expect(told(world)).toEqual(first);
  });

  it("leaves nothing to redo once another call came", () => {
    const world = newWorld();
    call(world, { act: "create", of: 0, name: "x", born: 0 });
    world.undo();
    call(world, { act: "create", of: 0, name: "y", born: 0 });

    expect(world.redo()).toBeUndefined();
  });
});

describe("a journal", () => {
  it("makes the same world of an empty one, its undos and redos included", () => {
    const turn = fc.oneof({ weight: 4, arbitrary: step }, fc.constantFrom("undo" as const, "redo" as const));
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 40 }), (turns) => {
        const world = newWorld();
        const replica = newWorld();
        for (const one of turns) {
          if (one === "undo") world.undo();
          else if (one === "redo") world.redo();
          else call(world, one);
        }

        for (const entry of world.journal) replica.apply(entry);

        expect(told(replica)).toEqual(told(world));
        expect([replica.undo()?.changes, replica.position]).toEqual([world.undo()?.changes, world.position]);
      }),
    );
  });

  it("is told entry by entry to who listens", () => {
    const world = newWorld();
    const heard: number[] = [];
    world.onEntry = ({ position }) => heard.push(position);

    call(world, { act: "create", of: 0, name: "x", born: 0 });
    world.undo();

    expect(heard).toEqual([1, 2]);
  });

  it("refuses an entry that does not follow", () => {
    const world = newWorld();
    call(world, { act: "create", of: 0, name: "x", born: 0 });
    const [entry] = world.journal;

    expect(() => entry && world.apply(entry)).toThrow("Entry 1 does not follow entry 1.");
  });
});
