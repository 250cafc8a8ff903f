/** Which browser origins may call, and how they are told (Fetch standard, section 3.2). */
import type { RequestMessage, ResponseMessage } from "./message.ts";

export type CorsOption = readonly string[] | "*" | "off" | undefined;

const loopbackHost = /^(?:localhost|(?:[a-z0-9-]+\.)+localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/** `localhost:4010`, `127.0.0.1`, `[::1]:80`. */
export const isLoopbackHost = (host: string): boolean => loopbackHost.test(host);

export const isLoopbackOrigin = (origin: string): boolean => /^https?:\/\//i.test(origin) && isLoopbackHost(origin.replace(/^https?:\/\//i, ""));

export class Cors {
  readonly #option: CorsOption;
  readonly #exposed: string;

  /** `exposed`: names of response headers that scripts may read. */
  constructor(option: CorsOption, exposed: readonly string[]) {
    this.#option = option;
    this.#exposed = [...new Set(["Allow", "Location", "Preference-Applied", "Retry-After", ...exposed])].join(", ");
  }

  /** Loopback origins unless origins are named; `*` opens to all, without cookies. */
  allows(origin: string): boolean {
    if (this.#option === "off") return false;
    if (this.#option === "*") return true;
    return this.#option ? this.#option.includes(origin) : isLoopbackOrigin(origin);
  }

  /** Origins that may be handed cookies: named ones, and this machine's own. Being open to all is no trust in all. */
  trusts(origin: string): boolean {
    return this.#option === "*" ? isLoopbackOrigin(origin) : this.allows(origin);
  }

  /** The answer to a preflight; undefined where the request is none, or its origin may not call. */
  preflight(request: RequestMessage): ResponseMessage | undefined {
    if (request.method !== "OPTIONS") return undefined;
    const origin = request.header("origin");
    const method = request.header("access-control-request-method");
    if (origin === undefined || method === undefined || !this.allows(origin)) return undefined;
    const asked = request.header("access-control-request-headers");
    const headers: Record<string, string> = { "Access-Control-Allow-Methods": method, "Access-Control-Max-Age": "600" };
    if (asked !== undefined) headers["Access-Control-Allow-Headers"] = asked;
    this.mark(origin, headers);
    headers["Vary"] = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";
    return { status: 204, headers, body: undefined };
  }

  /** Adds what lets a page of this origin read the response. */
  mark(origin: string | undefined, headers: Record<string, string | string[]>): void {
    if (this.#option === "off") return;
    if (this.#option !== "*") headers["Vary"] = headers["Vary"] === undefined ? "Origin" : `${String(headers["Vary"])}, Origin`;
    if (origin === undefined || !this.allows(origin)) return;
    headers["Access-Control-Allow-Origin"] = this.#option === "*" ? "*" : origin;
    if (this.#option !== "*") headers["Access-Control-Allow-Credentials"] = "true";
    headers["Access-Control-Expose-Headers"] = this.#exposed;
  }
}
