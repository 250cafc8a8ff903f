/** Calls to Dreams as its faults see them. */
import type { FaultyCall, Interceptor } from "../fault.ts";
import { actingAs, bodyOf } from "../requests.ts";
import { alter, rowsOf } from "../rows.ts";
import { isMembers, type Members } from "../values.ts";
import { proseFault } from "./prose-fault.ts";

export const dreams = proseFault("dreams-organizations");

/** `/api/organizations/{organizationId}/…/{last}`. */
export const organizationOf = ({ path }: FaultyCall): string => (path.split("/")[3] ?? "").toLowerCase();
export const lastOf = ({ path }: FaultyCall): string => path.split("/").at(-1) ?? "";
export const sentBy = (call: FaultyCall): Members => {
  const value = bodyOf(call)?.value;
  return isMembers(value) ? value : {};
};

export const empty = { status: 200, headers: {}, body: undefined };

export const asAdministrator = (call: FaultyCall) => {
  const administrator = call.api.behaviour.principals.find(({ id }) => id === "admin");
  return administrator ? actingAs(call, administrator) : call.request;
};

/** After a success, changes the member that the call made or changed last. */
export const newestMember =
  (changes: (row: Members, call: FaultyCall) => Members): (() => Interceptor) =>
  () =>
  (call, next) => {
    const answer = next();
    const change = call.api.world.journal.at(-1)?.changes.find(({ collection, after }) => collection === "members" && after !== undefined);
    if (answer.response.status < 400 && change && isMembers(change.after)) {
      const changed = changes(change.after, call);
      alter(call, () => rowsOf(call, "members").update(change.key, changed));
    }
    return answer;
  };

export const error = (status: number, message: string) => ({
  status,
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ success: false, message, data: null }),
});
