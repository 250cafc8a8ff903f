/** OpenAPI Overlay Specification 1.0: changes to a document that stand in a file of their own. */
import type { Json, JsonObject } from "./model.ts";
import { isObject } from "./pointer.ts";

/** A fault of an overlay without its file; only `fatal` ones stop the load. */
export interface OverlayFault {
  /** In the overlay. */
  readonly pointer: string;
  readonly message: string;
  readonly fatal: boolean;
}

/** An action that would change more places is refused. */
const maxTargets = 20_000;
const maxTargetLength = 2_000;

type Paths = (document: JsonObject, target: string) => readonly string[];

/** Changes `document` in place, action by action; a later one sees what an earlier one did. */
export async function applyOverlay(document: JsonObject, overlay: Json): Promise<OverlayFault[]> {
  const faults: OverlayFault[] = [];
  const fatal = (pointer: string, message: string): void => void faults.push({ pointer, message, fatal: true });
  if (!isObject(overlay)) return [{ pointer: "", message: "expected an Overlay Object.", fatal: true }];
  const version = overlay["overlay"];
  if (typeof version !== "string" || !/^1\.\d+\.\d+$/.test(version))
    fatal(version === undefined ? "" : "/overlay", `expected a member "overlay" with the version 1.0.0, found ${JSON.stringify(version) ?? "none"}.`);
  const { actions } = overlay;
  if (!Array.isArray(actions) || actions.length === 0)
    fatal(actions === undefined ? "" : "/actions", 'expected a member "actions" that is a list of at least one action.');
  if (faults.length > 0 || !Array.isArray(actions)) return faults;
  const { paths } = await import("jsonpath-rfc9535");
  for (const [index, action] of actions.entries()) applyAction(document, action, `/actions/${index}`, paths as Paths, faults);
  return faults;
}

function applyAction(document: JsonObject, action: Json, at: string, paths: Paths, faults: OverlayFault[]): void {
  const fatal = (pointer: string, message: string): void => void faults.push({ pointer, message, fatal: true });
  if (!isObject(action)) return fatal(at, "expected an Action Object.");
  const { target, remove, update } = action;
  if (typeof target !== "string") return fatal(at, 'expected a member "target" that is a JSONPath.');
  if (remove !== undefined && typeof remove !== "boolean") return fatal(`${at}/remove`, `expected true or false, found ${JSON.stringify(remove)}.`);
  if (remove !== true && update === undefined) return fatal(at, 'expected "update" or "remove: true"; this action does nothing.');
  const found = placesOf(document, target, paths);
  if (typeof found === "string") return fatal(`${at}/target`, found);
  if (found.length === 0)
    faults.push({ pointer: `${at}/target`, message: `"${target}" matches nothing in the document; the action does nothing.`, fatal: false });
  // What stands further behind goes first, so that the places before it stay.
  for (const place of found.reverse()) {
    const problem = remove === true ? removeAt(document, place) : updateAt(document, place, update as Json);
    if (problem !== undefined) return fatal(`${at}/target`, problem);
  }
}

type Place = readonly (string | number)[];

/** A sentence where the target cannot be used. */
function placesOf(document: JsonObject, target: string, paths: Paths): Place[] | string {
  if (target.length > maxTargetLength) return `expected a JSONPath of at most ${maxTargetLength} characters.`;
  // Patterns of strangers could hold the process for ever.
  if (/\b(?:match|search)\s*\(/.test(target)) return "the functions match and search are not supported; compare with == instead.";
  let found: readonly string[];
  try {
    found = paths(document, target);
  } catch (error) {
    return `expected a JSONPath (RFC 9535), such as $.paths['/pets'].get, found "${target}": ${(error as Error).message}`;
  }
  return found.length > maxTargets ? `it matches ${found.length} places, and at most ${maxTargets} are changed.` : [...new Set(found)].map(normalised);
}

/** Normalized Paths (RFC 9535, section 2.7): `$['paths']['/a'][0]`. */
function normalised(path: string): (string | number)[] {
  return [...path.matchAll(/\['((?:[^'\\]|\\.)*)'\]|\[(\d+)\]/g)].map(([, name, index]) => (index === undefined ? unescaped(name ?? "") : Number(index)));
}

const escapes: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

const unescaped = (name: string): string =>
  name.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_whole, code: string | undefined, character: string) =>
    code === undefined ? (escapes[character] ?? character) : String.fromCharCode(Number.parseInt(code, 16)),
  );

function valueIn(document: Json, place: Place): Json | undefined {
  let value: Json | undefined = document;
  for (const token of place) {
    if (Array.isArray(value) && typeof token === "number") value = value[token];
    else if (isObject(value) && Object.hasOwn(value, token)) value = value[token as string];
    else return undefined;
  }
  return value;
}

function removeAt(document: JsonObject, place: Place): string | undefined {
  const last = place.at(-1);
  if (last === undefined) return "the whole document cannot be removed.";
  const holder = valueIn(document, place.slice(0, -1));
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else if (isObject(holder)) delete holder[last];
  return undefined;
}

function updateAt(document: JsonObject, place: Place, update: Json): string | undefined {
  const value = valueIn(document, place);
  if (Array.isArray(value)) value.push(structuredClone(update));
  else if (!isObject(value)) return value === undefined ? undefined : "it matches a value that is neither an object nor a list; target what holds it.";
  else if (!isObject(update)) return "an object can only be updated with an object.";
  else merge(value, update);
  return undefined;
}

/** Members of objects one by one, lists end to end, everything else replaced. */
function merge(into: JsonObject, update: JsonObject): void {
  for (const [name, value] of Object.entries(update)) {
    const before = Object.hasOwn(into, name) ? into[name] : undefined;
    if (isObject(before) && isObject(value)) merge(before, value);
    else if (Array.isArray(before) && Array.isArray(value)) before.push(...structuredClone(value));
    else Object.defineProperty(into, name, { value: structuredClone(value), enumerable: true, configurable: true, writable: true });
  }
}
