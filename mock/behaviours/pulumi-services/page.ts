/** Pages of a list. A continuation token is opaque to callers; inside, it is the position of the next entry. */
import type { List } from "../../state/ordered.ts";

export interface PageQuery {
  readonly maxResults?: number;
  readonly continuationToken?: string;
}

export interface Page<T> {
  readonly entries: T[];
  /** Empty on the last page. */
  readonly next: { readonly continuationToken?: string };
}

/** Everything that remains, or at most `maxResults` of it. */
export function page<T>(list: List<T>, { maxResults = Number.POSITIVE_INFINITY, continuationToken }: PageQuery): Page<T> {
  const offset = offsetOf(continuationToken) ?? 0;
  const limit = Number(maxResults);
  const end = offset + limit;
  return { entries: list.slice(offset, limit), next: end < list.size ? { continuationToken: tokenFor(end) } : {} };
}

/** Where a token leads: none to the start, an unreadable one nowhere. */
export function offsetOf(token = ""): number | undefined {
  if (token === "") return 0;
  const digits = /^next:(\d{1,15})$/.exec(decoded(token))?.[1];
  return digits === undefined ? undefined : Number(digits);
}

const tokenFor = (offset: number): string => btoa(`next:${offset}`).replace(/=+$/, "");

function decoded(token: string): string {
  try {
    return atob(token);
  } catch {
    return "";
  }
}
