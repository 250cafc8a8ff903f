/** Values for members that nobody gave; the same seed gives the same values. */
import type { Json } from "../../contract/model.ts";
import { sampleSchema } from "../../contract/sample.ts";
import type { Anatomy } from "./anatomy.ts";
import { isValue, type Value } from "./thing.ts";

type Members = ReadonlyMap<string, Json>;

/** A member that has no value is left out. `optional`: of what stands inside. */
export function madeUp(anatomy: Anatomy, members: Members, names: readonly string[], seed: number, optional: "all" | "none"): [string, unknown][] {
  const sample = (wanted: readonly string[]): Value | undefined => {
    const properties = Object.fromEntries(wanted.map((name) => [name, members.get(name) ?? true]));
    const schema: Json = { type: "object", properties, required: [...wanted] };
    const made = sampleSchema(anatomy.document, schema, () => undefined, { seed, direction: "response", optional });
    return made.ok && isValue(made.value) ? made.value : undefined;
  };
  if (names.length === 0) return [];
  const together = sample(names);
  return together ? Object.entries(together) : names.flatMap((name) => Object.entries(sample([name]) ?? {}));
}

/** Text and numbers as they come; what has parts, with few of them. */
export function serverValues(anatomy: Anatomy, members: Members, names: readonly string[], seed: number): [string, unknown][] {
  const plain: string[] = [];
  const composed: string[] = [];
  const nothing: [string, unknown][] = [];
  for (const name of names) {
    const schema = members.get(name);
    const { types, members: inside, items } = anatomy.shape(schema);
    if (inside.size === 0 && items === undefined && !types.has("object")) plain.push(name);
    else if (anatomy.allowsNull(schema)) nothing.push([name, null]);
    else composed.push(name);
  }
  return [...madeUp(anatomy, members, plain, seed, "all"), ...nothing, ...madeUp(anatomy, members, composed, seed, "none")];
}
