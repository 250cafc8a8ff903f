/** The server behind the proxy: how it is asked, and what it means when it cannot be. */
import { Agent, type ClientRequest, request as httpRequest } from "node:http";
import { request as httpsRequest, Agent as SecureAgent } from "node:https";
import { headersForTarget } from "./hop-by-hop.ts";
import type { Refusal } from "./refuse.ts";

export const maxHeaderBytes = 64 * 1024;

export class Target {
  readonly url: URL;
  readonly #timeoutMs: number;
  readonly #agent: Agent;
  readonly #prefix: string;

  constructor(url: URL, timeoutMs: number) {
    this.url = url;
    this.#timeoutMs = timeoutMs;
    this.#prefix = url.pathname.replace(/\/+$/, "");
    this.#agent = url.protocol === "https:" ? new SecureAgent({ keepAlive: true }) : new Agent({ keepAlive: true });
  }

  /** What stands in the request line: below the URL's own path. */
  pathOf(target: string): string {
    return target === "*" ? target : this.#prefix + target;
  }

  get hostname(): string {
    return this.url.hostname.replace(/^\[|\]$/g, "");
  }

  get port(): number {
    return Number(this.url.port) || (this.url.protocol === "https:" ? 443 : 80);
  }

  /** Throws where node:http takes the request for unsendable. */
  ask(method: string, target: string, rawHeaders: readonly string[]): ClientRequest {
    const start = this.url.protocol === "https:" ? httpsRequest : httpRequest;
    return start({
      agent: this.#agent,
      host: this.hostname,
      port: this.port,
      method,
      path: this.pathOf(target),
      headers: headersForTarget(rawHeaders, this.url.host, method),
      timeout: this.#timeoutMs,
      maxHeaderSize: maxHeaderBytes,
    });
  }

  silent(): Refusal {
    return {
      status: 504,
      code: "target-silent",
      title: "The target does not answer",
      detail: `${this.url.origin} did not begin an answer within ${this.#timeoutMs} ms.`,
    };
  }

  unreachable(error: NodeJS.ErrnoException): Refusal {
    return { status: 502, code: "target-unreachable", title: "The target cannot be asked", detail: `${this.url.origin}: ${wordsFor(error)}` };
  }

  close(): void {
    this.#agent.destroy();
  }
}

export function wordsFor({ code = "", message }: NodeJS.ErrnoException): string {
  if (code === "ECONNREFUSED") return "nobody listens there.";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "the host name is not known.";
  if (code === "ECONNRESET" || code === "EPIPE") return "the connection broke before an answer came.";
  if (code.startsWith("HPE_")) return `what came back is not HTTP/1.1 (${code}).`;
  if (code.includes("CERT") || code.startsWith("UNABLE_TO_") || code.includes("TLS") || code.includes("SSL") || code === "EPROTO")
    return `the TLS connection failed: ${message}. An authority of your own is named by NODE_EXTRA_CA_CERTS.`;
  return `${message}.`;
}
