/** Conditions of a request (RFC 9110, section 13.1): entity tags of things, and what If-Match and If-None-Match ask of them. */
import type { Operation } from "../../contract/model.ts";
import { responseFor } from "../../contract/status.ts";
import { Declined } from "../declined.ts";
import type { InferredCall } from "./call.ts";
import { numberOf, type Thing, type Value } from "./thing.ts";

const exact = (_name: string, value: unknown): unknown => (typeof value === "bigint" ? String(value) : value);

/** Some things show their own tag. */
const ownTag = ({ etag }: Value): string | undefined => (typeof etag === "string" && etag !== "" ? etag.replace(/^(?:W\/)?"(.*)"$/, "$1") : undefined);

/** The same for the same state, whichever operation shows it; quoted. */
export const tagOf = ({ value }: Pick<Thing, "value">): string => `"${ownTag(value) ?? numberOf(JSON.stringify(value, exact)).toString(36)}"`;

/** A changed value with another tag, where it shows one. */
export function retagged(value: Value): Value {
  const tag = ownTag(value);
  if (tag === undefined) return value;
  const next = /^\d{1,15}$/.test(tag) ? String(Number(tag) + 1) : numberOf(JSON.stringify(value, exact)).toString(36);
  return { ...value, etag: String(value["etag"]).replace(tag, next) };
}

/** Tags are compared without their quotes, which some documents leave out. */
const holds = (condition: string, thing: Thing, weak: boolean): boolean =>
  condition.trim() === "*" || condition.split(",").some((tag) => tag.trim().replace(weak ? /^(?:W\/)?"|"$/g : /^"|"$/g, "") === tagOf(thing).slice(1, -1));

/** Undefined where nothing stands in the way, or where the operation has no word for it. */
export function failedCondition({ method, responses }: Operation, thing: Thing, { request }: InferredCall): Declined | undefined {
  if (method === "GET" || method === "HEAD" || responseFor(responses, 412) === undefined) return undefined;
  const match = request.header("if-match");
  const none = request.header("if-none-match");
  const fails = (match !== undefined && !holds(match, thing, false)) || (none !== undefined && holds(none, thing, true));
  return fails ? new Declined("precondition-failed", `The entity tag is ${tagOf(thing)} now.`) : undefined;
}

/** Whether the caller has the thing as it is. */
export function isKnown({ responses }: Operation, thing: Thing, { request }: InferredCall): boolean {
  const none = request.header("if-none-match");
  return none !== undefined && responses.some(({ status }) => status === "304") && holds(none, thing, true);
}
