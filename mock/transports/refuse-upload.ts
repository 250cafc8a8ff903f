/** 413 while the body is still on its way. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { MockParts } from "../mock.ts";
import { NodeRequest } from "./node.ts";

/** What still comes is read and dropped for as long, in milliseconds. */
const lingerMs = 2000;

/** Answers at once, then closes: a connection closed on a client that still sends is reset, and the reset overtakes the answer. */
export function refuseUpload(parts: MockParts, request: IncomingMessage, response: ServerResponse, target: string): void {
  const { bodyLimitBytes, dispatcher, settler } = parts;
  const message = new NodeRequest(request, target, new Uint8Array());
  const { status, headers, body = "" } = settler.settle(message, dispatcher.tooLarge(message, bodyLimitBytes), performance.now()).response;
  const text = String(body);
  response.writeHead(status, { ...headers, Connection: "close", "Content-Length": Buffer.byteLength(text) });
  response.flushHeaders();
  response.write(text);
  const timer = setTimeout(() => response.end(), lingerMs);
  const finish = (): void => {
    clearTimeout(timer);
    response.end();
  };
  request.once("end", finish).once("close", finish).on("error", finish).resume();
}
