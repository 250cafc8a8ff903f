import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { petsMock } from "../pets.fixture.ts";
import type { Listening } from "./listen.ts";
import { converse } from "./sockets.fixture.ts";

let listening: Listening;
beforeAll(async () => {
  listening = await petsMock().listen({ port: 0 });
});
afterAll(() => listening.close(0));

const host = "Host: localhost\r\n";

describe("bytes that are no HTTP request", () => {
  it.each<[string, string, number]>([
    ["noise", "\u0000\u0001\u0002\r\n\r\n", 400],
    ["words", "hello there\r\n\r\n", 400],
    ["a TLS greeting", "\u0016\u0003\u0001\u0002\u0000\u0001", 400],
    ["a header without a colon", `GET / HTTP/1.1\r\n${host}nonsense\r\n\r\n`, 400],
    ["a header with a space before its colon", `GET / HTTP/1.1\r\n${host}X-A : 1\r\n\r\n`, 400],
    ["two lengths that differ", `POST / HTTP/1.1\r\n${host}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`, 400],
    ["a length and chunks", `POST / HTTP/1.1\r\n${host}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
    ["a negative length", `POST / HTTP/1.1\r\n${host}Content-Length: -1\r\n\r\n`, 400],
    ["a chunk of no size", `POST /v1/pets HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, 400],
    ["no Host", "GET / HTTP/1.1\r\n\r\n", 400],
    ["headers of 20 KiB", `GET / HTTP/1.1\r\n${host}X-A: ${"a".repeat(20_000)}\r\n\r\n`, 431],
    ["a request line of 20 KiB", `GET /${"a".repeat(20_000)} HTTP/1.1\r\n${host}\r\n`, 431],
    ["a tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n", 405],
  ])("(%s) are answered, and the connection is closed", async (_case, bytes, status) => {
    const said = await converse(listening.port, Buffer.from(bytes, "latin1"));

    expect(said).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(said).toMatch(/\r\nConnection: close\r\n/i);
  });

  it("are answered in problem details without a stack trace", async () => {
    const said = await converse(listening.port, "hello there\r\n\r\n");
    const [head = "", body = ""] = said.split("\r\n\r\n");

    expect(head).toContain("Content-Type: application/problem+json");
    expect(head).toContain(`Content-Length: ${body.length}`);
    expect(JSON.parse(body)).toEqual({
      type: "/_specimen/problems/bad-http",
      status: 400,
      title: "Bad Request",
      detail: "The bytes are not an HTTP/1.1 request.",
    });
  });

  it("leave the mock serving", async () => {
    await Promise.all(Array.from({ length: 20 }, () => converse(listening.port, "\u0000\r\n\r\n")));

    expect((await fetch(`${listening.origin}/v1/status`)).status).toBe(200);
  });
});

describe("odd bytes that are HTTP all the same", () => {
  it.each<[string, string, number]>([
    ["the absolute form of the target", `GET http://elsewhere.example/v1/status HTTP/1.1\r\n${host}Connection: close\r\n\r\n`, 200],
    ["the asterisk form", `OPTIONS * HTTP/1.1\r\n${host}Connection: close\r\n\r\n`, 404],
    ["an upgrade that is not offered", `GET /v1/status HTTP/1.1\r\n${host}Connection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n`, 200],
    ["an unknown method", `PROPFIND /v1/pets HTTP/1.1\r\n${host}Connection: close\r\n\r\n`, 405],
    ["an empty query", `GET /v1/status? HTTP/1.1\r\n${host}Connection: close\r\n\r\n`, 200],
    ["HTTP/1.0", "GET /v1/status HTTP/1.0\r\n\r\n", 200],
  ])("(%s) are served", async (_case, bytes, status) => {
    expect(await converse(listening.port, Buffer.from(bytes, "latin1"))).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  });

  it("are answered in order when they come in one piece", async () => {
    const one = `GET /v1/status HTTP/1.1\r\n${host}`;

    const said = await converse(listening.port, `${one}\r\n${one}Connection: close\r\n\r\n`);

    expect(said.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
  });
});
