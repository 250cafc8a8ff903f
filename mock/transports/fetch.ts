/** In-process: a standard Request in, a standard Response out, no port. */
import type { Dispatcher } from "../dispatch.ts";
import type { RequestMessage, ResponseMessage } from "../message.ts";
import { delay } from "./delay.ts";
import type { Settler } from "./settle.ts";

/** A request made in this process counts as one from this machine. Rejects where the request's signal aborts. */
export async function answerFetch(dispatcher: Dispatcher, settler: Settler, request: Request, bodyLimitBytes: number): Promise<Response> {
  request.signal.throwIfAborted();
  const startedMs = performance.now();
  const url = new URL(request.url);
  const body = request.body === null ? new Uint8Array() : new Uint8Array(await request.arrayBuffer());
  const message: RequestMessage = {
    method: request.method,
    path: url.pathname,
    query: url.search.slice(1),
    header: (name) => request.headers.get(name) ?? (name === "host" ? url.host : undefined),
    body,
  };
  const over = body.length > bodyLimitBytes;
  const answer = over ? dispatcher.tooLarge(message, bodyLimitBytes) : (dispatcher.dispatch(message, { loopback: true }) ?? dispatcher.nowhere(message));
  const { response, waitMs } = settler.settle(message, answer, startedMs);
  if (waitMs > 0) await delay(waitMs, request.signal);
  request.signal.throwIfAborted();
  return toResponse(message.method, response);
}

function toResponse(method: string, { status, headers, body }: ResponseMessage): Response {
  const bodiless = method === "HEAD" || status === 204 || status === 205 || status === 304 || body === undefined;
  const pairs = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    Array.isArray(value) ? value.map((one) => [name, one]) : [[name, value]],
  );
  // Text would bring a Content-Type of its own.
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : (body as Uint8Array<ArrayBuffer>);
  return new Response(bodiless ? null : bytes, { status, headers: pairs });
}
