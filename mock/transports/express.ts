/** The engine as Express 5 middleware, under any mount path. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { essence, isForm } from "../../contract/media-type.ts";
import { splitTarget } from "../message.ts";
import type { MockParts } from "../mock.ts";
import { whenAnswered } from "./answered.ts";
import { delay } from "./delay.ts";
import { isLoopbackAddress, NodeRequest, sendMessage } from "./node.ts";
import { readBytes } from "./read-body.ts";
import { refuseUpload } from "./refuse-upload.ts";

/** What Express and its like call; a parser before it may have taken the body. */
export type Middleware = (request: Taken, response: ServerResponse, next: (error?: unknown) => void) => void;

type Taken = IncomingMessage & { readonly body?: unknown };

/** Bodies that a parser took before are written out again, so that both orders of middleware work. */
export function expressMiddleware(ready: () => Promise<MockParts>): Middleware {
  return (request, response, next) => {
    ready().then((parts) => {
      // A body that was read could not be read again by the handlers that follow.
      if (!parts.dispatcher.serves(splitTarget(request.url ?? "/")[0])) next();
      else withBody(request, response, parts, (bytes) => answer(parts, request, response, bytes, next));
    }, next);
  };
}

function withBody(request: Taken, response: ServerResponse, parts: MockParts, then: (bytes: Uint8Array) => void): void {
  const parsed = parsedBody(request);
  if (parsed) then(parsed);
  else
    readBytes(request, parts.bodyLimitBytes, (incoming) => {
      if (incoming.kind === "whole") then(incoming.bytes);
      else if (incoming.kind === "too-large") refuseUpload(parts, request, response, request.url ?? "/");
    });
}

function parsedBody({ body, headers, readableEnded }: Taken): Uint8Array | undefined {
  const value: unknown = body;
  // Where nothing was sent, express.json() leaves an empty object.
  if (headers["content-length"] === "0") return new Uint8Array();
  if (!readableEnded || value === undefined) return readableEnded ? new Uint8Array() : undefined;
  if (value instanceof Uint8Array) return value;
  if (typeof value === "string") return Buffer.from(value);
  return Buffer.from(isForm(essence(headers["content-type"] ?? "")) ? formText(Object(value)) : JSON.stringify(value));
}

function formText(fields: object): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, String(one)]));
  return new URLSearchParams(pairs).toString();
}

function answer(parts: MockParts, request: Taken, response: ServerResponse, body: Uint8Array, next: () => void): void {
  const startedMs = performance.now();
  const message = new NodeRequest(request, request.url ?? "/", body);
  whenAnswered(parts, message, { loopback: isLoopbackAddress(request.socket.remoteAddress) }, (found) => {
    if (!found) return next();
    const settled = parts.settler.settle(message, found, startedMs);
    if (settled.waitMs === 0) sendMessage(response, settled.response);
    else void delay(settled.waitMs).then(() => sendMessage(response, settled.response));
  });
}
