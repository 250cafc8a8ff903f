/** Raw requests that carry JSON, or what only looks like it. */
import type { RawRequest } from "../../scenario.ts";

export const json = (body: unknown): RawRequest => text(JSON.stringify(body));

export const text = (body: string, type = "application/json"): RawRequest => ({ headers: { "Content-Type": type }, body });
