/** The engine's own two message types. Sockets, Express and fetch are adapters around them. */

export interface RequestMessage {
  /** As sent; methods are case-sensitive (RFC 9110, section 9.1). */
  readonly method: string;
  /** Raw: neither decoded nor normalised. */
  readonly path: string;
  /** Raw, without `?`. */
  readonly query: string;
  /** `name` in lower case. */
  header(name: string): string | undefined;
  /** Empty where there is none. */
  readonly body: Uint8Array;
}

/** How an answer is spoilt on its way; only on request. */
export type WireFault = "reset" | "empty" | "truncated" | "garbage" | "slow-drip";

export interface ResponseMessage {
  readonly status: number;
  readonly headers: Record<string, string | string[]>;
  /** Undefined: no body and no Content-Type. */
  readonly body: string | Uint8Array | undefined;
  readonly fault?: WireFault;
}

/** A request without the noise, for tests and in-process callers. */
export function message(method: string, target: string, headers: Record<string, string> = {}, body?: string | Uint8Array): RequestMessage {
  const [path, query] = splitTarget(target);
  const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : (body ?? new Uint8Array());
  return { method, path, query, header: (name) => lower.get(name), body: bytes };
}

/** `/a?b=c` gives `/a` and `b=c`. */
export function splitTarget(target: string): [path: string, query: string] {
  const mark = target.indexOf("?");
  return mark < 0 ? [target, ""] : [target.slice(0, mark), target.slice(mark + 1)];
}
