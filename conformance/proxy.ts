/** The proxy that the environment names for a target: HTTP_PROXY, HTTPS_PROXY, NO_PROXY, in either case. */
import { request as httpRequest } from "node:http";
import { Agent as SecureAgent } from "node:https";
import type { Socket } from "node:net";
import { connect as secureConnect } from "node:tls";
import { ConfigurationError } from "./configuration-error.ts";

const loopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** Undefined for a direct connection, as to this very machine. Throws {@link ConfigurationError} where the variable holds no http URL. */
export function proxyFor(target: URL, environment: NodeJS.ProcessEnv = process.env): URL | undefined {
  const read = (name: string): string | undefined => environment[name] || environment[name.toUpperCase()];
  const variable = target.protocol === "https:" ? "https_proxy" : "http_proxy";
  const named = read(variable);
  if (!named || loopback.test(target.hostname) || isExempt(target, read("no_proxy") ?? "")) return undefined;
  const text = named.includes("://") ? named : `http://${named}`;
  if (URL.canParse(text) && new URL(text).protocol === "http:") return new URL(text);
  throw new ConfigurationError(`${variable.toUpperCase()} names no proxy that can be used: expected a URL such as http://proxy.example.com:3128.`);
}

/** `*`, `example.com` with everything below it, `.example.com`, each perhaps with a port. */
function isExempt({ hostname, port, protocol }: URL, list: string): boolean {
  const ownPort = port || (protocol === "https:" ? "443" : "80");
  return list.split(/[\s,]+/).some((entry) => {
    const [, host = "", wantedPort] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
    if (entry === "*") return true;
    return host !== "" && (wantedPort ?? ownPort) === ownPort && (hostname === host || hostname.endsWith(`.${host}`));
  });
}

export function proxyHeaders({ password, username }: URL): string[] {
  if (username === "") return [];
  return ["Proxy-Authorization", `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64")}`];
}

type Connected = (error: Error | null, socket?: Socket) => void;

/** https through the proxy's CONNECT (RFC 9110, section 9.3.6). */
export class TunnelAgent extends SecureAgent {
  readonly #proxy: URL;

  constructor(proxy: URL, options: ConstructorParameters<typeof SecureAgent>[0]) {
    super(options);
    this.#proxy = proxy;
  }

  // Node calls it with a callback, which its types do not tell.
  override createConnection(options: { host?: string; port?: number; servername?: string }, connected?: unknown): never {
    const done = connected as Connected;
    const authority = `${options.host?.includes(":") ? `[${options.host}]` : options.host}:${options.port}`;
    httpRequest({
      host: this.#proxy.hostname,
      port: this.#proxy.port || 80,
      method: "CONNECT",
      path: authority,
      headers: ["Host", authority, ...proxyHeaders(this.#proxy)],
    })
      .on("connect", ({ statusCode }, socket) => {
        if (statusCode !== 200) done(new Error(`the proxy answered ${statusCode} to CONNECT`));
        else done(null, secureConnect({ ...this.options, ...options, socket }));
      })
      .on("error", (error) => done(new Error(`the proxy cannot be reached: ${error.message}`)))
      .end();
    return undefined as never;
  }
}
