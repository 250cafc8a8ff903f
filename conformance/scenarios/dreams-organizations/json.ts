/** A body that types forbid, as JSON. */
import type { RawRequest } from "../../scenario.ts";

export const json = (value: unknown): RawRequest => ({ headers: { "Content-Type": "application/json" }, body: JSON.stringify(value) });

/** Bodies that are no JSON object: none at all, unparsable, another type. */
export const unreadable: readonly RawRequest[] = [{}, { ...json({}), body: '{"name": ' }, json([])];
