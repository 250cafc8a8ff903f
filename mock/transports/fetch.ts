/** In-process: a standard Request in, a standard Response out, no port. */
import type { Caller } from "../dispatch.ts";
import type { RequestMessage, ResponseMessage } from "../message.ts";
import type { MockParts } from "../mock.ts";
import type { Answer } from "../pipeline/exchange.ts";
import { whenAnswered } from "./answered.ts";
import { delay } from "./delay.ts";
import { spoiltResponse } from "./wire-fault.ts";

/** A request made in this process counts as one from this machine. Rejects where the request's signal aborts. */
export async function answerFetch(parts: MockParts, request: Request, caller: Caller = { loopback: true }): Promise<Response> {
  const { dispatcher, settler, bodyLimitBytes } = parts;
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
  const found = over
    ? dispatcher.tooLarge(message, bodyLimitBytes)
    : await new Promise<Answer | undefined>((resolve) => whenAnswered(parts, message, caller, resolve));
  const { response, waitMs } = settler.settle(message, found ?? dispatcher.nowhere(message), startedMs);
  if (waitMs > 0) await delay(waitMs, request.signal);
  request.signal.throwIfAborted();
  return toResponse(message.method, response);
}

function toResponse(method: string, response: ResponseMessage): Response {
  const { status, headers, body } = response;
  const bodiless = method === "HEAD" || status === 204 || status === 205 || status === 304 || body === undefined;
  const pairs = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    Array.isArray(value) ? value.map((one) => [name, one]) : [[name, value]],
  );
  if (response.fault !== undefined) return spoiltResponse(bodiless ? { ...response, body: undefined } : response, { status, headers: pairs });
  // Text would bring a Content-Type of its own.
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : (body as Uint8Array<ArrayBuffer>);
  return new Response(bodiless ? null : bytes, { status, headers: pairs });
}
