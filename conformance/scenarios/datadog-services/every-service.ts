/** The whole list, page by page: what others own is in it too. */
import type { Actor, Service } from "./new-service.ts";
import { statusRule } from "./new-service.ts";

/** Ends at an empty page, or at one that was seen before. */
export async function everyService(actor: Actor): Promise<readonly Service[]> {
  const services = new Map<string, Service>();
  for (;;) {
    const { data } = await actor.GetServices({ query: { "page[size]": 100, "page[offset]": services.size } }).answers(200, statusRule);
    const before = services.size;
    for (const service of data) services.set(service.id, service);
    if (services.size === before) return [...services.values()];
  }
}

/** Those of the given ids that are listed, in the order of the list. */
export async function listedAmong(actor: Actor, ids: readonly string[]): Promise<readonly string[]> {
  return (await everyService(actor)).map(({ id }) => id).filter((id) => ids.includes(id));
}
