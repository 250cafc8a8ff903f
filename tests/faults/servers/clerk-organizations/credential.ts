import type { IncomingHttpHeaders } from "node:http";

/** The token of the first complete way to prove who is calling; undefined when none is complete. */
export function tokenOf(query: URLSearchParams, headers: IncomingHttpHeaders, flagNeeded: boolean): string | undefined {
  return first(query.getAll("__dev_session")) ?? clientCookie(headers.cookie ?? "") ?? nativeToken(query, headers.authorization ?? "", flagNeeded);
}

function clientCookie(header: string): string | undefined {
  const pairs = header.split(";").map((pair) => /^\s*__client\s*=\s*(.*?)\s*$/s.exec(pair)?.[1] ?? "");
  return first(pairs.map((value) => /^"(.*)"$/s.exec(value)?.[1] ?? value));
}

function nativeToken(query: URLSearchParams, header: string, flagNeeded: boolean): string | undefined {
  const flag = first(query.getAll("_is_native"));
  if (flagNeeded && flag !== "true" && flag !== "1") return undefined;
  return first([/^bearer +(.*?)\s*$/is.exec(header)?.[1] ?? ""]);
}

const first = (values: readonly string[]): string | undefined => values.find((value) => value !== "");
