/** Which member of a thing the last parameter of its path takes. */
import type { Json } from "../model.ts";
import { escapeToken } from "../pointer.ts";
import type { Evidence } from "./model.ts";
import { isList, isThing, type Shape, type ShapeOf } from "./shape.ts";
import { plain, singular } from "./words.ts";

/** Members that identify, the likeliest first. */
const keyWords = ["id", "uuid", "guid", "sid", "gid", "key", "slug", "code", "number", "handle", "login", "username", "name", "ref", "token", "email"];
export const holders = ["metadata", "attributes", "info", "properties"];

export interface KeyMember {
  readonly member: string;
  readonly evidence: readonly Evidence[];
}

export interface PathParameter {
  readonly name: string;
  readonly schema: Json;
  readonly pointer: string;
}

/** Undefined where no member fits by name and type. `word`: the thing's own, singular and {@link plain}. */
export function keyMember(parameter: PathParameter, thing: Shape, word: string, shapeOf: ShapeOf): KeyMember | undefined {
  const scalars = scalarsOf(thing, shapeOf, "");
  for (const holder of holders) {
    const inner = thing.members.get(holder);
    if (inner !== undefined) scalars.push(...scalarsOf(shapeOf(inner), shapeOf, `/${holder}`));
  }
  const asked = shapeOf(parameter.schema);
  const find = (words: Iterable<string>, fits: typeof typesMeet): Scalar | undefined => {
    for (const wanted of words) {
      const found = scalars.find(({ name, shape }) => name === wanted && fits(asked, shape));
      if (found) return found;
    }
    return undefined;
  };
  const called = plain(parameter.name);
  // `{org}` names the whole thing: of all that may identify it, what is typed alike is meant.
  const found = (isPartOfWord(called, word) ? find(identities, typedAlike) : undefined) ?? find(candidates(called, word), typesMeet);
  return found && { member: found.pointer, evidence: evidenceOf(parameter, asked, found, word) };
}

const identities = ["id", "uuid", "sid", "slug", "key", "login", "handle", "name", "code", "number"];

/** `transaction` for one of `balance_transactions`, `country` for one of `country_specs`. */
function isPartOfWord(parameter: string, word: string): boolean {
  const one = singular(parameter);
  return one !== "" && (word.endsWith(one) || word.startsWith(one));
}

function evidenceOf(parameter: PathParameter, asked: Shape, { pointer, name, shape }: Scalar, word: string): Evidence[] {
  const path: Evidence = { kind: "name", says: namedLike(parameter.name, pointer, name, word), pointer: parameter.pointer };
  const special = asked.format !== undefined && asked.format === shape.format;
  return [...(special ? [{ kind: "shape" as const, says: `both are of format ${asked.format}`, pointer: parameter.pointer }] : []), path];
}

/** Names of members that a parameter may mean, the likeliest first, each once. */
function candidates(parameter: string, word: string): Set<string> {
  const rest = word !== "" && parameter.startsWith(word) ? parameter.slice(word.length) : undefined;
  return new Set([
    ...(isPartOfWord(parameter, word) ? identities : []),
    parameter,
    ...(parameter === "username" ? ["login", "handle"] : []),
    ...(rest ? [rest] : []),
    ...keyWords.filter((key) => parameter.endsWith(key)),
    ...(/^(?:id|identifier|uuid|key)$/.test(parameter) ? ["id", `${word}id`, `${word}uuid`, ...keyWords] : []),
    word,
    ...(rest ? ["id"] : []),
  ]);
}

function namedLike(parameter: string, member: string, name: string, word: string): string {
  if (plain(parameter) === name) return `\`{${parameter}}\` is called like the member ${member}`;
  if (singular(plain(parameter)) === word) return `\`{${parameter}}\` is called like the thing, whose ${member} identifies it`;
  if (plain(parameter).endsWith(name)) return `\`{${parameter}}\` ends like the member ${member}`;
  return `\`{${parameter}}\` stands for the thing, whose ${member} identifies it`;
}

interface Scalar {
  /** Plain. */
  readonly name: string;
  readonly pointer: string;
  readonly shape: Shape;
}

function scalarsOf(thing: Shape, shapeOf: ShapeOf, at: string): Scalar[] {
  const scalars: Scalar[] = [];
  for (const [name, schema] of thing.members) {
    const shape = shapeOf(schema);
    if (isThing(shape) || isList(shape) || shape.types.has("boolean")) continue;
    scalars.push({ name: plain(name), pointer: `${at}/${escapeToken(name)}`, shape });
  }
  return scalars;
}

function typedAlike(parameter: Shape, member: Shape): boolean {
  const kinds = ({ types }: Shape): string[] => [...types].map((type) => (type === "number" ? "integer" : type));
  const agree = parameter.types.size === 0 || member.types.size === 0 || kinds(parameter).some((kind) => kinds(member).includes(kind));
  return agree && typesMeet(parameter, member);
}

/** A text may carry a number; a number carries no text, no UUID is a date, and two lists of words must share one. */
export function typesMeet(parameter: Shape, member: Shape): boolean {
  if (parameter.enum && member.enum && !parameter.enum.some((word) => member.enum?.includes(word))) return false;
  const numeric = parameter.types.has("integer") || parameter.types.has("number");
  if (numeric && member.types.size > 0 && !member.types.has("integer") && !member.types.has("number")) return false;
  if (parameter.types.has("string") && parameter.format === "uuid" && member.types.size > 0 && !member.types.has("string")) return false;
  const formats = [parameter.format, member.format];
  // Whole URLs stand in no path.
  if (member.format === "uri" && parameter.format !== "uri") return false;
  return !formats.includes("uuid") || formats.every((format) => format === undefined || format === "uuid");
}
