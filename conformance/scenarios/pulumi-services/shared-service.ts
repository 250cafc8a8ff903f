/** The profile's one service with members besides its owner; no operation makes another. A spent one is no fault of the target. */
import type { Tools } from "../../scenario.ts";
import { valuesOf } from "./home.ts";
import { type Actor, type ServicePath, urlOf } from "./new-service.ts";

export async function sharedService(actor: Actor, tools: Tools, fixture: string): Promise<ServicePath> {
  const value = valuesOf(tools, fixture);
  const path = { organization: value("organization"), ownerType: value("ownerType"), ownerName: value("ownerName"), serviceName: value("serviceName") };
  const { status } = await actor.raw("GET", urlOf(path)).answers([200, 404], "pulumi-services/8.2");
  return status === 200 ? path : tools.spent(fixture);
}
