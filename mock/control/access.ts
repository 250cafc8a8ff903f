/** Who may use the control API: this machine, by its own name, from pages that may call; anybody with the token. */
import { timingSafeEqual } from "node:crypto";
import { isLoopbackHost } from "../cors.ts";
import type { Caller } from "../dispatch.ts";
import type { RequestMessage, ResponseMessage } from "../message.ts";
import { problem } from "../problem.ts";
import type { AccessOptions } from "./control.ts";

/** The refusal, or undefined where access is granted. */
export function refusedAccess(request: RequestMessage, { loopback }: Caller, { cors, token }: AccessOptions): ResponseMessage | undefined {
  const sent = request.header("specimen-token");
  if (sent !== undefined)
    return token !== undefined && token !== "" && same(sent, token) ? undefined : refuse("The Specimen-Token is not the one that the mock was started with.");
  if (!loopback) return refuse("From another machine the control API needs the header Specimen-Token; start the mock with --control-token.");
  // A name that a stranger's DNS points here would be a way around the same-origin policy.
  if (!isLoopbackHost(request.header("host") ?? ""))
    return refuse("The Host is not this machine's; call the control API as localhost, or send Specimen-Token.");
  const origin = request.header("origin");
  if (origin !== undefined && !cors.allows(origin)) return refuse(`Pages of ${origin.slice(0, 100)} may not call; name the origin with --cors.`);
  return undefined;
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

const refuse = (detail: string): ResponseMessage => problem(403, "control-refused", { title: "The control API is not open to this caller", detail });
