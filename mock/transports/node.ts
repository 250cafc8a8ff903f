/** node:http in and out: one request to a message, one message to a response. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { isIPv4 } from "node:net";
import type { RequestMessage, ResponseMessage } from "../message.ts";
import { splitTarget } from "../message.ts";
import { sendSpoilt } from "./wire-fault.ts";

export class NodeRequest implements RequestMessage {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: Uint8Array;
  readonly #headers: IncomingMessage["headers"];

  /** `target`: of the request line, or what a mount path left of it. */
  constructor(incoming: IncomingMessage, target: string, body: Uint8Array) {
    this.method = incoming.method ?? "GET";
    [this.path, this.query] = splitTarget(originForm(target));
    this.body = body;
    this.#headers = incoming.headers;
  }

  header(name: string): string | undefined {
    const value = this.#headers[name];
    return typeof value === "string" ? value : value?.join(", ");
  }
}

/** The absolute form that proxies send names the same resource (RFC 9112, section 3.2.2). */
function originForm(target: string): string {
  if (target.startsWith("/")) return target;
  const rest = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*(.*)$/i.exec(target)?.[1];
  return rest === undefined ? target : rest.startsWith("/") ? rest : `/${rest}`;
}

export function sendMessage(outgoing: ServerResponse, response: ResponseMessage): void {
  if (response.fault !== undefined) return sendSpoilt(outgoing, response);
  const { status, headers, body } = response;
  if (body === undefined) {
    // A response without a body says so, or the client waits for one. To HEAD, a length would be that of GET (RFC 9110, section 8.6).
    if (status >= 200 && status !== 204 && status !== 304 && outgoing.req?.method !== "HEAD") headers["Content-Length"] = "0";
    outgoing.writeHead(status, headers);
    outgoing.end();
    return;
  }
  headers["Content-Length"] = String(typeof body === "string" ? Buffer.byteLength(body) : body.byteLength);
  outgoing.writeHead(status, headers);
  outgoing.end(body);
}

/** Whether an address of a socket is this machine's. */
export function isLoopbackAddress(address: string | undefined): boolean {
  if (address === undefined) return false;
  const plain = address.startsWith("::ffff:") ? address.slice(7) : address;
  return plain === "127.0.0.1" || plain === "::1" || (isIPv4(plain) && plain.startsWith("127."));
}
