/** A service of the story's own: created, seen, and deleted when the run ends. */
import type { components, operations } from "../../../generated/pulumi-services.ts";
import type { ActorFacade, Tools } from "../../scenario.ts";
import { home } from "./home.ts";

export type Actor = ActorFacade<operations>;
export type Service = components["schemas"]["Service"];
export type CreateServiceRequest = components["schemas"]["CreateServiceRequest"];

/** The key of a service. */
export interface ServicePath {
  readonly organization: string;
  readonly ownerType: string;
  readonly ownerName: string;
  readonly serviceName: string;
}

export interface NewService {
  /** As creation answered it. */
  readonly service: Service;
  readonly path: ServicePath;
  /** For raw calls. */
  readonly url: string;
}

export const listUrl = (organization: string): string => `/api/orgs/${encodeURIComponent(organization)}/services`;

export const urlOf = ({ organization, ownerType, ownerName, serviceName }: ServicePath): string =>
  [listUrl(organization), ...[ownerType, ownerName, serviceName].map(encodeURIComponent)].join("/");

/** Belongs to the team of the home organization unless `request` says otherwise. That items need not exist is nobody's published word. */
export async function newService(
  creator: Actor,
  tools: Tools,
  request: Partial<CreateServiceRequest> = {},
  rule = request.items && "pulumi-services/7.12f",
): Promise<NewService> {
  const { organization, team } = home(tools);
  const body: CreateServiceRequest = { ownerType: "team", ownerName: team, name: tools.unique(), ...request };
  const path: ServicePath = { organization, ownerType: body.ownerType, ownerName: body.ownerName, serviceName: body.name };
  const service = await creator.createService({ path: { organization }, body }).answers(200, rule);
  deletedAfterwards(creator, tools, path);
  await present(creator, tools, path);
  return { service, path, url: urlOf(path) };
}

/** Whatever stands there when the run ends goes. */
export const deletedAfterwards = (actor: Actor, { afterwards }: Tools, path: ServicePath): void =>
  afterwards(() => actor.raw("DELETE", `${urlOf(path)}?force=true`).answers([204, 404], "pulumi-services/7.10d"));

/** Waits for a service to be seen. */
export const present = (actor: Actor, tools: Tools, path: ServicePath): Promise<unknown> => settled(actor, tools, path, 200);

/** Waits for a service to be seen no more. */
export const absent = (actor: Actor, tools: Tools, path: ServicePath): Promise<unknown> => settled(actor, tools, path, 404);

const settled = (actor: Actor, { eventually }: Tools, path: ServicePath, expected: number): Promise<unknown> =>
  eventually(
    () => actor.raw("GET", urlOf(path)).answers([200, 404], "pulumi-services/6.getService.200"),
    ({ status }) => status === expected,
  );
