/** Between a client and a server: traffic passes untouched, and all of it is judged. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ConfigurationError } from "../conformance/configuration-error.ts";
import type { Finding } from "../conformance/finding.ts";
import { type Judgement, judgeFailed } from "./judge.ts";
import { judgeRequest } from "./judge-request.ts";
import { Ledger } from "./ledger.ts";
import type { PassedExchange, ProxyOptions } from "./options.ts";
import { type Desk, Passage } from "./passage.ts";
import { brokenHttp, refuseOnSocket } from "./refuse.ts";
import { TapRoom } from "./tap.ts";
import { Target } from "./target.ts";
import { tunnel } from "./tunnel.ts";

export interface RunningProxy {
  readonly port: number;
  /** `http://localhost:4020` */
  readonly origin: string;
  readonly ledger: Ledger;
  /** Open requests have `graceMs` (5000) to finish. */
  close(graceMs?: number): Promise<void>;
}

/** Throws {@link ConfigurationError} where the port cannot be opened. */
export async function startProxy(options: ProxyOptions): Promise<RunningProxy> {
  const { host, port } = options;
  const ledger = new Ledger(options.contract);
  const server = new Target(options.target, options.timeoutMs);
  const desk = deskOf(options, ledger, server);
  const servers: Server[] = [];
  const close = async (graceMs = 5000): Promise<void> => {
    await Promise.all(servers.map((one) => closeServer(one, graceMs)));
    server.close();
    // The last exchanges are judged after they have passed.
    await new Promise((resolve) => setImmediate(resolve));
  };
  try {
    const first = await open(desk, ledger, port, host ?? "127.0.0.1");
    servers.push(first);
    const found = (first.address() as AddressInfo).port;
    // "localhost" is either address; a machine may have but one.
    if (host === undefined) await open(desk, ledger, found, "::1").then((second) => servers.push(second), ignoreMissingIpv6);
    return { port: found, origin: `http://${host === undefined ? "localhost" : host.includes(":") ? `[${host}]` : host}:${found}`, ledger, close };
  } catch (error) {
    await close(0);
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const why =
      code === "EADDRINUSE" ? "is taken by another program" : code === "EACCES" ? "needs more rights than this user has" : `cannot be opened (${code})`;
    throw new ConfigurationError(`Port ${port} ${why}. Choose another with --port, or any free one with --port 0.`);
  }
}

function ignoreMissingIpv6(error: NodeJS.ErrnoException): void {
  if (error.code !== "EADDRNOTAVAIL" && error.code !== "EAFNOSUPPORT") throw error;
}

function deskOf(options: ProxyOptions, ledger: Ledger, server: Target): Desk {
  const record = (judgement: Judgement, method: string, status: number | undefined, exchange?: PassedExchange): void => {
    for (const entry of ledger.record(judgement, method, status)) options.onEntry?.(entry);
    if (exchange) options.onExchange?.(exchange);
  };
  return {
    ...options,
    server,
    room: new TapRoom(options.judgedBytes),
    record,
    failed(rule, detail, request) {
      const { operation } = judgeRequest(options.contract, request);
      const finding: Finding = {
        check: rule,
        message: operation ? `${operation.id}: ${detail}` : detail,
        expected: "a whole answer",
        found: detail,
        provenance: "published",
        pointer: operation?.pointer ?? "",
        cause: `${rule} ${operation?.id ?? ""}`,
      };
      record({ operation, judged: [{ finding, level: "error", side: "response" }] }, request.method, undefined);
    },
  };
}

// Uploads take as long as they take; the target has limits of its own.
const serverOptions = { requestTimeout: 0, headersTimeout: 30_000, maxHeaderSize: 64 * 1024, requireHostHeader: false };

async function open(desk: Desk, ledger: Ledger, port: number, host: string): Promise<Server> {
  const pass = (expects: boolean) => (incoming: IncomingMessage, outgoing: ServerResponse) => {
    new Passage(desk, incoming, outgoing).start(expects).catch((error: Error) => {
      desk.record(judgeFailed(error), incoming.method ?? "", undefined);
      outgoing.destroy();
    });
  };
  const server = createServer(serverOptions, pass(false));
  server.maxHeadersCount = 0;
  server.on("checkContinue", pass(true));
  server.on("checkExpectation", pass(false));
  server.on("upgrade", (incoming, socket, head) => {
    ledger.tunnels += 1;
    tunnel(desk.server, incoming, socket, head);
  });
  server.on("connect", (_incoming, socket) =>
    refuseOnSocket(socket, { status: 405, code: "not-offered", title: "CONNECT is not offered", detail: "This proxy stands before one target." }),
  );
  server.on("clientError", (error: NodeJS.ErrnoException, socket) =>
    error.code === "ECONNRESET" ? void socket.destroy() : refuseOnSocket(socket, brokenHttp(error.code)),
  );
  // node:http no longer knows the connections that were upgraded.
  server.on("connection", (socket) => {
    const end = (): void => void socket.destroy();
    server.on("out-of-patience", end);
    socket.on("close", () => server.off("out-of-patience", end));
  });
  server.setMaxListeners(0);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return server;
}

async function closeServer(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const timer = setTimeout(() => server.emit("out-of-patience"), graceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(timer);
}
