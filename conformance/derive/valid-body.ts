/** Bodies that the contract allows: an operation's own examples first, because they mean something; else samples. */
import { essence, isForm } from "../../contract/media-type.ts";
import type { Contract, MediaType, Operation } from "../../contract/model.ts";
import { escapeToken, isObject, tokensOf } from "../../contract/pointer.ts";
import { sampleMediaType } from "../../contract/sample.ts";
import type { Edit } from "../case.ts";
import { requestMediaType } from "../request-builder.ts";

/** `minimal` holds only what is required, `maximal` everything that examples or samples know. Undefined where nothing valid was found. */
export function validBody(contract: Contract, operation: Operation, base: "minimal" | "maximal", seed = 1): unknown {
  const bodies = known.get(operation) ?? new Map<string, unknown>();
  known.set(operation, bodies);
  const key = `${base} ${seed}`;
  if (!bodies.has(key)) bodies.set(key, findBody(contract, operation, base, seed));
  return bodies.get(key);
}

/** Every case asks for the same few bodies, and large schemas take long to sample. */
const known = new WeakMap<Operation, Map<string, unknown>>();

function findBody(contract: Contract, operation: Operation, base: "minimal" | "maximal", seed: number): unknown {
  const mediaType = requestMediaType(operation);
  if (!mediaType) return undefined;
  const examples = [...mediaType.examples.values()].filter((example) => !mediaType.check(example));
  const [first] = examples;
  if (base === "minimal") return pruned(mediaType, first ?? leastSample(contract, mediaType, seed));
  const rich = sampled(contract, mediaType, "all", seed);
  const merged = examples.every(isObject) ? Object.assign({}, isObject(rich) && examples.length === 0 ? rich : {}, ...examples.toReversed()) : first;
  return merged !== undefined && !mediaType.check(merged) ? merged : (first ?? rich);
}

/** A form shows nothing of a list without items, or of an object without members. */
function leastSample(contract: Contract, mediaType: MediaType, seed: number): unknown {
  const least = sampled(contract, mediaType, "none", seed);
  return isForm(essence(mediaType.range)) && holdsEmpty(least) ? sampled(contract, mediaType, "all", seed) : least;
}

function sampled(contract: Contract, mediaType: MediaType, optional: "all" | "none", seed: number): unknown {
  const sample = sampleMediaType(contract.document, mediaType, { seed, direction: "request", optional });
  return sample.ok ? sample.value : undefined;
}

const holdsEmpty = (value: unknown): boolean => {
  const inside = typeof value === "object" && value !== null ? Object.values(value) : [];
  return inside.some((member) => (typeof member === "object" && member !== null && Object.keys(member).length === 0) || holdsEmpty(member));
};

/** Takes away one member after the other, as long as what is left is valid, and can be sent. */
function pruned(mediaType: MediaType, value: unknown): unknown {
  let kept = value;
  const mustShow = isForm(essence(mediaType.range)) && !holdsEmpty(value);
  for (const pointer of memberPointers(value).toReversed()) {
    const fewer = edited(kept, { pointer });
    if (!(mustShow && holdsEmpty(fewer)) && !mediaType.check(fewer)) kept = fewer;
  }
  return kept;
}

/** Pointers of all members of objects, parents first; arrays are left alone. */
export function memberPointers(value: unknown, at = ""): string[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const pointer = `${at}/${escapeToken(name)}`;
    return [pointer, ...memberPointers(member, pointer)];
  });
}

/** With one change; what does not change is shared. A pointer that leads nowhere changes nothing. */
export const edited = (value: unknown, edit: Edit): unknown => changed(value, tokensOf(edit.pointer), 0, edit);

function changed(value: unknown, tokens: readonly string[], depth: number, edit: Edit): unknown {
  const token = tokens[depth];
  if (token === undefined) return edit.value;
  if (typeof value !== "object" || value === null) return value;
  const isLast = depth === tokens.length - 1;
  const copy: unknown[] | Record<string, unknown> = Array.isArray(value) ? [...value] : { ...value };
  // An index is a name, too.
  const holder = copy as Record<string, unknown>;
  if (isLast && !("value" in edit)) delete holder[token];
  else if (isLast || Object.hasOwn(holder, token)) holder[token] = changed(holder[token], tokens, depth + 1, edit);
  return copy;
}
