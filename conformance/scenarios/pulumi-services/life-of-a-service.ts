/** All operations in turn, raw, on a service that is born and deleted here, each sent with the same oddity. */
import type { RawRequest, Tools } from "../../scenario.ts";
import { home } from "./home.ts";
import { type Actor, deletedAfterwards, listUrl, present, type ServicePath, urlOf } from "./new-service.ts";
import { json } from "./refusal.ts";

export interface Oddity {
  /** Sent with all; a Content-Type here is also that of bodies. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Without question mark. */
  readonly query?: string;
  /** What GET, HEAD and DELETE carry. */
  readonly needless?: string;
}

/** Any other answer than success breaks the rule. */
export async function lifeOfAService(
  actor: Actor,
  tools: Tools,
  rule: string,
  { headers = { "Content-Type": "application/json" }, query, needless }: Oddity = {},
): Promise<void> {
  const { organization, team } = home(tools);
  const path: ServicePath = { organization, ownerType: "team", ownerName: team, serviceName: tools.unique("life") };
  const url = urlOf(path);
  const idle: RawRequest = { headers, ...(needless !== undefined && { body: needless }) };
  const busy = (value: unknown): RawRequest => ({ headers, body: JSON.stringify(value) });
  const call = (method: string, target: string, request: RawRequest, status: number) =>
    actor.raw(method, query === undefined ? target : `${target}?${query}`, request).answers(status, rule);

  deletedAfterwards(actor, tools, path);
  await call("POST", listUrl(organization), busy({ ownerType: "team", ownerName: team, name: path.serviceName }), 200);
  await present(actor, tools, path);
  await call("GET", listUrl(organization), idle, 200);
  await call("HEAD", url, idle, 204);
  await call("GET", url, idle, 200);
  await call("PATCH", url, busy({ description: "changed" }), 200);
  // Whether items need to exist is found out before, since it is not what the oddity is about.
  await actor.raw("POST", `${url}/items`, json({ items: [{ type: "stack", name: "project/plain" }] })).answers(200, "pulumi-services/7.12f");
  await call("POST", `${url}/items`, busy({ items: [{ type: "stack", name: "project/odd" }] }), 200);
  const { service, items } = await tools.eventually(
    () => actor.getService({ path }).answers(200),
    (read) => read.service.description === "changed" && read.items.length === 2,
  );
  tools.same(rule, [service.description, items.map(({ name }) => name)], ["changed", ["project/plain", "project/odd"]]);
  for (const { name } of items) await call("DELETE", `${url}/items/stack/${name}`, idle, 200);
  await call("DELETE", url, idle, 204);
}
