/** The Prefer header (RFC 7240): what a client asks of a single answer. */

export interface Preference {
  readonly code: string | undefined;
  readonly example: string | undefined;
  readonly dynamic: boolean;
  readonly handling: "lenient" | "strict" | undefined;
  /** At most 30 seconds. */
  readonly waitMs: number | undefined;
  /** A status, an example or a sample is asked for, so no handler runs. */
  readonly forces: boolean;
}

const longestWaitMs = 30_000;
const preference = /(?:^|[,;])\s*([A-Za-z0-9!#$%&'*+.^_`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,;"]*)))?/g;

/** Undefined where the header asks for nothing that is known here; unknown preferences are ignored. */
export function preferenceOf(header: string): Preference | undefined {
  const values = new Map<string, string>();
  for (const [, name = "", quoted, token] of header.matchAll(preference)) {
    const key = name.toLowerCase();
    // Of a repeated preference, the first counts (RFC 7240, section 2).
    if (!values.has(key)) values.set(key, quoted?.replace(/\\(.)/g, "$1") ?? token ?? "");
  }
  const code = values.get("code");
  const example = values.get("example");
  const dynamic = values.get("dynamic") === "true";
  const handling = values.get("handling");
  const wait = Number(values.get("wait") || Number.NaN);
  return {
    code,
    example,
    dynamic,
    handling: handling === "lenient" || handling === "strict" ? handling : undefined,
    waitMs: wait >= 0 ? Math.min(wait * 1000, longestWaitMs) : undefined,
    forces: code !== undefined || example !== undefined || dynamic,
  };
}
