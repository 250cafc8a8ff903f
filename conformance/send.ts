/** The only file that touches the network. node:http, because fetch merges headers, refuses bodies and follows redirects. */
import { Agent, request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest, Agent as SecureAgent } from "node:https";
import type { Failure, OutgoingRequest, Received } from "./exchange.ts";
import { proxyFor, proxyHeaders, TunnelAgent } from "./proxy.ts";

export interface SendOptions {
  readonly timeoutMs: number;
  /** Longer answers are not read further. */
  readonly maxBytes: number;
  /** PEM text of authorities, and of a client's own certificate. */
  readonly tls: { readonly ca?: string; readonly cert?: string; readonly key?: string };
}

export type Sent = { readonly response: Received; readonly failure: undefined } | { readonly response: undefined; readonly failure: Failure };

export class Sender {
  readonly #base: URL;
  readonly #options: SendOptions;
  readonly #agent: Agent;
  /** Asked in absolute form; https goes through a tunnel of the agent's. */
  readonly #proxy: URL | undefined;

  /** `baseUrl`: everything before the path of an operation. */
  constructor(baseUrl: string, options: SendOptions, connections: number) {
    this.#base = new URL(baseUrl);
    this.#options = options;
    const shared = { keepAlive: true, maxSockets: connections };
    const secure = { ...shared, ...options.tls };
    const proxy = proxyFor(this.#base);
    this.#proxy = this.#base.protocol === "http:" ? proxy : undefined;
    if (this.#base.protocol === "http:") this.#agent = new Agent(shared);
    else this.#agent = proxy ? new TunnelAgent(proxy, secure) : new SecureAgent(secure);
  }

  /** Never rejects. A connection that the server closed while it idled is opened anew; other repeating is the caller's. */
  async send(outgoing: OutgoingRequest): Promise<Sent> {
    const first = await this.#attempt(outgoing);
    if (first !== "idle-closed") return first;
    const second = await this.#attempt(outgoing);
    return second === "idle-closed" ? { response: undefined, failure: { kind: "reset", message: "The connection broke twice." } } : second;
  }

  #attempt({ method, target, headers, body }: OutgoingRequest): Promise<Sent | "idle-closed"> {
    const peer = this.#proxy ?? this.#base;
    const start = this.#base.protocol === "https:" ? httpsRequest : httpRequest;
    const flat = headers.flat();
    const length = body === undefined ? [] : ["Content-Length", String(body.length)];
    return new Promise((resolve) => {
      const fail = (failure: Failure): void => resolve({ response: undefined, failure });
      let request: ReturnType<typeof httpRequest>;
      try {
        request = start({
          agent: this.#agent,
          host: peer.hostname.replace(/^\[|\]$/g, ""),
          port: peer.port === "" ? undefined : Number(peer.port),
          method,
          path: `${this.#proxy ? this.#base.origin : ""}${this.#base.pathname.replace(/\/+$/, "")}${target}`,
          headers: ["Host", this.#base.host, ...flat, ...length, ...(this.#proxy ? proxyHeaders(this.#proxy) : [])],
        });
      } catch (error) {
        return fail({ kind: "not-http", message: `The request cannot be sent: ${(error as Error).message}` });
      }
      const timer = setTimeout(() => {
        request.destroy();
        fail({ kind: "timeout", message: `No whole answer within ${this.#options.timeoutMs} ms.` });
      }, this.#options.timeoutMs);
      request.on("error", (error: NodeJS.ErrnoException) => {
        clearTimeout(timer);
        if (request.reusedSocket && (error.code === "ECONNRESET" || error.code === "EPIPE")) resolve("idle-closed");
        else fail(failureOf(error));
      });
      request.on("response", (incoming) => {
        collect(incoming, this.#options.maxBytes, (sent) => {
          clearTimeout(timer);
          if (sent.failure) request.destroy();
          resolve(sent);
        });
      });
      request.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

function collect(incoming: IncomingMessage, maxBytes: number, done: (sent: Sent) => void): void {
  const chunks: Buffer[] = [];
  let length = 0;
  const fail = (kind: Failure["kind"], message: string): void => done({ response: undefined, failure: { kind, message } });
  incoming.on("data", (chunk: Buffer) => {
    length += chunk.length;
    if (length > maxBytes) fail("too-large", `The answer is longer than ${maxBytes} bytes.`);
    else chunks.push(chunk);
  });
  incoming.on("end", () => {
    if (!incoming.complete) return fail("reset", "The connection closed before the answer was whole.");
    const headers = incoming.rawHeaders.flatMap((name, index): [string, string][] => (index % 2 === 0 ? [[name, incoming.rawHeaders[index + 1] ?? ""]] : []));
    done({ response: { status: incoming.statusCode ?? 0, headers, body: Buffer.concat(chunks) }, failure: undefined });
  });
  incoming.on("aborted", () => fail("reset", "The connection closed before the answer was whole."));
  incoming.on("error", (error: NodeJS.ErrnoException) => done({ response: undefined, failure: failureOf(error) }));
}

function failureOf({ code = "", message }: NodeJS.ErrnoException): Failure {
  if (code === "ECONNREFUSED") return { kind: "refused", message: "Nobody listens there: the connection was refused." };
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return { kind: "unresolved", message: `The host name is not known: ${message}.` };
  if (code.startsWith("HPE_")) return { kind: "not-http", message: `What came is not HTTP: ${message}.` };
  // OpenSSL's own words name files of its source.
  if (code === "EPROTO" && /wrong version number|packet length too long|http request/.test(message))
    return { kind: "reset", message: "What answers there does not speak TLS." };
  if (code.includes("CERT") || code.startsWith("UNABLE_TO_") || code.includes("TLS") || code.includes("SSL") || code === "EPROTO")
    return { kind: "tls", message: `The TLS connection failed: ${message}.` };
  return { kind: "reset", message: `The connection broke: ${message}.` };
}
