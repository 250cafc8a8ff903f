/** Single things of one collection, for the typed client. */
import type { components } from "../generated/control.ts";
import type { Caller } from "./client-call.ts";

export interface ThingsClient {
  list(page?: {
    readonly offset?: number;
    readonly limit?: number;
  }): Promise<{ readonly things: components["schemas"]["KeyedThing"][]; readonly total: number }>;
  get(key: string | number): Promise<Record<string, unknown>>;
  /** New, or in place of the earlier one. Rejects where the thing breaks its schema. */
  put(key: string | number, thing: object): Promise<Record<string, unknown>>;
  /** JSON Merge Patch: null removes a member. */
  patch(key: string | number, changes: object): Promise<Record<string, unknown>>;
  delete(key: string | number): Promise<void>;
}

export function thingsClient(call: Caller, api: string, collection: string): ThingsClient {
  const base = `/apis/${encodeURIComponent(api)}/collections/${encodeURIComponent(collection)}/things`;
  const at = (key: string | number): string => `${base}/${encodeURIComponent(key)}`;
  return {
    list: (query = {}) => call("GET", base, { query }),
    get: (key) => call("GET", at(key)),
    put: (key, body) => call("PUT", at(key), { body }),
    patch: (key, body) => call("PATCH", at(key), { body }),
    delete: (key) => call("DELETE", at(key)),
  };
}
