/** Bytes that are no HTTP request get an answer too, and a closed connection. */
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { ResponseMessage } from "../message.ts";
import { problem } from "../problem.ts";
import { sendMessage } from "./node.ts";

const statusOf: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, HPE_CHUNK_EXTENSIONS_OVERFLOW: 413, ERR_HTTP_REQUEST_TIMEOUT: 408 };

const details: Record<number, string> = {
  400: "The bytes are not an HTTP/1.1 request.",
  405: "CONNECT is not offered: the mock is no proxy.",
  408: "The request did not arrive whole in time.",
  413: "The chunk extensions are too large.",
  417: "Of expectations, only 100-continue can be met.",
  431: "The request line and the headers are larger than 16 KiB.",
};

/** node:http keeps the response here whose turn it is on a connection. */
interface Turn {
  readonly _httpMessage?: ServerResponse | null;
}

/** For `clientError` of node:http. */
export function refuseBrokenHttp(error: NodeJS.ErrnoException, socket: Duplex & Turn): void {
  if (error.code === "ECONNRESET" || !socket.writable) socket.destroy();
  else refuseInTurn(socket, statusOf[error.code ?? ""] ?? 400);
}

/** Of pipelined requests, those that arrived whole are answered first: their work is done. */
function refuseInTurn(socket: Duplex & Turn, status: number): void {
  const due = socket._httpMessage;
  if (due?.req.complete && !due.writableFinished) due.once("finish", () => refuseInTurn(socket, status));
  // Refused before it was whole, so it has its answer.
  else if (due?.headersSent) socket.end();
  else if (socket.writable) write(socket, status);
}

/** For `connect` of node:http. */
export const refuseTunnel = (_request: unknown, socket: Duplex): void => write(socket, 405);

/** For `checkExpectation` of node:http. */
export const refuseExpectation = (_request: IncomingMessage, response: ServerResponse): void => sendMessage(response, worded(417));

/** RFC 9112, section 3.2: HTTP/1.1 without Host is answered with 400. */
export const lacksHost = ({ headers, httpVersion }: IncomingMessage): boolean => httpVersion === "1.1" && headers.host === undefined;

export function refuseMissingHost(response: ServerResponse): void {
  const refusal = worded(400, "The Host header is missing, which HTTP/1.1 requires.");
  refusal.headers["Connection"] = "close";
  sendMessage(response, refusal);
}

const worded = (status: number, detail = details[status] ?? ""): ResponseMessage =>
  problem(status, status === 408 ? "timeout" : "bad-http", { title: STATUS_CODES[status] ?? "Bad Request", detail });

function write(socket: Duplex, status: number): void {
  const text = String(worded(status).body);
  socket.on("error", () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
  );
}
