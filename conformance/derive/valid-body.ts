/** Bodies that the contract allows: an operation's own examples first, because they mean something; else samples. */
import { essence, isForm } from "../../contract/media-type.ts";
import type { Contract, MediaType, Operation } from "../../contract/model.ts";
import { escapeToken, isObject, tokensOf } from "../../contract/pointer.ts";
import { sampleMediaType } from "../../contract/sample.ts";
import type { Edit } from "../case.ts";
import { requestMediaType } from "../request-builder.ts";

/** `minimal` holds only what is required, `maximal` everything that examples or samples know. Undefined where nothing valid was found. */
export function validBody(contract: Contract, operation: Operation, base: "minimal" | "maximal", seed = 1): unknown {
  const mediaType = requestMediaType(operation);
  if (!mediaType) return undefined;
  const examples = [...mediaType.examples.values()].filter((example) => !mediaType.check(example));
  const [first] = examples;
  if (base === "minimal") return pruned(mediaType, first ?? leastSample(contract, mediaType, seed));
  const rich = sampled(contract, mediaType, "all", seed);
  const merged = examples.every(isObject) ? Object.assign({}, isObject(rich) && examples.length === 0 ? rich : {}, ...examples.toReversed()) : first;
  return merged !== undefined && !mediaType.check(merged) ? merged : (first ?? rich);
}

/** A form shows nothing of a list without items. */
function leastSample(contract: Contract, mediaType: MediaType, seed: number): unknown {
  const least = sampled(contract, mediaType, "none", seed);
  const isLost = isForm(essence(mediaType.range)) && isObject(least) && Object.values(least).some((member) => Array.isArray(member) && member.length === 0);
  return isLost ? sampled(contract, mediaType, "all", seed) : least;
}

function sampled(contract: Contract, mediaType: MediaType, optional: "all" | "none", seed: number): unknown {
  const sample = sampleMediaType(contract.document, mediaType, { seed, direction: "request", optional });
  return sample.ok ? sample.value : undefined;
}

/** Takes away one member after the other, as long as what is left is valid. */
function pruned(mediaType: MediaType, value: unknown): unknown {
  let kept = value;
  for (const pointer of memberPointers(value).toReversed()) {
    const fewer = edited(kept, { pointer });
    if (!mediaType.check(fewer)) kept = fewer;
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

/** A copy with one change. A pointer that leads nowhere changes nothing. */
export function edited(value: unknown, edit: Edit): unknown {
  const copy: unknown = structuredClone(value);
  const tokens = tokensOf(edit.pointer);
  const last = tokens.pop();
  if (last === undefined) return edit.value;
  let parent: unknown = copy;
  for (const token of tokens) parent = typeof parent === "object" && parent !== null ? (parent as Record<string, unknown>)[token] : undefined;
  if (typeof parent !== "object" || parent === null) return copy;
  const holder = parent as Record<string, unknown>;
  if (!("value" in edit)) delete holder[last];
  else holder[last] = edit.value;
  return copy;
}
