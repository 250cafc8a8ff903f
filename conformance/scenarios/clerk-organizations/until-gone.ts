/** Waits until a deletion is seen, or must have been. */
import type { Tools } from "../../scenario.ts";
import type { Actor, NewOrganization } from "./new-organization.ts";

export const untilGone = (actor: Actor, { eventually }: Tools, { target }: NewOrganization): Promise<unknown> =>
  eventually(
    () => actor.raw("GET", target).answers([200, 404], "clerk-organizations/7.8c"),
    ({ status }) => status === 404,
  );
