/** One well-formed raw call of each operation. */
import type { operations } from "../../../generated/pulumi-services.ts";
import type { RawRequest } from "../../scenario.ts";
import { type CreateServiceRequest, listUrl, type ServicePath, urlOf } from "./new-service.ts";
import { json } from "./refusal.ts";

export interface Call {
  readonly operation: keyof operations;
  readonly method: string;
  readonly target: string;
  readonly request: RawRequest;
}

/** Those on the URL of a service; deletion comes last. */
export function callsOn(path: ServicePath): readonly Call[] {
  const url = urlOf(path);
  return [
    { operation: "headService", method: "HEAD", target: url, request: {} },
    { operation: "getService", method: "GET", target: url, request: {} },
    { operation: "updateService", method: "PATCH", target: url, request: json({ description: "changed" }) },
    { operation: "addServiceItems", method: "POST", target: `${url}/items`, request: json({ items: [{ type: "stack", name: "added/later" }] }) },
    { operation: "removeServiceItem", method: "DELETE", target: `${url}/items/stack/present/first`, request: {} },
    { operation: "deleteService", method: "DELETE", target: `${url}?force=true`, request: {} },
  ];
}

/** Those on the URL of an organization. */
export const callsIn = (organization: string, body: CreateServiceRequest): readonly Call[] => [
  { operation: "listServices", method: "GET", target: listUrl(organization), request: {} },
  { operation: "createService", method: "POST", target: listUrl(organization), request: json(body) },
];
