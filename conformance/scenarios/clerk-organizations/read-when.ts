/** A read that waits until a change is seen, or must have been. */
import type { Tools } from "../../scenario.ts";
import type { Actor, Organization, Wrapped } from "./new-organization.ts";

type Path = { readonly organization_id: string | number };

export const readWhen = (actor: Actor, { eventually }: Tools, path: Path, seen: (organization: Organization) => boolean): Promise<Wrapped> =>
  eventually(
    () => actor.getOrganization({ path }).answers(200),
    ({ response }) => seen(response),
  );
