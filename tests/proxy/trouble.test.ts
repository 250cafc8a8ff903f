import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { seen, serve, standBefore } from "./fixture.ts";
import { raw } from "./raw.ts";

const json = { "Content-Type": "application/json" };
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
};

describe("a target that", () => {
  it("nobody listens for is 502, and found", async () => {
    const proxy = await standBefore(new URL("http://127.0.0.1:1"));

    const answer = await fetch(`${proxy.origin}/pets`);

    expect(answer.status).toBe(502);
    expect(await answer.json()).toMatchObject({ type: "urn:specimen:problem:target-unreachable", detail: "http://127.0.0.1:1: nobody listens there." });
    expect(await seen(proxy)).toEqual(["error target-unreachable"]);
  });

  it("does not begin to answer is 504, and found", async () => {
    const proxy = await standBefore(await serve(() => undefined), { timeoutMs: 50 });

    const answer = await fetch(`${proxy.origin}/pets`);

    expect(answer.status).toBe(504);
    expect(await seen(proxy)).toEqual(["error target-silent"]);
  });

  it("speaks another protocol is 502", async () => {
    const server = createServer((socket) => socket.end("SSH-2.0-x\r\n"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const proxy = await standBefore(new URL(`http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`));

    const answer = await fetch(`${proxy.origin}/pets`);

    expect(answer.status).toBe(502);
    expect(await answer.text()).toContain("what came back is not HTTP/1.1");
    server.close();
  });

  it("answers with a status that cannot be passed on is 502, and the proxy stays", async () => {
    const server = createServer((socket) => socket.on("data", () => socket.end("HTTP/1.1 099 Odd\r\nContent-Length: 0\r\n\r\n")));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const proxy = await standBefore(new URL(`http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`));

    const first = await fetch(`${proxy.origin}/pets`);
    const second = await fetch(`${proxy.origin}/pets`);

    expect([first.status, second.status]).toEqual([502, 502]);
    server.close();
  });

  it("dies midway leaves its client with a broken answer, not with a short one", async () => {
    const target = await serve((request, response) => {
      response.writeHead(200, json).write("[");
      setTimeout(() => request.socket.destroy(), 20);
    });
    const proxy = await standBefore(target);

    await expect(fetch(`${proxy.origin}/pets`).then((answer) => answer.text())).rejects.toThrow();

    expect(await seen(proxy)).toEqual(["error answer-cut-short"]);
  });

  it("closed a connection that idled is asked once more", async () => {
    let connections = 0;
    const target = await serve(
      (_request, response) => response.writeHead(200, json).end("[]"),
      (server) => {
        server.keepAliveTimeout = 0;
        server.on("connection", (socket) => {
          connections += 1;
          socket.on("data", () => setTimeout(() => socket.destroy(), 30));
        });
      },
    );
    const proxy = await standBefore(target);

    const first = await fetch(`${proxy.origin}/pets`);
    await first.text();
    await new Promise((resolve) => setTimeout(resolve, 60));
    const second = await fetch(`${proxy.origin}/pets`);

    expect([first.status, second.status]).toEqual([200, 200]);
    expect(connections).toBe(2);
  });
});

describe("a client that", () => {
  it("goes away takes its request along, and nobody is at fault", async () => {
    let gone = false;
    const target = await serve((request, response) => {
      response.writeHead(200, json).write("[");
      request.socket.on("close", () => (gone = true));
    });
    const proxy = await standBefore(target);
    const leaving = new AbortController();

    await fetch(`${proxy.origin}/pets`, { signal: leaving.signal });
    leaving.abort();

    await until(() => gone);
    expect(proxy.ledger.entries).toEqual([]);
  });

  it.each([
    ["sends no HTTP", "hello\r\n\r\n", 400],
    ["sends headers without end", `GET / HTTP/1.1\r\nX: ${"x".repeat(70_000)}\r\n\r\n`, 431],
    ["wants a tunnel to somewhere", "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n", 405],
  ])("%s is refused in words", async (_what, bytes, status) => {
    const proxy = await standBefore(await serve((_request, response) => response.end()));

    const answer = await raw(proxy.origin, bytes);

    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} [\\s\\S]*application/problem\\+json`));
  });
});
