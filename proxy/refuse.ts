/** What the proxy itself says, as problem details (RFC 9457). */
import { type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { Finding } from "../conformance/finding.ts";

export interface Refusal {
  readonly status: number;
  /** Ends `type`. */
  readonly code: "invalid-request" | "invalid-response" | "target-unreachable" | "target-silent" | "bad-http" | "not-offered";
  readonly title: string;
  readonly detail: string;
  readonly findings?: readonly Finding[];
  readonly headers?: Readonly<Record<string, string>>;
}

const bodyOf = ({ code, detail, findings, status, title }: Refusal): string =>
  JSON.stringify({
    type: `urn:specimen:problem:${code}`,
    title,
    status,
    detail,
    ...(findings && {
      violations: findings.map(({ check, expected, found, message, pointer }) => ({ rule: check, message, expected, found, pointer })),
    }),
  });

/** Nothing where the answer has begun. */
export function refuse(outgoing: ServerResponse, refusal: Refusal): void {
  if (outgoing.headersSent || outgoing.destroyed) return;
  const body = bodyOf(refusal);
  outgoing.writeHead(refusal.status, {
    "Content-Type": "application/problem+json",
    "Content-Length": Buffer.byteLength(body),
    ...refusal.headers,
  });
  outgoing.end(body);
}

/** On a connection that node:http has given away. */
export function refuseOnSocket(socket: Duplex, refusal: Refusal): void {
  if (!socket.writable) return void socket.destroy();
  const body = bodyOf(refusal);
  const head = [
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? ""}`,
    "Content-Type: application/problem+json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
  ];
  socket.on("error", () => socket.destroy());
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}

export const brokenHttp = (code: string | undefined): Refusal => {
  const status = code === "HPE_HEADER_OVERFLOW" ? 431 : code === "ERR_HTTP_REQUEST_TIMEOUT" ? 408 : 400;
  return { status, code: "bad-http", title: STATUS_CODES[status] ?? "Bad Request", detail: "What came cannot be passed on as an HTTP/1.1 request." };
};
