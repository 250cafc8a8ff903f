/** A service of the story's own: created, seen, and deleted when the run ends. */
import type { components, operations } from "../../../generated/datadog-services.ts";
import type { ActorFacade, Tools } from "../../scenario.ts";

export type Actor = ActorFacade<operations>;
export type Service = components["schemas"]["ServiceResponseData"];
export type Keeping = Pick<Tools, "unique" | "afterwards" | "eventually">;

/** Which of the declared statuses is sent: where no stronger rule speaks. */
export const statusRule = "datadog-services/10.15";

export const list = "/api/v2/services";
export const targetOf = (id: string): string => `${list}/${id}`;

/** The body that names a service, on create and update. */
export const named = (name: string) => ({ data: { type: "services", attributes: { name } } }) as const;

/** As it is read, so that it compares with later readings. */
export async function newService(owner: Actor, tools: Keeping, name: string = tools.unique()): Promise<Service> {
  const { data } = await owner.CreateService({ body: named(name) }).answers(201, "datadog-services/6.CreateService.201");
  await keep(owner, tools, data.id);
  return read(owner, data.id);
}

/** Waits until a created service is seen, and deletes it when the run ends. */
export async function keep(owner: Actor, { afterwards, eventually }: Keeping, id: string): Promise<void> {
  const target = targetOf(id);
  afterwards(() => owner.raw("DELETE", target).answers([204, 404], "datadog-services/7.6b"));
  const seen = () => owner.raw("GET", target).answers([200, 404], statusRule);
  await eventually(seen, ({ status }) => status === 200);
}

/** A service as it is now. */
export async function read(actor: Actor, service_id: string): Promise<Service> {
  return (await actor.GetService({ path: { service_id } }).answers(200, statusRule)).data;
}

/** What is declared of a service, to be compared: times as instants, and nothing that a server adds. */
export const factsOf = ({ id, type, attributes, relationships }: Service) => ({
  id,
  type,
  name: attributes.name,
  created: Date.parse(attributes.created),
  modified: Date.parse(attributes.modified),
  ...usersOf(relationships),
});

const usersOf = ({ created_by, last_modified_by }: Service["relationships"]) => ({ createdBy: created_by.data.id, lastModifiedBy: last_modified_by.data.id });
