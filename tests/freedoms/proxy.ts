/** A small reverse proxy that turns a correct server into another correct server. */
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Contract } from "../../contract/model.ts";
import type { Asked, Forward, Freedom, Given, Headers } from "./freedom.ts";

export interface Proxy {
  readonly baseUrl: string;
  close(): Promise<void>;
}

export async function startProxy(baseUrl: string, contract: Contract, freedom: Freedom): Promise<Proxy> {
  const forward = forwardTo(new URL(baseUrl));
  const variant = await freedom.install(contract, forward);
  return listenTo((asked) => variant(asked, forward));
}

/** A port of this machine in front of any answering function. */
export async function listenTo(answer: Forward): Promise<Proxy> {
  const server = createServer((incoming, outgoing) => {
    latest.set(incoming.socket, outgoing);
    void read(incoming)
      .then(answer)
      .then((given) => send(incoming.method ?? "GET", given, outgoing))
      .catch((error: Error) => outgoing.writeHead(599, { "Content-Type": "text/plain" }).end(`The proxy failed: ${error.stack}`));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    // Always of a server that listens on a port.
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const framing = new Set(["connection", "keep-alive", "transfer-encoding", "content-length", "date"]);

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const pairs = rawHeaders.flatMap((name, index): [string, string][] => (index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ""]] : []));
  return pairs.filter(([name]) => !framing.has(name.toLowerCase()));
}

async function bytesOf(incoming: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function read(incoming: IncomingMessage): Promise<Asked> {
  return { method: incoming.method ?? "GET", target: incoming.url ?? "/", headers: headersOf(incoming), body: await bytesOf(incoming) };
}

const forwardTo =
  ({ hostname, port }: URL): Forward =>
  ({ method, target, headers, body }) =>
    new Promise((resolve, reject) => {
      const length = body.length > 0 || !["GET", "HEAD", "DELETE"].includes(method) ? ["Content-Length", String(body.length)] : [];
      const onward = request({ hostname, port, method, path: target, agent: false, headers: [...headers.flat(), ...length] });
      onward.on("error", reject);
      onward.on("response", (answer) => {
        bytesOf(answer).then((bytes) => resolve({ status: answer.statusCode ?? 0, headers: headersOf(answer), body: bytes }), reject);
      });
      onward.end(body);
    });

/** By connection: what answers the request that came last. */
const latest = new WeakMap<object, ServerResponse>();

async function send(method: string, given: Given, outgoing: ServerResponse): Promise<void> {
  const { body, chunked = false, closes, delayMs = 0, headers, hints = false, status } = given;
  if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
  if (hints) outgoing.writeEarlyHints({ link: "</style.css>; rel=preload; as=style" });
  const bodiless = method === "HEAD" || status === 204 || status === 304;
  const length = bodiless || chunked ? [] : ["Content-Length", String(body.length)];
  const connection = closes === "announced" ? ["Connection", "close"] : [];
  outgoing.writeHead(status, [...headers.flat(), ...length, ...connection]);
  const { socket } = outgoing;
  if (closes === "silently") outgoing.on("finish", () => setTimeout(() => socket && latest.get(socket) === outgoing && socket.destroy(), 1));
  if (bodiless) return void outgoing.end();
  if (chunked)
    for (let at = 0; at < body.length; at += 1 + Math.floor(body.length / 3)) outgoing.write(body.subarray(at, at + 1 + Math.floor(body.length / 3)));
  outgoing.end(chunked ? undefined : body);
}
