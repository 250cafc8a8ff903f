/** Answers that are spoilt on their way: on a port and in Express by the socket, in-process as a client would see it. */
import type { ServerResponse } from "node:http";
import type { ResponseMessage } from "../message.ts";

const pieces = 20;
const everyMs = 250;
const garbage = Buffer.from([0x00, 0xff, 0x16, 0x03, 0x7f, ...Buffer.from("this is not HTTP\r\n\r\n")]);

const bytesOf = ({ body }: ResponseMessage): Uint8Array => (typeof body === "string" ? Buffer.from(body) : (body ?? new Uint8Array()));

/** Sends an answer as its fault says. */
export function sendSpoilt(outgoing: ServerResponse, response: ResponseMessage): void {
  const { socket } = outgoing;
  const bytes = bytesOf(response);
  switch (response.fault) {
    case "reset":
      socket?.resetAndDestroy();
      return;
    case "garbage":
      socket?.end(garbage);
      return;
    case "slow-drip":
      outgoing.writeHead(response.status, { ...response.headers, "Content-Length": String(bytes.length) });
      outgoing.flushHeaders();
      return drip(outgoing, bytes);
    case "truncated":
      // What has no body is cut in its headers' promise of one.
      outgoing.writeHead(response.status, { ...response.headers, "Content-Length": String(Math.max(bytes.length, 1)) });
      outgoing.flushHeaders();
      outgoing.write(bytes.subarray(0, bytes.length >> 1), () => socket?.end());
      return;
    default:
      socket?.end();
  }
}

function drip(outgoing: ServerResponse, bytes: Uint8Array): void {
  const size = Math.max(1, Math.ceil(bytes.length / pieces));
  let sent = 0;
  const timer = setInterval(() => {
    outgoing.write(bytes.subarray(sent, sent + size));
    sent += size;
    if (sent < bytes.length) return;
    clearInterval(timer);
    outgoing.end();
  }, everyMs);
  outgoing.once("close", () => clearInterval(timer));
}

/** The same as a client of `fetch` meets it. Throws where no answer arrives. */
export function spoiltResponse(response: ResponseMessage, init: ResponseInit): Response {
  const { fault } = response;
  if (fault !== "truncated" && fault !== "slow-drip")
    throw new TypeError("fetch failed", { cause: new Error(`The mock was told to answer with the fault "${fault}".`) });
  // Nothing can be cut or dripped there (Fetch standard, null body status).
  if ([204, 205, 304].includes(response.status)) return new Response(null, init);
  const bytes = bytesOf(response);
  const size = Math.max(1, Math.ceil(bytes.length / (fault === "truncated" ? 2 : pieces)));
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (fault === "truncated" && sent > 0) return controller.error(new TypeError("terminated"));
      if (fault === "slow-drip") await new Promise((resolve) => setTimeout(resolve, everyMs));
      controller.enqueue(bytes.subarray(sent, sent + size));
      sent += size;
      if (fault === "slow-drip" && sent >= bytes.length) controller.close();
    },
  });
  return new Response(body, init);
}
