/** Calls to Clerk as its faults see them. */
import type { FaultyCall, Interceptor, Next } from "../fault.ts";
import { asMethod, bodyOf } from "../requests.ts";
import { alter, rowsOf } from "../rows.ts";
import { isMembers, type Members } from "../values.ts";
import { proseFault } from "./prose-fault.ts";

export const clerk = proseFault("clerk-organizations");

export const idOf = ({ path }: FaultyCall): string => path.split("/").at(-1) ?? "";
export const stored = (call: FaultyCall): Members | undefined => rowsOf(call, "organizations").get(idOf(call));
export const formOf = (call: FaultyCall): Members => {
  const value = bodyOf(call)?.value;
  return isMembers(value) ? value : {};
};

export const read = (call: FaultyCall, next: Next) => next(asMethod(call.request, "GET"));

export const codeIs =
  (code: string) =>
  (answer: ReturnType<Next>): boolean =>
    typeof answer.response.body === "string" && answer.response.body.includes(`"${code}"`);

/** After a success, changes what is stored, and answers what is then stored. */
export const thenStores =
  (changes: (before: Members, call: FaultyCall) => Members | undefined): (() => Interceptor) =>
  () =>
  (call, next) => {
    const before = stored(call);
    const answer = next();
    const stores = before && answer.response.status < 400 ? changes(before, call) : undefined;
    if (!stores) return answer;
    alter(call, () => rowsOf(call, "organizations").update(idOf(call), stores));
    return read(call, next);
  };

/** Changes rows for the length of one call. */
export function meanwhile(call: FaultyCall, collection: string, keys: readonly string[], changes: Members, next: Next): ReturnType<Next> {
  const rows = rowsOf(call, collection);
  const before = keys.map((key) => rows.get(key)).filter((row) => row !== undefined);
  alter(call, () => {
    for (const key of keys) rows.update(key, changes);
  });
  const answer = next();
  alter(call, () => {
    for (const row of before)
      if (rows.has(String(row["id"]))) rows.update(String(row["id"]), Object.fromEntries(Object.keys(changes).map((name) => [name, row[name]])));
  });
  return answer;
}
