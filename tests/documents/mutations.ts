/** Changes of a document at any place in it, as careless or hostile authors make them. */
import fc from "fast-check";
import type { Json, JsonObject } from "../../contract/model.ts";
import { isObject } from "../../contract/pointer.ts";

export interface Mutation {
  /** Chooses the place, whatever the document's size. */
  readonly place: number;
  readonly replacement: Json | undefined;
  /** Adds a member instead of replacing one. */
  readonly member: string | undefined;
}

const members = ["$ref", "type", "properties", "required", "items", "enum", "allOf", "oneOf", "anyOf", "not", "if", "pattern", "format", "nullable"].concat(
  ["$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$defs", "const", "default", "example", "examples", "minimum", "multipleOf", "minLength"],
  ["discriminator", "parameters", "responses", "content", "schema", "headers", "in", "name", "style", "explode", "get", "servers", "security"],
  ["__proto__", "constructor", "additionalOperations", "unevaluatedProperties", "prefixItems", "contains", "dependentSchemas", "propertyNames"],
);

const references = [
  "#/components/schemas/Dog",
  "#/components/schemas/Toy",
  "#/components/parameters/limit",
  "#/paths/~1dogs",
  "#",
  "#/",
  "#/none",
  "#name",
].concat(["./none.yaml", "Dog", "#/components/schemas/Dog/properties/mother", "#/components/responses/Fault", "%zz", "#/%zz", "#/__proto__"]);

const leaf: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    false,
    0,
    -1,
    1.5,
    5,
    1e300,
    "",
    "x",
    "string",
    "object",
    "array",
    "(",
    "(a+)+$",
    "[",
    "\\",
    "\u0000",
    "a/b",
    "{x}",
    "default",
  ),
  fc.constantFrom(...references),
);
const keyed = (value: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc.array(fc.tuple(fc.constantFrom(...members), value), { maxLength: 3 }).map((pairs) => Object.fromEntries(pairs) as JsonObject);
const small: fc.Arbitrary<Json> = fc.oneof(leaf, keyed(leaf), fc.array(leaf, { maxLength: 3 }));
const value: fc.Arbitrary<Json> = fc.oneof(
  leaf,
  small,
  keyed(small),
  fc.array(small, { maxLength: 3 }),
  fc.constantFrom(...references).map(($ref) => ({ $ref })),
);

export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.record({
    place: fc.nat(10_000),
    replacement: fc.option(value, { nil: undefined, freq: 8 }),
    member: fc.option(fc.constantFrom(...members), { nil: undefined, freq: 1 }),
  }),
  { minLength: 1, maxLength: 4 },
);

/** In place. */
export function mutate(document: JsonObject, { place, replacement, member }: Mutation): void {
  const places = placesOf(document);
  const chosen = places[place % places.length];
  if (!chosen) return;
  const { holder, key } = chosen;
  const held = holder[key];
  if (member !== undefined && isObject(held)) define(held, member, replacement ?? null);
  else if (replacement === undefined && Array.isArray(holder)) holder.splice(Number(key), 1);
  else if (replacement === undefined) delete holder[key];
  else define(holder, key, replacement);
}

const define = (holder: JsonObject, key: string, value: Json): void =>
  void Object.defineProperty(holder, key, { value: structuredClone(value), enumerable: true, writable: true, configurable: true });

function placesOf(document: JsonObject): { holder: JsonObject; key: string }[] {
  const places: { holder: JsonObject; key: string }[] = [];
  const pending: Json[] = [document];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== "object" || next === null) continue;
    for (const [key, member] of Object.entries(next)) {
      // An array is written to by its indices, too.
      places.push({ holder: next as JsonObject, key });
      pending.push(member as Json);
    }
  }
  return places;
}
