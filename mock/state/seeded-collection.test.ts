import { describe, expect, it } from "vitest";
import { SeededCollection } from "./seeded-collection.ts";
import { World } from "./world.ts";

interface Pet {
  readonly id: string;
  readonly kind: string;
}

function pets() {
  let asked = 0;
  const seed = (): Pet[] => {
    asked += 1;
    return [
      { id: "a", kind: "cat" },
      { id: "b", kind: "dog" },
    ];
  };
  const collection = new SeededCollection<Pet, never, "kind">({ key: ({ id }) => id, groups: { kind: ({ kind }) => kind }, seed });
  return { collection, asked: () => asked };
}

const clock = { now: () => new Date(0) };

describe("a start state that is made late", () => {
  it("is made once, by whatever is asked first", () => {
    const { collection, asked } = pets();

    expect([asked(), collection.isSeeded]).toEqual([0, false]);
    expect(collection.in.kind("dog").size).toBe(1);
    expect([collection.get("a")?.kind, collection.size, collection.count, asked()]).toEqual(["cat", 2, 2, 1]);
  });

  it("is no change: nothing of it is recorded, and undoing what came after leaves it", () => {
    const { collection } = pets();
    const world = new World({ pets: collection }, 1, clock);

    collection.delete("a");
    world.rollback();

    expect([...collection.all].map(({ id }) => id)).toEqual(["a", "b"]);
    expect(world.journal).toEqual([]);
  });

  it("is made anew in a fork that comes before it, and shared by one that comes after", () => {
    const { collection, asked } = pets();
    const early = collection.fork();
    collection.delete("a");
    const late = collection.fork();

    expect([early.size, late.size, collection.size, asked()]).toEqual([2, 1, 1, 2]);
  });
});
