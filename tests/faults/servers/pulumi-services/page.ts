import { Failure } from "./failure.ts";

export interface PageRequest {
  readonly from: number;
  readonly max: number | undefined;
}

export interface Page<T> {
  readonly entries: readonly T[];
  readonly continuationToken: string | undefined;
}

// Full of characters that a client must escape in a query.
const token = /^from=(\d{1,9})&rest=100%\+\/é$/;

export const wholeList: PageRequest = { from: 0, max: undefined };

export function readPageRequest(query: URLSearchParams): PageRequest {
  const max = query.get("maxResults");
  if (max !== null && !(/^[1-9]\d{0,3}$/.test(max) && Number(max) <= 1000)) throw new Failure(400, "maxResults is not an integer from 1 to 1000");
  const after = query.get("continuationToken") || undefined;
  const from = after === undefined ? "0" : token.exec(after)?.[1];
  if (from === undefined) throw new Failure(400, "continuationToken is none of ours");
  return { from: Number(from), max: max === null ? undefined : Number(max) };
}

/** An eager server gives a token although nothing remains. */
export function pageOf<T>(all: readonly T[], { from, max = all.length }: PageRequest, eager: boolean): Page<T> {
  const end = from + max;
  const more = eager ? end <= all.length && max < all.length : end < all.length;
  return { entries: all.slice(from, end), continuationToken: more ? `from=${end}&rest=100%+/é` : undefined };
}
