/** New keys in the form that the document declares: integers count, the rest comes from the world's ids. */
import type { Json, JsonObject, Operation } from "../../contract/model.ts";
import { isObject, localPointer, valueAt } from "../../contract/pointer.ts";
import { sampleSchema } from "../../contract/sample.ts";
import type { Anatomy } from "./anatomy.ts";
import { writeAt } from "./pointers.ts";
import type { ResourcePlan } from "./resource-plan.ts";
import { joined, numberOf, type Value } from "./thing.ts";
import type { View } from "./view.ts";

export interface KeySource {
  newId(prefix?: string, length?: number): string;
  /** How many things there ever were. */
  readonly count: number;
  isTaken(own: string): boolean;
}

type Make = (source: KeySource, tries: number) => unknown;

const maxTries = 200;
const chosen = new WeakMap<ResourcePlan, Make>();

/** Undefined where every key that was tried is taken. */
export function newKey(plan: ResourcePlan, source: KeySource): unknown {
  let make = chosen.get(plan);
  if (!make) {
    make = chooseMaker(plan);
    chosen.set(plan, make);
  }
  for (let tries = 0; tries < maxTries; tries += 1) {
    const key = make(source, tries);
    if (key !== undefined && !source.isTaken(joined([key]))) return key;
  }
  return undefined;
}

/** Schemas of the key: as a member, and as a path parameter. */
function keySchemas({ anatomy, views, keyMembers, parameters, resource }: ResourcePlan): Json[] {
  const member = keyMembers.at(-1);
  const shown = member === undefined ? undefined : views.map((view) => anatomy.at(view.schema, member)).find((schema) => schema !== undefined);
  const item = resource.operations.find(({ operation }) => operation.path === resource.itemPath)?.operation;
  const parameter = item?.parameters.find((entry) => entry.in === "path" && entry.name === parameters.at(-1))?.schema;
  return [shown, parameter].filter((schema) => schema !== undefined);
}

/** The likeliest form that both the path and the places that show the key accept. */
function chooseMaker(plan: ResourcePlan): Make {
  const { anatomy, resource } = plan;
  const parts = keySchemas(plan).flatMap((schema) => plainParts(anatomy, schema, 0));
  const makers = candidates(anatomy, parts);
  const item = resource.operations.find(({ operation }) => operation.path === resource.itemPath)?.operation;
  let ids = 0;
  const trial: KeySource = { newId: (prefix, length = 27) => trialId(prefix, length, (ids += 1)), count: 3, isTaken: () => false };
  const fits = (make: Make): boolean => {
    const key = make(trial, 0);
    return key !== undefined && passesPath(item, plan.parameters, key) && passesMember(plan.views[0], plan.keyMembers.at(-1), key);
  };
  return makers.find(fits) ?? makers[0] ?? ((source) => source.newId());
}

function trialId(prefix: string | undefined, length: number, count: number): string {
  const digits = String(count).padStart(12, "0");
  return prefix === undefined ? `00000000-0000-4000-8000-${digits}` : prefix + "x".repeat(length);
}

function candidates(anatomy: Anatomy, parts: readonly JsonObject[]): Make[] {
  const types = new Set(parts.flatMap(({ type }) => (Array.isArray(type) ? type : [type])));
  const least = Math.max(1, ...parts.map(({ minimum }) => (typeof minimum === "number" ? Math.ceil(minimum) : 1)));
  const counted: Make = ({ count }, tries) => least + count + tries;
  if ((types.has("integer") || types.has("number")) && !types.has("string")) return [counted];
  const prefixes = parts.flatMap(({ example, examples }) => [example, ...(Array.isArray(examples) ? examples : [])]).flatMap(prefixOf);
  const plain = parts.every(({ pattern, format, enum: values }) => pattern === undefined && format === undefined && values === undefined);
  const schema = { allOf: parts.map(withoutSuggestions) };
  const sampled: Make = ({ newId }) => {
    const made = sampleSchema(anatomy.document, schema, () => undefined, { seed: numberOf(newId()), direction: "response" });
    return made.ok ? made.value : undefined;
  };
  return [
    ...(plain
      ? prefixes.map(
          ({ prefix, length }): Make =>
            ({ newId }) =>
              newId(prefix, length),
        )
      : []),
    ({ newId }) => newId(),
    ...(plain
      ? [24, 12, 8, 4].map(
          (length): Make =>
            ({ newId }) =>
              newId("", length),
        )
      : []),
    sampled,
    ({ newId }) => newId("", 12),
    counted,
  ];
}

/** `cus_` of `cus_NffrFeUfNV2Hib`, with the number of characters that follow. */
function prefixOf(example: Json | undefined): { prefix: string; length: number }[] {
  const match = typeof example === "string" ? /^([A-Za-z]{1,12}[_-])([A-Za-z0-9]{6,64})$/.exec(example) : null;
  return match ? [{ prefix: match[1] ?? "", length: (match[2] ?? "").length }] : [];
}

/** The schema and all that holds beside it. */
function plainParts(anatomy: Anatomy, schema: Json | undefined, depth: number): JsonObject[] {
  if (!isObject(schema) || depth > 8) return [];
  const { $ref, allOf } = schema;
  const parts = (Array.isArray(allOf) ? allOf : []).flatMap((part) => plainParts(anatomy, part, depth + 1));
  if (typeof $ref === "string") parts.push(...plainParts(anatomy, valueAt(anatomy.document, localPointer($ref) ?? ""), depth + 1));
  return [schema, ...parts];
}

// References and branches have been followed already.
const followed = new Set(["example", "examples", "default", "$ref", "allOf"]);
const withoutSuggestions = (part: JsonObject): JsonObject => Object.fromEntries(Object.entries(part).filter(([keyword]) => !followed.has(keyword)));

/** Whether the path parameter takes a value, where the document says what it takes. */
export function fitsPath({ parameters, resource }: ResourcePlan, key: unknown, name = parameters.at(-1)): boolean {
  const item = resource.operations.find(({ operation }) => operation.path === resource.itemPath)?.operation;
  return passesPath(item, parameters, key, name);
}

function passesPath(item: Operation | undefined, parameters: readonly string[], key: unknown, name = parameters.at(-1)): boolean {
  if (!item || name === undefined) return true;
  const { violations } = item.decodeParameters({ path: parameters.map(() => encodeURIComponent(String(key))), query: "", header: () => undefined });
  return !violations.some((violation) => violation.in === "path" && violation.at === `/${name}`);
}

function passesMember(view: View | undefined, member: string | undefined, key: unknown): boolean {
  const sample = view && member !== undefined ? view.sample(1, "none") : undefined;
  if (!view || !sample || member === undefined) return true;
  const violations = view.check(writeAt(sample, member, key) as Value);
  return !violations?.some(({ at }) => at === member || at === "");
}
