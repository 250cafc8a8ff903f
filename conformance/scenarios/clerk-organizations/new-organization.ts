/** An organization of the story's own: created, seen, and deleted when the run ends. */
import type { components, operations } from "../../../generated/clerk-organizations.ts";
import type { ActorFacade, Tools } from "../../scenario.ts";

export type Actor = ActorFacade<operations>;
export type Organization = components["schemas"]["Organization"];
export type Wrapped = components["schemas"]["ClientWrappedOrganization"];

export interface NewOrganization extends Wrapped {
  readonly path: { readonly organization_id: string };
  /** For raw calls. */
  readonly target: string;
}

export const list = "/v1/organizations";
export const targetOf = (id: string | number): string => `${list}/${encodeURIComponent(id)}`;

/** `rule`: what makes the name acceptable. */
export async function newOrganization(
  founder: Actor,
  tools: Tools,
  { name = tools.unique(), rule = "clerk-organizations/7.1a" }: { readonly name?: string; readonly rule?: string } = {},
): Promise<NewOrganization> {
  const { response, client } = await founder.createOrganization({ body: { name } }).answers(200, rule);
  const target = targetOf(response.id);
  tools.afterwards(() => founder.raw("DELETE", target).answers([200, 404], "clerk-organizations/7.8c"));
  await tools.eventually(
    () => founder.raw("GET", target).answers([200, 403, 404], "clerk-organizations/5.16"),
    ({ status }) => status === 200,
  );
  return { response, client, path: { organization_id: response.id }, target };
}
