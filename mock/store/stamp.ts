/** What a store's records are for: they say what differs from a start state, which contract, seed and version decide. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../contract/package-root.ts";
import type { MockOptions } from "../options.ts";
import type { ServedApi } from "../served-api.ts";

export interface Stamp {
  /** Of specimen. */
  readonly version: string;
  /** By API, a digest of its contract and of what its start state is made from. */
  readonly apis: Readonly<Record<string, string>>;
}

export function stampFor(apis: readonly ServedApi[], { seed = 1, state }: Pick<MockOptions, "seed" | "state">): Stamp {
  const { version } = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as { version: string };
  const given = typeof state === "string" ? readFileSync(state, "utf8") : state;
  const digest = ({ contract }: ServedApi): string => sha256(JSON.stringify([contract.document, contract.id, seed, given ?? null]));
  return { version, apis: Object.fromEntries(apis.map((api) => [api.contract.id, digest(api)])) };
}

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

export function sameStamp(one: Stamp, other: Stamp): boolean {
  const names = Object.keys({ ...one.apis, ...other.apis });
  return one.version === other.version && names.every((name) => one.apis[name] === other.apis[name]);
}
