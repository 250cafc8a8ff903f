/** Walks over pages by their tokens. */
import type { Tools } from "../../scenario.ts";
import type { Actor, Service } from "./new-service.ts";

interface Page {
  readonly continuationToken?: string;
}

export interface PageQuery {
  readonly maxResults?: number;
  readonly continuationToken?: string;
}

/** Ends after `limit` pages, so that tokens that lead nowhere do not lead on for ever. */
export async function walk<P extends Page>(read: (query: PageQuery) => Promise<P>, maxResults: number | undefined, limit: number): Promise<readonly P[]> {
  const pages: P[] = [];
  const size = maxResults === undefined ? {} : { maxResults };
  let query: PageQuery = size;
  while (pages.length < limit) {
    const page = await read(query);
    pages.push(page);
    if (!page.continuationToken) break;
    query = { ...size, continuationToken: page.continuationToken };
  }
  return pages;
}

/** Tells the services of one organization apart. */
export const keyOf = ({ owner, name }: Service): string => `${owner.type} ${owner.name} ${name}`;

/** Keys of all services, in the order of the list. */
export async function listed(actor: Actor, organization: string, maxResults?: number): Promise<readonly string[]> {
  const pages = await walk((query) => actor.listServices({ path: { organization }, query }).answers(200), maxResults, 1000);
  return pages.flatMap(({ services }) => services.map(keyOf));
}

/** The same, once all of `keys` are seen and none of `gone`. */
export const listedWith = (
  actor: Actor,
  { eventually }: Tools,
  organization: string,
  keys: readonly string[],
  gone: readonly string[] = [],
): Promise<readonly string[]> =>
  eventually(
    () => listed(actor, organization),
    (all) => keys.every((key) => all.includes(key)) && !gone.some((key) => all.includes(key)),
  );
