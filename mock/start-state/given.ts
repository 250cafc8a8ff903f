/** What a user gives for one collection: things, or how to make them. */
import type { Json, JsonObject } from "../../contract/model.ts";
import { isObject } from "../../contract/pointer.ts";
import { sentence } from "../../contract/violation.ts";
import type { Mistake } from "./fill.ts";
import type { StateForm } from "./state-form.ts";

export interface Given {
  /** JSON Pointer to the array of things. */
  readonly pointer: string;
  readonly things: readonly JsonObject[];
  /** The usual things stay as well. */
  readonly keep: boolean;
  /** So many more are made up. */
  readonly generate: number;
  readonly like: JsonObject;
}

const most = 1_000_000;
/** Of the object that stands for one collection. */
export const members = ["things", "keep", "generate", "like"];

/** Undefined where nothing can be made of it. */
export function givenFor(form: StateForm, name: string, value: Json, mistakes: Mistake[]): Given | undefined {
  const at = `/${name}`;
  const mistake = (pointer: string, message: string): undefined => void mistakes.push({ pointer, message });
  if (Array.isArray(value)) return { ...nothing, pointer: at, things: judged(form, name, value, at, mistakes) };
  if (!isObject(value)) return mistake(at, `expected an array of things, or an object with ${members.join(", ")}.`);
  const { things = [], keep = false, generate = 0, like = {} } = value;
  const stranger = Object.keys(value).find((member) => !members.includes(member));
  if (stranger !== undefined) return mistake(`${at}/${stranger}`, `"${stranger}" is none of ${members.join(", ")}.`);
  if (!Array.isArray(things)) return mistake(`${at}/things`, "expected an array of things.");
  if (typeof keep !== "boolean") return mistake(`${at}/keep`, "expected true or false.");
  if (typeof generate !== "number" || !Number.isInteger(generate) || generate < 0 || generate > most)
    return mistake(`${at}/generate`, `expected a whole number up to ${most}, found ${JSON.stringify(generate)}.`);
  if (!isObject(like)) return mistake(`${at}/like`, "expected an object of members.");
  const pointer = `${at}/things`;
  return { pointer, things: judged(form, name, things, pointer, mistakes), keep, generate, like };
}

const nothing = { keep: false, generate: 0, like: {} };

function judged(form: StateForm, name: string, things: readonly Json[], pointer: string, mistakes: Mistake[]): JsonObject[] {
  for (const [index, thing] of things.entries()) {
    for (const violation of form.check(name, thing) ?? []) mistakes.push({ pointer: `${pointer}/${index}${violation.at}`, message: `${sentence(violation)}.` });
  }
  return things.filter(isObject);
}
