/** Bytes that are no HTTP request get an answer too, and a closed connection. */
import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { problem } from "../problem.ts";

const statusOf: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, HPE_CHUNK_EXTENSIONS_OVERFLOW: 413, ERR_HTTP_REQUEST_TIMEOUT: 408 };

const details: Record<number, string> = {
  400: "The bytes are not an HTTP/1.1 request.",
  405: "CONNECT is not offered: the mock is no proxy.",
  408: "The request did not arrive whole in time.",
  413: "The chunk extensions are too large.",
  431: "The headers are larger than 16 KiB.",
};

/** For `clientError` of node:http. */
export function refuseBrokenHttp(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  write(socket, statusOf[error.code ?? ""] ?? 400);
}

/** For `connect` of node:http. */
export const refuseTunnel = (_request: unknown, socket: Duplex): void => write(socket, 405);

function write(socket: Duplex, status: number): void {
  const title = STATUS_CODES[status] ?? "Bad Request";
  const { body } = problem(status, status === 408 ? "timeout" : "bad-http", { title, detail: details[status] ?? "" });
  const text = String(body);
  socket.on("error", () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
  );
}
