import { Failure } from "./failure.ts";
import type { Broken } from "./fault.ts";

export interface Page {
  readonly number: bigint;
  readonly size: number;
}

/** Throws Failure 400 with a complaint about each parameter at fault. */
export function readPage(query: URLSearchParams, broken: Broken): Page {
  const [page, perPage] = [query.get("page") ?? "1", query.get("per_page") ?? "15"];
  const [number, asked] = [positive(page), positive(perPage)];
  const size = asked !== undefined && asked > 100n && broken("page-size-capped") ? 100n : asked;
  const complaints = {
    ...(number === undefined ? { page: [`"${page}" is not a page number`] } : {}),
    ...(size === undefined || size > 100n ? { per_page: [`"${perPage}" is not between 1 and 100`] } : {}),
  };
  if (number === undefined || size === undefined || size > 100n) throw new Failure(400, "There is no such page", complaints);
  return { number, size: Number(size) };
}

/** The entries of one page, and where it stands among all. */
export function cut<T>(all: readonly T[], { number, size }: Page, broken: Broken) {
  const last = broken("last-page-too-far") ? Math.floor(all.length / size) + 1 : Math.max(1, Math.ceil(all.length / size));
  const beyond = number > BigInt(last);
  const current = beyond && broken("late-page-clamped") ? BigInt(last) : number;
  const start = current > BigInt(last) ? all.length : (Number(current) - 1) * size;
  const entries = all.slice(start, start + size);
  const [from, to] = entries.length === 0 ? [null, null] : [start + 1, start + entries.length];
  return { entries, pagination: { to, from, last_page: last, current_page: current, per_page: size, total: all.length, has_more: current < BigInt(last) } };
}

function positive(text: string): bigint | undefined {
  return /^[0-9]+$/.test(text) && BigInt(text) > 0n ? BigInt(text) : undefined;
}
