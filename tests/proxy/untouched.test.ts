/** What passes is what came: bodies, headers, status and reason, whatever they are. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startProxy } from "../../proxy/proxy.ts";
import { pairsOf } from "../../proxy/witnessed.ts";
import { contract } from "./fixture.ts";
import { type Message, sendAndReceive } from "./wire.ts";

interface Received extends Message {
  readonly method: string;
  readonly url: string;
}

let answer: Message & { status: number; reason: string } = { status: 200, reason: "OK", headers: [], body: Buffer.alloc(0) };
let received: Received | undefined;
let origin = "";
let close: () => Promise<void>;

beforeAll(async () => {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received = { method: request.method ?? "", url: request.url ?? "", headers: pairsOf(request.rawHeaders), body: Buffer.concat(chunks) };
      response.sendDate = false;
      response.writeHead(answer.status, answer.reason, [...answer.headers.flat(), "Content-Length", String(answer.body.length)]);
      response.end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const target = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/base/`);
  const proxy = await startProxy({ contract: await contract(), target, port: 0, host: "127.0.0.1", enforce: false, judgedBytes: 1000, timeoutMs: 5000 });
  origin = proxy.origin;
  close = async () => {
    await proxy.close(0);
    server.closeAllConnections();
    server.close();
  };
});
afterAll(() => close());

const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9!#$%&'*+.^_`|~-]{0,12}$/);
const value = fc.stringMatching(/^[!-~\u00a1-\u00ff](?:[ -~\u00a1-\u00ff]{0,20}[!-~\u00a1-\u00ff])?$/);
const own = fc
  .array(
    fc.tuple(
      word.map((name) => `X-${name}`),
      value,
    ),
    { maxLength: 8 },
  )
  .map((headers) => [...headers, ...headers.slice(0, 2)]);
const body = fc.uint8Array({ maxLength: 3000 }).map((bytes) => Buffer.from(bytes));
const path = fc.stringMatching(/^\/[A-Za-z0-9%:@!$&'()*+,;=~._-]{0,20}(?:\/[A-Za-z0-9._-]{0,5})?(?:\?[A-Za-z0-9%&=+[\]/?-]{0,20})?$/);

describe("the proxy", () => {
  it("changes no byte of a body, and no header of somebody's own, in order, case and number", async () => {
    const requests = fc.record({ method: fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE"), path, headers: own, body, chunked: fc.boolean() });
    const answers = fc.record({
      status: fc.integer({ min: 200, max: 599 }).filter((status) => ![204, 205, 304].includes(status)),
      reason: value,
      headers: own,
      body,
    });

    await fc.assert(
      fc.asyncProperty(requests, answers, async (sent, given) => {
        answer = given;

        const came = await sendAndReceive(origin, sent);

        expect(received?.method).toBe(sent.method);
        expect(received?.url).toBe(`/base${sent.path}`);
        expect(received?.body.equals(sent.body)).toBe(true);
        expect(received?.headers.filter(([name]) => name.startsWith("X-"))).toEqual(sent.headers);
        expect([came.status, came.reason]).toEqual([given.status, given.reason]);
        expect(came.headers.filter(([name]) => name.startsWith("X-"))).toEqual(given.headers);
        expect(came.body.equals(given.body)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it("adds nothing but the target's Host, and what delimits a connection", async () => {
    answer = {
      status: 200,
      reason: "OK",
      headers: [
        ["Set-Cookie", "a=1"],
        ["Set-Cookie", "b=2"],
      ],
      body: Buffer.from("x"),
    };

    const came = await sendAndReceive(origin, {
      method: "GET",
      path: "/pets",
      headers: [
        ["Accept", "a"],
        ["accept", "b"],
      ],
      body: Buffer.alloc(0),
      chunked: false,
    });

    expect(received?.headers.map(([name]) => name)).toEqual(["Host", "Accept", "accept", "Connection"]);
    expect(came.headers.map(([name]) => name)).toEqual(["Set-Cookie", "Set-Cookie", "Content-Length", "Connection", "Keep-Alive"]);
  });
});
