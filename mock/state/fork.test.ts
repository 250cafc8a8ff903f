import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clockAt } from "./clock.ts";
import { type Collection, collection } from "./collection.ts";
import { World } from "./world.ts";

interface Pet {
  readonly id: number;
  readonly owner: string;
  readonly born: number;
}

type Pets = Collection<Pet, "place", "owner">;
const pets = (): Pets =>
  collection({ key: ({ id }: Pet) => id, unique: { place: ({ id }) => `at ${id}` }, groups: { owner: ({ owner }) => owner }, rank: ({ born }) => born });

const owners = ["ann", "bob"];

/** Everything that a collection tells by any way of asking. */
const told = (held: Pets) => ({
  all: [...held.all],
  pages: [held.all.slice(1, 3), held.all.at(0)],
  owned: owners.map((owner) => [...held.in.owner(owner)]),
  single: Array.from({ length: 9 }, (_, id) => [held.get(id), held.by.place(`at ${id}`)]),
});

type Step = { readonly act: "put" | "delete"; readonly pet: Pet };

function apply(held: Pets, { act, pet }: Step): void {
  if (act === "delete") held.delete(pet.id);
  else if (held.has(pet.id)) held.update(pet.id, pet);
  else held.insert(pet);
}

describe("collections that were forked", () => {
  it("are as if each had been built from its own steps alone", () => {
    const pet = fc.record({ id: fc.nat(8), owner: fc.constantFrom(...owners), born: fc.nat(2) });
    const step = fc.record({ of: fc.nat(4), act: fc.constantFrom("put" as const, "put" as const, "delete" as const, "fork" as const), pet });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const held = [pets()];
        const histories: Step[][] = [[]];
        for (const { of, act, pet } of steps) {
          const index = of % held.length;
          const [mine, history] = [held[index] as Pets, histories[index] as Step[]];
          if (act === "fork") {
            held.push(mine.fork());
            histories.push([...history]);
          } else {
            apply(mine, { act, pet });
            history.push({ act, pet });
          }
        }
        const rebuilt = histories.map((history) => {
          const fresh = pets();
          for (const one of history) apply(fresh, one);
          return told(fresh);
        });
        expect(held.map(told)).toEqual(rebuilt);
      }),
    );
  });

  it("of many things share them, and copy a few when one changes", () => {
    const many = pets();
    for (let id = 0; id < 20_000; id += 1) many.insert({ id, owner: "ann", born: id });

    const forked = many.fork();
    forked.update(19_999, { owner: "bob" });

    expect([many.get(19_999)?.owner, forked.get(19_999)?.owner]).toEqual(["ann", "bob"]);
    expect([many.in.owner("bob").size, forked.in.owner("bob").size, forked.in.owner("ann").size]).toEqual([0, 1, 19_999]);
    expect(many.get(3)).toBe(forked.get(3));
  });
});

describe("a forked world", () => {
  const world = () => new World({ pets: pets() }, 1, clockAt(undefined));

  it("goes on where its origin stood: things, ids and positions", () => {
    const origin = world();
    origin.state.pets.insert({ id: 1, owner: "ann", born: 1 });
    origin.newId();
    origin.commit("create", "ann");

    const forked = origin.fork();
    const [hers, its] = [forked.newId(), origin.newId()];
    forked.state.pets.insert({ id: 2, owner: "ann", born: 1 });
    forked.commit("create", "ann");

    expect(hers).toBe(its);
    expect(forked.journal.map(({ position }) => position)).toEqual([2]);
    expect([origin.snapshot()["pets"]?.length, forked.snapshot()["pets"]?.length]).toEqual([1, 2]);
  });

  it("undoes its own failed call and leaves its origin alone", () => {
    const origin = world();
    origin.state.pets.insert({ id: 1, owner: "ann", born: 1 });
    origin.commit("create", "ann");
    const forked = origin.fork();

    forked.state.pets.delete(1);
    forked.rollback();

    expect([forked.state.pets.has(1), origin.state.pets.has(1)]).toEqual([true, true]);
  });
});
