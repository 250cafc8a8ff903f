/** From what the user named to what the engine serves. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { compile } from "../contract/compile.ts";
import { describeFault } from "../contract/fault.ts";
import { documentId, loadDocument } from "../contract/load.ts";
import { distance } from "../contract/nearest.ts";
import { packageRoot } from "../contract/package-root.ts";
import { AnyCredential } from "./any-credential.ts";
import { behaviours } from "./behaviours/registry.ts";
import type { ApiSource, MockOptions } from "./options.ts";
import type { Principal } from "./principals.ts";
import { type ApiOptions, ServedApi } from "./served-api.ts";
import { clockAt } from "./state/clock.ts";
import { statelessBehaviour } from "./stateless.ts";

/** The user named something that does not exist, or that clashes; the message says what to do. */
export class UsageError extends Error {}

export const shippedIds: readonly string[] = Object.keys(behaviours);

/** Throws {@link UsageError}, or a DocumentError with every fault. */
export async function loadApis(options: MockOptions): Promise<ServedApi[]> {
  const sources = (options.apis?.length ? options.apis : shippedIds).map(toSource);
  const now = options.now === undefined ? undefined : new Date(options.now);
  if (now && Number.isNaN(now.getTime())) throw new UsageError(`The time "${String(options.now)}" is none; write it like 2026-01-31T09:00:00Z.`);
  const shared: Omit<ApiOptions, "as"> = { seed: options.seed ?? 1, clock: clockAt(now), validate: options.validate ?? "strict" };
  const apis: ServedApi[] = [];
  for (const source of sources) apis.push(await serve(source, shared, options));
  const names = apis.map(({ contract }) => contract.id);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new UsageError(`Two documents are named "${twice}", and the name is their URL; rename one file.`);
  const { as } = options;
  if (as !== undefined && !apis.some(({ options: { as: found } }) => found)) throw new UsageError(unknownPrincipal(as, apis));
  return apis;
}

function toSource(named: string | ApiSource): ApiSource {
  if (typeof named !== "string") return named;
  if (named in behaviours) return { id: named, document: join(packageRoot, "spec", named, "openapi.yaml") };
  const looksLikeFile = /[./\\]/.test(named) || existsSync(named);
  if (looksLikeFile) return { document: named };
  const nearest = [...shippedIds].sort((a, b) => distance(a, named) - distance(b, named))[0];
  throw new UsageError(
    `There is no API "${named}". Did you mean "${nearest}"? Shipped: ${shippedIds.join(", ")}. A document of your own is named by its path.`,
  );
}

async function serve(source: ApiSource, shared: Omit<ApiOptions, "as">, options: MockOptions): Promise<ServedApi> {
  const loaded = await loadDocument(source.document);
  const id = source.id ?? (typeof source.document === "string" ? documentId(source.document) : "api");
  const contract = compile(id, loaded);
  for (const notice of loaded.notices) options.onEvent?.({ event: "notice", api: id, message: describeFault(notice) });
  const shipped = source.behaviour ?? (source.id === undefined ? undefined : (await behaviours[source.id]?.())?.default);
  if (shipped) {
    const as = shipped.principals.find((principal: Principal) => principal.id === options.as);
    return new ServedApi(contract, shipped, { ...shared, as });
  }
  const as = options.as === undefined ? undefined : { id: options.as, credentials: [] };
  return new ServedApi(contract, statelessBehaviour(contract, shared.seed), { ...shared, as }, new AnyCredential(contract));
}

function unknownPrincipal(as: string, apis: readonly ServedApi[]): string {
  const known = apis.map(({ contract, behaviour }) => `${contract.id} has ${behaviour.principals.map(({ id }: Principal) => id).join(", ")}`);
  return `No served API has a principal "${as}": ${known.join("; ")}.`;
}
