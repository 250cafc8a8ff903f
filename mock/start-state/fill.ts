/** Given and generated things into empty collections; keys, unique values and references are looked at on the way. */
import type { Behaviour } from "../handler.ts";
import type { Collection, Key } from "../state/collection.ts";
import { Generator } from "./generate.ts";
import type { Given } from "./given.ts";
import type { StateForm } from "./state-form.ts";

export interface Mistake {
  /** Below the part of the API. */
  readonly pointer: string;
  readonly message: string;
}

export type Collections = Readonly<Record<string, Collection<object>>>;

interface Filling {
  readonly form: StateForm;
  readonly behaviour: Behaviour;
  readonly seed: number;
  readonly mistakes: Mistake[];
}

export function fill(state: Collections, given: ReadonlyMap<string, Given>, { form, behaviour, seed, mistakes }: Filling): void {
  const places = new Map<object, string>();
  for (const [name, { things, pointer }] of given) {
    for (const [index, thing] of things.entries()) {
      const collection = state[name] as Collection<object>;
      const stored = form.stored(name, thing, collection);
      const place = `${pointer}/${index}`;
      if ("why" in stored) mistakes.push({ pointer: place, message: stored.why });
      else {
        places.set(stored.thing, place);
        insert(collection, stored.thing, place, mistakes);
      }
    }
  }
  const generator = new Generator(state, form, behaviour.references ?? {}, seed);
  for (const [name, { generate, like }] of inOrder(given, behaviour.references ?? {})) {
    const why = generate > 0 ? generator.add(name, generate, like) : undefined;
    if (why !== undefined) mistakes.push({ pointer: `/${name}/generate`, message: why });
  }
  mistakes.push(...dangling(state, behaviour, places));
}

/** What others refer to comes first. */
function inOrder(given: ReadonlyMap<string, Given>, references: NonNullable<Behaviour["references"]>): [string, Given][] {
  const depth = (name: string, above: readonly string[] = []): number =>
    above.includes(name) ? 0 : Math.max(0, ...Object.values(references[name] ?? {}).map((target) => 1 + depth(target, [...above, name])));
  return [...given].sort(([a], [b]) => depth(a) - depth(b));
}

function insert(collection: Collection<object>, thing: object, pointer: string, mistakes: Mistake[]): void {
  try {
    collection.insert(thing);
  } catch (error) {
    // A collection refuses a key or a unique value that is taken, and says which.
    mistakes.push({ pointer, message: (error as Error).message });
  }
}

/** References that lead nowhere: from given things, and from usual ones whose target was replaced. */
function* dangling(state: Collections, { references = {} }: Behaviour, places: ReadonlyMap<object, string>): Iterable<Mistake> {
  const told = new Set<string>();
  for (const [name, members] of Object.entries(references)) {
    for (const thing of state[name]?.all ?? []) {
      for (const [member, target] of Object.entries(members)) {
        const value = (thing as Readonly<Record<string, unknown>>)[member];
        if (value === undefined || value === null || state[target]?.has(value as Key)) continue;
        const place = places.get(thing);
        // One word about the usual things is enough.
        if (place === undefined && told.has(`${name} ${member}`)) continue;
        if (place === undefined) told.add(`${name} ${member}`);
        const message = `${name}: ${member} names ${JSON.stringify(value)}, which is not among ${target}`;
        yield place === undefined
          ? { pointer: "", message: `${message}; this is one of the usual ${name}, so give ${name} as well.` }
          : { pointer: `${place}/${member}`, message: `${message}.` };
      }
    }
  }
}
