/** What passed between a client and a target. Types, and how headers are looked up. */

export type Headers = readonly (readonly [name: string, value: string])[];

/** A body as far as it was kept; content codings are still on it. */
export type KeptBody = { readonly bytes: Uint8Array; readonly unkept: undefined } | { readonly bytes: undefined; readonly unkept: string };

export interface SeenRequest {
  readonly method: string;
  /** Path and query as sent, below the target's URL. */
  readonly target: string;
  readonly headers: Headers;
  readonly body: KeptBody;
}

export interface SeenResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: KeptBody;
}

export const kept = (bytes: Uint8Array): KeptBody => ({ bytes, unkept: undefined });
export const unkept = (why: string): KeptBody => ({ bytes: undefined, unkept: why });

/** Every value of a header, as one; `name` in lower case. */
export function joined(headers: Headers, name: string): string | undefined {
  const values = headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(name === "cookie" ? "; " : ", ");
}

/** Node's flat list as pairs. */
export const pairsOf = (raw: readonly string[]): [string, string][] =>
  raw.flatMap((name, index): [string, string][] => (index % 2 === 0 ? [[name, raw[index + 1] ?? ""]] : []));
