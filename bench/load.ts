/** A load client on raw sockets, so that the client costs little and every server is asked with the same bytes. */
import { connect } from "node:net";

export interface Load {
  readonly port: number;
  /** Whole request messages, sent in turn. */
  readonly requests: readonly Buffer[];
  readonly count: number;
  readonly connections: number;
}

export interface Outcome {
  readonly elapsedMs: number;
  /** Answers by status. */
  readonly statuses: ReadonlyMap<number, number>;
}

export async function run({ port, requests, count, connections }: Load): Promise<Outcome> {
  const statuses = new Map<number, number>();
  let sent = 0;
  const started = performance.now();
  const awake = stayAwake();
  const next = (): Buffer | undefined => {
    if (sent >= count) return undefined;
    sent += 1;
    return requests[sent % requests.length];
  };
  await Promise.all(Array.from({ length: connections }, () => converse(port, next, (status) => statuses.set(status, (statuses.get(status) ?? 0) + 1))));
  awake.end();
  return { elapsedMs: performance.now() - started, statuses };
}

/**
 * A client that waits sleeps, and whoever sends the next bytes pays for waking it: a server that is slower than its client on
 * every answer, a faster one on none. A client that never sleeps costs every server the same.
 */
function stayAwake(): { end(): void } {
  let awake = true;
  const turn = (): void => {
    if (awake) setImmediate(turn);
  };
  turn();
  return {
    end() {
      awake = false;
    },
  };
}

/** One connection: a request, its answer, the next request. */
function converse(port: number, next: () => Buffer | undefined, count: (status: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    socket.setNoDelay(true);
    let pending = "";
    const send = (): void => {
      const request = next();
      if (request) socket.write(request);
      else socket.end();
    };
    socket.on("connect", send);
    socket.on("error", reject);
    socket.on("close", () => resolve());
    socket.on("data", (chunk) => {
      pending += chunk.toString("latin1");
      const length = wholeLength(pending);
      if (length === undefined) return;
      count(Number(pending.slice(9, 12)));
      pending = pending.slice(length);
      send();
    });
  });
}

/** Length of the first answer; undefined where it is not all there. */
function wholeLength(text: string): number | undefined {
  const head = text.indexOf("\r\n\r\n");
  if (head < 0) return undefined;
  const announced = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, head + 2))?.[1];
  if (announced !== undefined) return text.length >= head + 4 + Number(announced) ? head + 4 + Number(announced) : undefined;
  if (!/\r\ntransfer-encoding: *chunked/i.test(text.slice(0, head + 2))) return head + 4;
  const end = text.indexOf("\r\n0\r\n\r\n", head);
  return end < 0 ? undefined : end + 7;
}

/** The bytes of a request. */
export function requestBytes(method: string, target: string, headers: Readonly<Record<string, string>>, body?: string): Buffer {
  const lines = [`${method} ${target} HTTP/1.1`, "Host: localhost", ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  if (body !== undefined) lines.push("Content-Type: application/json", `Content-Length: ${Buffer.byteLength(body)}`);
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n${body ?? ""}`);
}
