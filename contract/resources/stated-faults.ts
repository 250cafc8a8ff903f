/** Mistakes in `x-resource`, each with its place. */

import { methods } from "../anatomy.ts";
import type { Json, JsonObject } from "../model.ts";
import { escapeToken, isObject, resolve } from "../pointer.ts";
import { object } from "../source.ts";
import { roles } from "./stated.ts";

export interface StatedFault {
  readonly code: "bad-resource";
  /** What was expected and found. */
  readonly message: string;
  readonly pointer: string;
}

type Rule = readonly [expected: string, holds: (value: Json) => boolean];

const texts = (value: Json): boolean => isObject(value) && Object.values(value).every(isText);
const isText = (value: Json): boolean => typeof value === "string" && value !== "";
const isMember = (value: Json): boolean => isText(value);
const namesOf = (value: Json | undefined, names: readonly string[]): boolean => isObject(value) && names.some((name) => isText(value[name] ?? null));

const rules: Readonly<Record<string, Rule>> = {
  name: ["a text", isText],
  role: [`one of ${roles.join(", ")}`, (value) => roles.some((role) => role === value)],
  key: ["the name of a member, or a JSON Pointer inside a thing", isMember],
  unique: ["a member, or a list of members", (value) => isMember(value) || (Array.isArray(value) && value.length > 0 && value.every(isMember))],
  parent: ["the name of a resource, or null for none", (value) => isText(value) || value === null || value === false],
  owner: ["true or false", (value) => typeof value === "boolean"],
  item: ["a JSON Pointer into the body", (value) => typeof value === "string"],
  items: ["a JSON Pointer into the body", (value) => typeof value === "string"],
  filters: ["an object from query parameter to member", texts],
  paging: ["false, or an object with offset, page, cursor or size", (value) => value === false || namesOf(value, ["offset", "page", "cursor", "size"])],
  sort: ["false, the name of a parameter, or an object with parameter", (value) => value === false || isText(value) || namesOf(value, ["parameter"])],
};

/** Of every path item and operation, in their order. */
export function statedFaults(document: JsonObject): StatedFault[] {
  const faults: StatedFault[] = [];
  for (const [path, raw] of Object.entries(object(document["paths"]))) {
    const { value, pointer } = resolve(document, raw, `/paths/${escapeToken(path)}`);
    const item = object(value);
    check(item["x-resource"], `${pointer}/x-resource`, faults);
    for (const method of methods) check(object(item[method])["x-resource"], `${pointer}/${method}/x-resource`, faults);
  }
  return faults;
}

function check(stated: Json | undefined, pointer: string, faults: StatedFault[]): void {
  if (stated === undefined || stated === false || isText(stated)) return;
  const fault = (message: string, at = pointer): void => void faults.push({ code: "bad-resource", message, pointer: at });
  if (!isObject(stated)) return fault(`Expected x-resource to be a name, false or an object, found ${JSON.stringify(stated)}.`);
  for (const [name, value] of Object.entries(stated)) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    const at = `${pointer}/${escapeToken(name)}`;
    if (!rule) fault(`x-resource knows no "${name}"; it knows ${Object.keys(rules).join(", ")}.`, at);
    else if (!rule[1](value)) fault(`Expected "${name}" to be ${rule[0]}, found ${shortly(value)}.`, at);
  }
}

function shortly(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
