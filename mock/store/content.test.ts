import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJsonText, stringifyJson } from "../../contract/json.ts";
import { collection } from "../state/collection.ts";
import { World } from "../state/world.ts";
import { type Content, contentOf, worldOf } from "./content.ts";

interface Thing {
  readonly id: number;
  readonly slug: string;
}

const clock = { now: () => new Date(0) };

function start() {
  const things = collection({ key: ({ id }: Thing) => id, unique: { slug: ({ slug }: Thing) => slug } });
  for (const id of [1, 2, 3]) things.insert({ id, slug: `s${id}` });
  return new World({ things }, 1, clock);
}

type Step = readonly ["insert" | "update" | "delete" | "undo" | "redo", number, number];

/** Steps that cannot be done are refused, as handlers refuse them. */
function take(world: ReturnType<typeof start>, [what, id, slug]: Step): void {
  const { things } = world.state;
  const holder = things.by.slug(`s${slug}`);
  if (what === "undo") world.undo();
  else if (what === "redo") world.redo();
  else {
    if (what === "insert" && !things.has(id) && !holder) things.insert({ id, slug: `s${slug}` });
    if (what === "update" && things.has(id) && (!holder || holder.id === id)) things.update(id, { slug: `s${slug}` });
    if (what === "delete") things.delete(id);
    world.newId();
    world.commit(what, "ann");
  }
}

const all = (world: ReturnType<typeof start>): unknown => [[...world.state.things.stored()], world.state.things.count, world.ids, world.mark];

const steps = fc.array(
  fc.tuple(fc.constantFrom("insert", "update", "delete", "undo", "redo"), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })),
  {
    maxLength: 30,
  },
);

describe("what a world has that its start state has not", () => {
  it("makes the same world again, which goes on in the same way", () => {
    fc.assert(
      fc.property(steps, steps, (before, after) => {
        const origin = start();
        const world = origin.fork();
        for (const step of before as Step[]) take(world, step);
        const text = stringifyJson(contentOf(origin, world));

        const made = worldOf(origin, parseJsonText(text) as Content, clock) as typeof world;

        expect(all(made)).toEqual(all(world));
        for (const step of after as Step[]) for (const one of [world, made]) take(one, step);
        expect(all(made)).toEqual(all(world));
      }),
    );
  });

  it("is also what the entries of its journal lead to, in another world", () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const origin = start();
        const [world, replica] = [origin.fork(), origin.fork()];
        world.onEntry = (entry) => replica.apply(parseJsonText(stringifyJson(entry)) as typeof entry);

        for (const step of taken as Step[]) take(world, step);

        expect(all(replica)).toEqual(all(world));
      }),
    );
  });

  it("is as it was where the latest entries are taken back", () => {
    fc.assert(
      fc.property(steps, steps, (before, after) => {
        const world = start();
        for (const step of before as Step[]) take(world, step);
        const was = all(world);
        const entries: Parameters<typeof world.retract>[0][] = [];
        world.onEntry = (entry) => entries.push(entry);
        for (const step of after as Step[]) take(world, step);

        for (const entry of entries.reverse()) world.retract(entry);

        expect(all(world)).toEqual(was);
      }),
    );
  });
});
