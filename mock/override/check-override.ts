/** Whether what a file exports can override an API: every mistake at once, with its line and the name that was meant. */
import { DocumentError, type Fault } from "../../contract/fault.ts";
import type { Contract } from "../../contract/model.ts";
import { distance } from "../../contract/nearest.ts";
import type { Behaviour } from "../handler.ts";
import { Collection } from "../state/collection.ts";
import { isOverride, type Override } from "./override.ts";

/** Where an override stands. */
export interface OverrideSource {
  readonly file: string;
  readonly text: string;
}

const members = ["operations", "admit", "state", "principals", "authorize", "refuse"];

/** Throws {@link DocumentError}. */
export function checkedOverride(exported: unknown, base: Behaviour, contract: Contract, source: OverrideSource): Override {
  const mistakes: Fault[] = [];
  const mistake = (message: string, name?: string): number => mistakes.push({ code: "bad-behaviour", file: source.file, message, ...lineOf(source, name) });
  if (typeof exported !== "object" || exported === null || Array.isArray(exported)) {
    mistake(
      exported === undefined
        ? "it exports no default; write export default overrideBehaviour<operations>()({ operations: { … } })."
        : `its default export is ${typeof exported}; expected what overrideBehaviour returns.`,
    );
    throw new DocumentError(mistakes);
  }
  const found = exported as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(found)) if (!members.includes(name)) mistake(`there is no "${name}" in an override${meant(name, members)}`, name);
  const ids = contract.operations.map(({ id }) => id);
  for (const part of ["operations", "admit"]) checkHandlers(part, found[part], ids, mistake);
  for (const name of ["authorize", "refuse", "state"])
    if (found[name] !== undefined && typeof found[name] !== "function") mistake(`"${name}" is no function.`, name);
  if (found["principals"] !== undefined && !arePrincipals(found["principals"])) mistake(`"principals" is no list of { id, credentials }.`, "principals");
  if (mistakes.length === 0 && typeof found["state"] === "function") checkState(found["state"](), base.state(), mistake);
  if (mistakes.length > 0) throw new DocumentError(mistakes);
  // Each member has just been looked at.
  return found as Override;
}

/** What `defineBehaviour` returns has an answer for everything, and needs no default. */
export function isWhole(exported: unknown, contract: Contract): exported is Behaviour {
  if (typeof exported !== "object" || exported === null || isOverride(exported)) return false;
  const { principals, state, refuse, operations } = exported as Partial<Behaviour>;
  return principals !== undefined && state !== undefined && refuse !== undefined && contract.operations.every(({ id }) => id in (operations ?? {}));
}

type Mistake = (message: string, name?: string) => void;

function checkHandlers(part: string, given: unknown, ids: readonly string[], mistake: Mistake): void {
  if (given === undefined) return;
  if (typeof given !== "object" || given === null) return mistake(`"${part}" is no object of functions.`, part);
  for (const [id, handle] of Object.entries(given)) {
    if (!ids.includes(id)) mistake(`${part}: the contract has no operation "${id}"${meant(id, ids)}`, id);
    else if (typeof handle !== "function") mistake(`${part}: "${id}" is no function.`, id);
  }
}

function checkState(own: unknown, base: object, mistake: Mistake): void {
  if (typeof own !== "object" || own === null) return mistake('"state" returns no object of collections.', "state");
  for (const [name, value] of Object.entries(own)) {
    if (!(value instanceof Collection)) mistake(`state: "${name}" is no collection; make one with collection({ key }).`, name);
    else if (Object.hasOwn(base, name)) mistake(`state: a collection "${name}" is there already; name yours otherwise.`, name);
  }
}

const arePrincipals = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one?.id === "string" && Array.isArray(one.credentials));

function meant(name: string, known: readonly string[]): string {
  const [nearest] = [...known].sort((one, other) => distance(one, name) - distance(other, name));
  return nearest === undefined ? "." : `; did you mean "${nearest}"?`;
}

/** Where a name is first written as one, in a text of any language that spells members alike. */
function lineOf({ text }: OverrideSource, name: string | undefined): { line?: number; column?: number } {
  if (name === undefined) return {};
  const plain = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const found = new RegExp(`(?<![\\w$])${plain}(?![\\w$])["']?\\s*[:(,}]`).exec(text);
  if (!found) return {};
  const before = text.slice(0, found.index).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
