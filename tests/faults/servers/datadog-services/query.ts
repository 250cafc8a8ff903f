import { BadRequest } from "./bad-request.ts";

const int64Max = 2n ** 63n - 1n;

/** Whether users are to be included; each spelling is judged alone. Throws BadRequest. */
export function readInclusion(query: URLSearchParams, includeKnown: boolean): boolean {
  const bracketed = last(query, "include[users]");
  if (bracketed !== undefined && bracketed !== "" && bracketed !== "true") throw new BadRequest("include[users] takes no value or true");
  const plain = last(query, "include");
  if (plain !== undefined && plain !== "users") throw new BadRequest("include takes users only");
  return bracketed !== undefined || (plain !== undefined && includeKnown);
}

/** Throws BadRequest. */
export function readPage(query: URLSearchParams): { offset: number; size: number } {
  return { offset: readNumber(query, "page[offset]", 0n, int64Max) ?? 0, size: readNumber(query, "page[size]", 1n, 100n) ?? 10 };
}

function readNumber(query: URLSearchParams, name: string, min: bigint, max: bigint): number | undefined {
  const text = last(query, name);
  if (text === undefined) return undefined;
  if (!/^[0-9]+$/.test(text) || text.replace(/^0+/, "").length > 19) throw new BadRequest(`${name} is not a number in range`);
  const value = BigInt(text.replace(/^0+(?=.)/, ""));
  if (value < min || value > max) throw new BadRequest(`${name} lies outside ${min} to ${max}`);
  return Number(value);
}

const last = (query: URLSearchParams, name: string): string | undefined => query.getAll(name).at(-1);
