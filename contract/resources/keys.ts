/** Which member of a thing the last parameter of its path takes. */
import type { Json } from "../model.ts";
import { escapeToken } from "../pointer.ts";
import type { Evidence } from "./model.ts";
import { isList, isThing, type Shape, type ShapeOf } from "./shape.ts";
import { plain, singular } from "./words.ts";

/** Members that identify, the likeliest first. */
const keyWords = ["id", "uuid", "guid", "sid", "gid", "key", "slug", "code", "number", "handle", "login", "username", "name", "ref", "token", "email"];
const holders = ["metadata", "attributes", "info"];

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
  const fitting = scalars.filter(({ shape }) => typesMeet(asked, shape));
  for (const wanted of candidates(plain(parameter.name), word)) {
    const found = fitting.find(({ name }) => name === wanted);
    if (!found) continue;
    const { pointer, name } = found;
    const path: Evidence = { kind: "name", says: namedLike(parameter.name, pointer, name, word), pointer: parameter.pointer };
    const special = asked.format !== undefined && asked.format === found.shape.format;
    const shape: Evidence[] = special ? [{ kind: "shape", says: `both are of format ${asked.format}`, pointer: parameter.pointer }] : [];
    return { member: pointer, evidence: [...shape, path] };
  }
  return undefined;
}

/** Names of members that a parameter may mean, the likeliest first, each once. */
function candidates(parameter: string, word: string): Set<string> {
  const without = parameter.startsWith(word) && word !== "" ? parameter.slice(word.length) : undefined;
  const ending = keyWords.filter((key) => parameter.endsWith(key));
  const isWord = singular(parameter) === word;
  const generic = isWord || /^(?:id|identifier|uuid|key)$/.test(parameter) ? [...keyWords] : [];
  return new Set([
    ...(isWord ? ["id", "uuid", "sid", "slug", "key", "login", "name"] : []),
    parameter,
    ...(without ? [without] : []),
    ...ending,
    ...(/^(?:id|identifier|uuid)$/.test(parameter) ? ["id", `${word}id`, `${word}uuid`, "uuid"] : []),
    ...generic,
    word,
  ]);
}

function namedLike(parameter: string, member: string, name: string, word: string): string {
  if (plain(parameter) === name) return `\`{${parameter}}\` is called like the member ${member}`;
  if (singular(plain(parameter)) === word) return `\`{${parameter}}\` is called like the thing, whose ${member} identifies it`;
  return `\`{${parameter}}\` ends like the member ${member}`;
}

function scalarsOf(thing: Shape, shapeOf: ShapeOf, at: string): { name: string; pointer: string; shape: Shape }[] {
  const scalars: { name: string; pointer: string; shape: Shape }[] = [];
  for (const [name, schema] of thing.members) {
    const shape = shapeOf(schema);
    if (isThing(shape) || isList(shape) || shape.types.has("boolean")) continue;
    scalars.push({ name: plain(name), pointer: `${at}/${escapeToken(name)}`, shape });
  }
  return scalars;
}

/** A text may carry a number; a number carries no text, and no UUID is a date. */
function typesMeet(parameter: Shape, member: Shape): boolean {
  const numeric = parameter.types.has("integer") || parameter.types.has("number");
  if (numeric && member.types.size > 0 && !member.types.has("integer") && !member.types.has("number")) return false;
  if (parameter.types.has("string") && parameter.format === "uuid" && member.types.size > 0 && !member.types.has("string")) return false;
  const formats = [parameter.format, member.format];
  return !formats.includes("uuid") || formats.every((format) => format === undefined || format === "uuid");
}
