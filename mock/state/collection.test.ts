import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Change, type Collection, collection } from "./collection.ts";

interface Pet {
  readonly id: string;
  readonly chip?: number | undefined;
  readonly owner?: string | undefined;
  readonly born: number;
}

type Pets = Collection<Pet, "chip", "owner">;

const pets = (): Pets =>
  collection({ key: ({ id }: Pet) => id, unique: { chip: ({ chip }) => chip }, groups: { owner: ({ owner }) => owner }, rank: ({ born }) => born });

/** The same, as slowly and plainly as can be: rows in order of creation. */
class NaivePets {
  rows: { pet: Pet; seq: number }[] = [];
  seq = 0;

  apply(step: Step): boolean {
    const found = this.rows.find(({ pet }) => pet.id === step.id);
    const taken = (chip: number | undefined, but?: string) => chip !== undefined && this.rows.some(({ pet }) => pet.chip === chip && pet.id !== but);
    if (step.kind === "delete") this.rows = this.rows.filter((row) => row !== found);
    else if (step.kind === "insert") {
      if (found || taken(step.values.chip)) return false;
      this.rows.push({ pet: { id: step.id, ...step.values }, seq: this.seq });
      this.seq += 1;
    } else {
      const after = found && { ...found.pet, ...step.values };
      if (!found || !after || taken(after.chip, step.id)) return false;
      found.pet = after;
    }
    return true;
  }

  get sorted(): Pet[] {
    return [...this.rows].sort((a, b) => a.pet.born - b.pet.born || a.seq - b.seq).map(({ pet }) => pet);
  }
}

type Step =
  | { readonly kind: "insert"; readonly id: string; readonly values: Omit<Pet, "id"> }
  | { readonly kind: "update"; readonly id: string; readonly values: Partial<Omit<Pet, "id">> }
  | { readonly kind: "delete"; readonly id: string };

const ids = ["a", "b", "c", "d", "__proto__", "constructor", "\u0000", "\ud800"];
const id = fc.constantFrom(...ids);
const chip = fc.option(fc.nat(4), { nil: undefined });
const owner = fc.constantFrom(undefined, "ann", "bob", "__proto__");
const born = fc.nat(3);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("insert" as const), id, values: fc.record({ chip, owner, born }) }),
  fc.record({ kind: fc.constant("update" as const), id, values: fc.record({ chip, owner, born }, { requiredKeys: [] }) }),
  fc.record({ kind: fc.constant("delete" as const), id }),
);

/** False where the collection refuses, which it does by throwing. */
function apply(held: Pets, one: Step): boolean {
  try {
    if (one.kind === "insert") held.insert({ id: one.id, ...one.values });
    else if (one.kind === "update") held.update(one.id, one.values);
    else held.delete(one.id);
    return true;
  } catch {
    return false;
  }
}

/** Everything that a handler could read. */
const everything = (held: Pets) => ({
  all: [...held.all],
  byId: ids.map((one) => held.get(one)),
  has: ids.map((one) => held.has(one)),
  byChip: [0, 1, 2, 3, 4].map((value) => held.by.chip(value)),
  byOwner: ["ann", "bob", "__proto__", "nobody"].map((value) => [...held.in.owner(value)]),
  sizes: [held.size, held.all.size, ...["ann", "bob", "__proto__"].map((value) => held.in.owner(value).size)],
});

const expected = (naive: NaivePets) => {
  const all = naive.sorted;
  const of = (value: string) => all.filter((pet) => pet.owner === value);
  return {
    all,
    byId: ids.map((one) => all.find((pet) => pet.id === one)),
    has: ids.map((one) => all.some((pet) => pet.id === one)),
    byChip: [0, 1, 2, 3, 4].map((value) => all.find((pet) => pet.chip === value)),
    byOwner: ["ann", "bob", "__proto__", "nobody"].map(of),
    sizes: [all.length, all.length, of("ann").length, of("bob").length, of("__proto__").length],
  };
};

describe("a collection", () => {
  it("reads like a naive array of rows after any steps, refused ones included", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const held = pets();
        const naive = new NaivePets();

        for (const one of steps) expect(apply(held, one)).toBe(naive.apply(one));

        expect(everything(held)).toEqual(expected(naive));
      }),
      { numRuns: 400, seed: 1 },
    );
  });

  it("is exactly as before once any sequence of changes is undone, and goes on like one to which it never happened", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), fc.array(step, { maxLength: 25 }), fc.array(step, { maxLength: 10 }), (first, undone, later) => {
        const [held, untouched] = [pets(), pets()];
        for (const one of first) [held, untouched].map((each) => apply(each, one));
        const changes: Change[] = [];
        held.attach("pets", (change) => changes.push(change));

        for (const one of undone) apply(held, one);
        for (const change of changes.reverse()) held.undo(change);

        expect(everything(held)).toEqual(everything(untouched));
        for (const one of later) [held, untouched].map((each) => apply(each, one));
        expect(everything(held)).toEqual(everything(untouched));
      }),
      { numRuns: 400, seed: 2 },
    );
  });

  it("records what each call changed, and nothing for a call that is refused or finds nothing", () => {
    const held = pets();
    held.insert({ id: "seeded", born: 0 });
    const changes: Change[] = [];
    held.attach("pets", (change) => changes.push(change));

    held.insert({ id: "a", chip: 1, born: 1 });
    held.update("a", { born: 2 });
    held.delete("a");
    held.delete("a");
    expect(() => held.insert({ id: "seeded", born: 9 })).toThrow("pets already holds seeded.");

    const [inserted, updated] = [
      { id: "a", chip: 1, born: 1 },
      { id: "a", chip: 1, born: 2 },
    ];
    expect(changes).toEqual([
      { collection: "pets", key: "a", before: undefined, after: inserted, seq: 1 },
      { collection: "pets", key: "a", before: inserted, after: updated, seq: 1 },
      { collection: "pets", key: "a", before: updated, after: undefined, seq: 1 },
    ]);
  });

  it("never changes a value in place", () => {
    const held = pets();
    const before = Object.freeze(held.insert(Object.freeze({ id: "a", born: 1 })));

    const after = held.update("a", { born: 2 });

    expect([before.born, after.born, held.get("a")?.born]).toEqual([1, 2, 2]);
  });

  it.each<[string, (held: Pets) => unknown, string]>([
    ["a key that is taken", (held) => held.insert({ id: "a", born: 0 }), "already holds a."],
    ["a unique value that is taken", (held) => held.insert({ id: "z", chip: 1, born: 0 }), "another thing has chip 1."],
    ["a change to a unique value that is taken", (held) => held.update("b", { chip: 1 }), "another thing has chip 1."],
    ["a change to what is not there", (held) => held.update("z", {}), "holds no z."],
  ])("refuses %s and stays as it was", (_case, act, message) => {
    const held = pets();
    held.insert({ id: "a", chip: 1, born: 0 });
    held.insert({ id: "b", chip: 2, born: 0 });
    const before = everything(held);

    expect(() => act(held)).toThrow(message);
    expect(everything(held)).toEqual(before);
  });

  it("takes numbers and texts that look alike as different keys", () => {
    const held = collection({ key: ({ id: key }: { id: number | string }) => key });
    held.insert({ id: 1 });

    expect([held.has(1), held.has("1")]).toEqual([true, false]);
  });

  it("calls no index function for things that a call does not touch", () => {
    let calls = 0;
    const count = <T>(value: T): T => {
      calls += 1;
      return value;
    };
    const held = collection({
      key: (pet: Pet) => count(pet.id),
      unique: { chip: (pet) => count(pet.chip) },
      groups: { owner: (pet) => count(pet.owner) },
      rank: (pet) => count(pet.born),
    });
    const costOf = (act: () => unknown): number => {
      calls = 0;
      act();
      return calls;
    };
    const costs = (): number[] => [
      costOf(() => held.insert({ id: "x", chip: -1, owner: "ann", born: 5 })),
      costOf(() => [held.get("x"), held.by.chip(-1), held.in.owner("ann").slice(held.size - 5, 5), held.in.owner("ann").size]),
      costOf(() => held.update("x", { born: 7 })),
      costOf(() => held.delete("x")),
    ];

    const whenEmpty = costs();
    for (let at = 0; at < 20_000; at += 1) held.insert({ id: `p${at}`, chip: at, owner: "ann", born: at % 10 });

    expect(costs()).toEqual(whenEmpty);
  });
});
