/** A port: the engine answers contract operations directly, Express everything else. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { MockParts } from "../mock.ts";
import { whenAnswered } from "./answered.ts";
import { lacksHost, refuseBrokenHttp, refuseExpectation, refuseMissingHost, refuseTunnel } from "./broken-http.ts";
import { delay } from "./delay.ts";
import { isLoopbackAddress, NodeRequest, sendMessage } from "./node.ts";
import { announcesOver, readBytes } from "./read-body.ts";
import { refuseUpload } from "./refuse-upload.ts";
import { type Rest, restOf } from "./rest.ts";
import { sendTogether } from "./send-together.ts";

export interface ListenOptions {
  /** 4010 unless said; 0 takes any free one. */
  readonly port?: number;
  /** Both loopback addresses unless said. */
  readonly host?: string;
  /** The process may end although the port is open. */
  readonly background?: boolean;
}

export interface Listening {
  readonly port: number;
  /** `http://localhost:4010` */
  readonly origin: string;
  readonly apis: readonly { readonly id: string; readonly baseUrl: string }[];
  /** Open requests have `graceMs` (5000) to finish. */
  close(graceMs?: number): Promise<void>;
}

export const defaultPort = 4010;

/** The port cannot be opened; the message says what to do. */
export class ListenError extends Error {}

export async function listen(parts: MockParts, { port = defaultPort, host, background = false }: ListenOptions): Promise<Listening> {
  const servers: Server[] = [];
  const close = async (graceMs = 5000): Promise<void> => void (await Promise.all(servers.map((server) => closeServer(server, graceMs))));
  try {
    const first = await open(parts, port, host ?? "127.0.0.1");
    servers.push(first.server);
    // "localhost" is either address, and clients differ in which they try.
    if (host === undefined) await open(parts, first.port, "::1").then(({ server }) => servers.push(server), ignoreMissingIpv6);
    if (background) for (const server of servers) server.unref();
    const origin = `http://${nameOf(host)}:${first.port}`;
    const { apis } = parts.dispatcher;
    const several = apis.length > 1;
    return { port: first.port, origin, apis: apis.map(({ contract: { id } }) => ({ id, baseUrl: several ? `${origin}/${id}` : origin })), close };
  } catch (error) {
    await close(0);
    throw listenError(error as NodeJS.ErrnoException, port, host);
  }
}

const nameOf = (host: string | undefined): string =>
  host === undefined || host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host;

function ignoreMissingIpv6(error: NodeJS.ErrnoException): void {
  if (error.code !== "EADDRNOTAVAIL" && error.code !== "EAFNOSUPPORT") throw error;
}

function listenError(error: NodeJS.ErrnoException, port: number, host: string | undefined): Error {
  if (error.code === "EADDRINUSE")
    return new ListenError(`Port ${port} is taken by another program. Choose another with --port, or any free one with --port 0.`);
  if (error.code === "EACCES") return new ListenError(`Port ${port} needs more rights than this user has. Choose one above 1023 with --port.`);
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return new ListenError(`This machine has no address "${host}". Leave --host out to serve this machine only.`);
  return error;
}

// A missing Host is refused here and not by Node, which would send no body.
const serverOptions = { requestTimeout: 30_000, headersTimeout: 10_000, connectionsCheckingInterval: 2_000, requireHostHeader: false };

async function open(parts: MockParts, port: number, host: string): Promise<{ server: Server; port: number }> {
  const rest = restOf(parts);
  const server = createServer(serverOptions, (request, response) => serve(parts, rest, request, response));
  // Beyond 2000 headers, Node would drop the rest without a word; their size bounds them.
  server.maxHeadersCount = 0;
  server.on("clientError", refuseBrokenHttp);
  server.on("checkContinue", (request, response) => {
    if (!announcesOver(request, parts.bodyLimitBytes)) response.writeContinue();
    serve(parts, rest, request, response);
  });
  server.on("checkExpectation", refuseExpectation);
  server.on("connect", refuseTunnel);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return { server, port: (server.address() as AddressInfo).port };
}

function serve(parts: MockParts, rest: Rest, request: IncomingMessage, response: ServerResponse): void {
  if (lacksHost(request)) return refuseMissingHost(response);
  readBytes(request, parts.bodyLimitBytes, (incoming) => {
    if (incoming.kind === "whole") answer(parts, rest, request, response, incoming.bytes);
    else if (incoming.kind === "too-large") refuseUpload(parts, request, response, request.url ?? "/");
  });
}

function answer(parts: MockParts, rest: Rest, request: IncomingMessage, response: ServerResponse, body: Uint8Array): void {
  const startedMs = performance.now();
  const message = new NodeRequest(request, request.url ?? "/", body);
  if (rest.owns(message)) return rest.handle(request, response);
  const caller = { loopback: isLoopbackAddress(request.socket.remoteAddress) };
  whenAnswered(parts, message, caller, (found) => {
    const settled = parts.settler.settle(message, found ?? parts.dispatcher.nowhere(message), startedMs);
    if (settled.waitMs === 0) sendTogether(response, settled.response);
    else void delay(settled.waitMs).then(() => sendMessage(response, settled.response));
  });
}

async function closeServer(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that clients keep alive falls idle only when its last answer has gone out.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(timer);
}
