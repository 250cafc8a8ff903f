/** Calls of all five APIs that read, make, change and remove, chosen by a seed. */
import { message, type RequestMessage } from "../../mock/message.ts";
import type { MockParts } from "../../mock/mock.ts";
import { numbers } from "../../mock/state/identifiers.ts";

interface MixedCall {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const json = { "Content-Type": "application/json" };
const pulumi = { Authorization: "token pul-member", ...json };
const datadog = { "DD-API-KEY": "api-key-org-one", "DD-APPLICATION-KEY": "app-key-admin", ...json };
const dreams = { Authorization: "Bearer OWNER_TOKEN", ...json };
const inbox = { Cookie: "authjs.session-token=YOUR_SESSION_TOKEN", ...json };
const clerk = (path: string): string => `/clerk-organizations/v1/organizations${path}?__dev_session=token-admin`;
const form = { "Content-Type": "application/x-www-form-urlencoded" };
const services = "/pulumi-services/api/orgs/my-org/services";
const incidents = "/datadog-services/api/v2/services";
const organizations = "/dreams-organizations/api/organizations";

const datadogBody = (name: string): string => JSON.stringify({ data: { type: "services", attributes: { name } } });

/** One of each kind; `name` is one of few, so that calls meet what earlier ones left. */
const kinds: readonly ((name: string) => MixedCall)[] = [
  () => ({ method: "GET", target: services, headers: pulumi }),
  (name) => ({ method: "POST", target: services, headers: pulumi, body: JSON.stringify({ ownerType: "team", ownerName: "my-team", name }) }),
  (name) => ({ method: "PATCH", target: `${services}/team/my-team/${name}`, headers: pulumi, body: JSON.stringify({ description: name }) }),
  (name) => ({ method: "DELETE", target: `${services}/team/my-team/${name}`, headers: pulumi }),
  () => ({ method: "GET", target: incidents, headers: datadog }),
  (name) => ({ method: "POST", target: incidents, headers: datadog, body: datadogBody(name) }),
  (name) => ({ method: "PATCH", target: `${incidents}/5e000000-0000-4000-8000-000000000001`, headers: datadog, body: datadogBody(name) }),
  (name) => ({ method: "POST", target: clerk(""), headers: form, body: `name=${name}` }),
  (name) => ({ method: "PATCH", target: clerk("/org_2Acme0000000000000000000001"), headers: form, body: `name=${name}` }),
  () => ({ method: "GET", target: clerk("/org_2Acme0000000000000000000001"), headers: form }),
  () => ({ method: "GET", target: "/delightbridge-services/api/services", headers: inbox }),
  (name) => ({ method: "PATCH", target: "/delightbridge-services/api/services/service-123", headers: inbox, body: JSON.stringify({ name }) }),
  (name) => ({ method: "POST", target: organizations, headers: dreams, body: JSON.stringify({ name, type: "private" }) }),
  (name) => ({ method: "PUT", target: `${organizations}/123e4567-e89b-12d3-a456-426614174000`, headers: dreams, body: JSON.stringify({ name }) }),
  () => ({ method: "GET", target: `${organizations}/123e4567-e89b-12d3-a456-426614174000/members`, headers: dreams }),
];

/** The same ones for the same seed. */
export function mixedCalls(seed: number, count: number, sandbox?: string): RequestMessage[] {
  const next = numbers(seed, 1);
  return Array.from({ length: count }, () => {
    const { method, target, headers, body } = (kinds[next() % kinds.length] as (typeof kinds)[number])(`n${next() % 5}`);
    return message(method, target, { ...headers, Host: "localhost", ...(sandbox !== undefined && { "Specimen-Sandbox": sandbox }) }, body);
  });
}

/** Status, headers and body, as one text. */
export function answerTo({ dispatcher }: MockParts, request: RequestMessage): string {
  const { response } = dispatcher.dispatch(request, { loopback: true }) ?? dispatcher.nowhere(request);
  return `${response.status} ${JSON.stringify(response.headers)} ${String(response.body)}`;
}

export const exportOf = (parts: MockParts, sandbox: string): string =>
  answerTo(parts, message("GET", "/_specimen/v1/export", { Host: "localhost", "Specimen-Sandbox": sandbox }));
