/** The envelope of every error, and the faults that it lists. */

import type { Violation } from "../../../contract/model.ts";
import type { components } from "../../../generated/dreams-organizations.ts";
import type { Refusal } from "../../refusal.ts";
import type { Caller } from "./rights.ts";

export type ErrorResponse = components["schemas"]["ErrorResponse"];

/** A field, dotted for an element (`roles.0`), and what is wrong with it. */
export type Fault = readonly [field: string, text: string];

export const error = (message: string): ErrorResponse => ({ success: false, message, data: null });

const mostFaults = 100;

/** A validation error. No faults: no single field is to blame. */
export function invalid(faults: readonly Fault[], message = "The given data was invalid."): ErrorResponse {
  const errors = new Map<string, string[]>();
  for (const [field, text] of faults.slice(0, mostFaults)) errors.set(field, [...(errors.get(field) ?? []), text]);
  return { success: false, message, data: { errors: Object.fromEntries(errors) } };
}

export function refusal({ reason, violations, detail }: Refusal<Caller>): ErrorResponse {
  if (reason === "unauthenticated") return error(`Unauthenticated. ${detail}`);
  if (reason === "unreadable-body") return invalid([], `The body cannot be read: ${detail}.`);
  return reason === "invalid-request" ? invalid(violations.flatMap(faultOf)) : error(detail);
}

/** What concerns the whole body names no field. */
function faultOf({ at, expected, found }: Violation): Fault[] {
  if (at === "") return [];
  return [[at.slice(1).replaceAll("/", "."), `Expected ${expected}, found ${found}.`]];
}
