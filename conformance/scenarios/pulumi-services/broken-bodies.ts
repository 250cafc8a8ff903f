/** Bodies that are no JSON object at all; every operation with a body refuses them. */
import type { RawRequest, Tools } from "../../scenario.ts";
import type { Actor } from "./new-service.ts";
import { json, refuses } from "./refusal.ts";

const text = (body: string | Uint8Array): RawRequest => ({ headers: { "Content-Type": "application/json" }, body });

const broken = [
  { rule: "pulumi-services/3.19", request: text("") },
  { rule: "pulumi-services/3.19", request: {} },
  { rule: "pulumi-services/3.19", request: text("{") },
  { rule: "pulumi-services/3.19", request: text('{"name": "x",}') },
  { rule: "pulumi-services/3.20", request: json([]) },
  { rule: "pulumi-services/3.20", request: json("text") },
  { rule: "pulumi-services/3.20", request: json(7) },
  { rule: "pulumi-services/3.20", request: json(null) },
] as const;

/** `body` would be fine; one byte of a string in it, the last one of its text before `"}`, is spoilt to be no UTF-8. */
export async function refusesBrokenBodies(actor: Actor, tools: Tools, method: string, target: string, body: Readonly<Record<string, unknown>>): Promise<void> {
  for (const { rule, request } of broken) await refuses(actor, tools, 400, rule, method, target, request);
  const bytes = new TextEncoder().encode(JSON.stringify({ ...body, description: "x" }));
  bytes[bytes.length - 3] = 0xff;
  await refuses(actor, tools, 400, "pulumi-services/10.20", method, target, text(bytes));
}
