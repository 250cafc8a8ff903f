/** Organizations that stories make for themselves. No operation deletes one. */
import type { components, operations } from "../../../generated/dreams-organizations.ts";
import type { ActorFacade, Tools } from "../../scenario.ts";

export type Actor = ActorFacade<operations>;

type Organization = components["schemas"]["Organization"];

/** The id of an organization that the actor owns. */
export async function newOrganization(tools: Tools, actor: Actor): Promise<string> {
  const { header } = await actor.createOrganization({ body: { name: tools.unique(), countryCode: "US" } }).replies(201);
  return visibleId(tools, actor, header("Location"));
}

/** The last segment of `Location`: nothing else tells a new id. Waits until the organization can be seen. */
export async function visibleId({ cannot, eventually }: Tools, actor: Actor, location: string | undefined): Promise<string> {
  const id = location?.split("/").at(-1) ?? cannot("The answer to createOrganization has no Location, so the new organization cannot be named.");
  await eventually(
    () => actor.raw("GET", `/api/organizations/${id}`).answers([200, 404], "dreams-organizations/7.1a"),
    ({ status }) => status === 200,
  );
  return id;
}

/** What the contract says of an organization; implementations may show more. */
export const described = ({ id, name, avatarUrl, status, type, owner }: Organization) => ({ id, name, avatarUrl, status, type, owner });
