/** Upgraded connections, such as WebSockets: bytes pass both ways, and nobody reads them. */
import type { IncomingMessage } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { connect as secureConnect } from "node:tls";
import { refuseOnSocket } from "./refuse.ts";
import type { Target } from "./target.ts";

/** The request goes on as it came, but for Host; the answer, a refusal too, comes back as it is. */
export function tunnel(target: Target, incoming: IncomingMessage, client: Duplex, head: Buffer): void {
  const where = { host: target.hostname, port: target.port };
  const upstream = target.url.protocol === "https:" ? secureConnect({ ...where, servername: target.hostname }) : connect(where);
  let open = false;
  upstream.on(target.url.protocol === "https:" ? "secureConnect" : "connect", () => {
    open = true;
    upstream.write(requestHead(target, incoming), "latin1");
    upstream.write(head);
    client.pipe(upstream);
    upstream.pipe(client);
  });
  upstream.on("error", (error) => (open ? client.destroy() : refuseOnSocket(client, target.unreachable(error))));
  client.on("error", () => upstream.destroy());
  upstream.on("close", () => (open ? client.destroy() : undefined));
  client.on("close", () => upstream.destroy());
}

function requestHead(target: Target, { method, rawHeaders, url = "/" }: IncomingMessage): string {
  const lines = [`${method} ${target.pathOf(url)} HTTP/1.1`, `Host: ${target.url.host}`];
  for (let at = 0; at < rawHeaders.length; at += 2) if (rawHeaders[at]?.toLowerCase() !== "host") lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
  return `${lines.join("\r\n")}\r\n\r\n`;
}
