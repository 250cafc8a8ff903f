/** What is no HTTP/1.1 request, or one that the transport itself declines: answered as problem details. */
import { describe, expect, it } from "vitest";
import { plain } from "../fuzz/wire-call.ts";
import { credentials, json, read, request, serve, writes } from "./fixture.ts";

const problem = "application/problem+json";
const path = "/datadog-services/api/v2/services";

const { ask, send } = serve();

interface Row {
  readonly title: string;
  readonly bytes: string;
  readonly status: number;
  readonly phrase: string;
}

const closing: readonly Row[] = [
  { title: "a TLS hello", bytes: "\x16\x03\x01\x00\xc8\x01\x00\x00\xc4\x03\x03\r\n\r\n", status: 400, phrase: "not an HTTP/1.1 request" },
  { title: "an HTTP/2 preface", bytes: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", status: 400, phrase: "not an HTTP/1.1 request" },
  { title: "NUL bytes", bytes: "\0".repeat(64), status: 400, phrase: "not an HTTP/1.1 request" },
  { title: "another protocol", bytes: "EHLO localhost\r\n", status: 400, phrase: "not an HTTP/1.1 request" },
  { title: "an unknown method", bytes: request([`FOO ${path} HTTP/1.1`, ...credentials]), status: 400, phrase: "not an HTTP/1.1 request" },
  { title: "HTTP/3.0", bytes: request([`GET ${path} HTTP/3.0`, ...credentials]), status: 400, phrase: "not an HTTP/1.1 request" },
  { title: "raw bytes in the path", bytes: request([`GET ${path}/\xe2\x82\xac HTTP/1.1`, ...credentials]), status: 400, phrase: "not an HTTP/1.1 request" },
  { title: "a space in the path", bytes: request([`GET ${path}/a b HTTP/1.1`, ...credentials]), status: 400, phrase: "not an HTTP/1.1 request" },
  { title: "a NUL in a header", bytes: request([...read, "X-A: a\0b"]), status: 400, phrase: "not an HTTP/1.1 request" },
  {
    title: "both Content-Length and Transfer-Encoding",
    bytes: request([...writes.datadog, "Content-Length: 2", "Transfer-Encoding: chunked"], "{}"),
    status: 400,
    phrase: "HTTP/1.1",
  },
  {
    title: "two values of Content-Length",
    bytes: request([...writes.datadog, "Content-Length: 2", "Content-Length: 3"], "{}"),
    status: 400,
    phrase: "HTTP/1.1",
  },
  { title: "a negative Content-Length", bytes: request([...writes.datadog, "Content-Length: -1"], "{}"), status: 400, phrase: "HTTP/1.1" },
  { title: "a transfer encoding that is not chunked", bytes: request([...writes.datadog, "Transfer-Encoding: gzip"], "{}"), status: 400, phrase: "HTTP/1.1" },
  { title: "a chunk without a size", bytes: request([...writes.datadog, json, "Transfer-Encoding: chunked"], "zz\r\n{}\r\n"), status: 400, phrase: "HTTP/1.1" },
  { title: "no Host", bytes: request([`GET ${path} HTTP/1.1`, ...credentials.slice(1)]), status: 400, phrase: "The Host header is missing" },
  { title: "CONNECT", bytes: request(["CONNECT localhost:80 HTTP/1.1", "Host: localhost"]), status: 405, phrase: "no proxy" },
  {
    title: "a chunk extension of 20 KiB",
    bytes: request([...writes.datadog, "Transfer-Encoding: chunked"], `2;${"a".repeat(20_000)}\r\n{}\r\n`),
    status: 413,
    phrase: "chunk extensions",
  },
  { title: "a header of 20 KiB", bytes: request([...read, `X-Long: ${"x".repeat(20_000)}`]), status: 431, phrase: "16 KiB" },
  { title: "a path of 20 KiB", bytes: request([`GET ${path}?${"x".repeat(20_000)} HTTP/1.1`, ...credentials]), status: 431, phrase: "16 KiB" },
  { title: "10,000 headers", bytes: request([...read, ...Array.from({ length: 10_000 }, () => "a: b")]), status: 431, phrase: "16 KiB" },
];

describe("bytes that are no request", () => {
  it.each(closing)("are answered and the connection is closed: $title", async ({ bytes, status, phrase }) => {
    const { answers, ended, rest } = await send({ ...plain(bytes), ending: "half-close" });

    expect(answers.map((answer) => answer.status)).toEqual([status]);
    expect(answers[0]?.headers.get("content-type")).toBe(problem);
    expect(answers[0]?.headers.get("connection")).toBe("close");
    expect(JSON.parse(answers[0]?.body ?? "")).toMatchObject({ status, detail: expect.stringContaining(phrase) });
    expect(ended).toBe(true);
    expect(rest.length).toBe(0);
  });

  it("are answered where the sender closes its side in the middle of a body", async () => {
    const { answers } = await send({ ...plain(request([...writes.datadog, json, "Content-Length: 100"], "{")), ending: "half-close" });

    expect(answers.map(({ status }) => status)).toEqual([400]);
  });

  it("are answered after the requests before them, whose work is done", async () => {
    const created = request([...writes.datadog, json], '{"data":{"type":"services","attributes":{"name":"x"}}}');

    const { answers } = await send({ ...plain(`${created}\0\0\0\r\n\r\n`), ending: "half-close" });

    expect(answers.map(({ status }) => status)).toEqual([201, 400]);
  });

  it("are answered after a request before them that waits", async () => {
    const { answers } = await send({ ...plain(`${request([...read, "Prefer: wait=0.1"])}\0\0\0\r\n\r\n`), heads: [false, false] });

    expect(answers.map(({ status }) => status)).toEqual([200, 400]);
  });
});

describe("odd requests that can be read", () => {
  it.each([
    ["HTTP/1.0", request([`GET ${path} HTTP/1.0`, ...credentials])],
    ["HTTP/1.0 without Host", request([`GET ${path} HTTP/1.0`, ...credentials.slice(1)])],
    ["the absolute form of the target", request([`GET http://proxy.example${path} HTTP/1.1`, ...credentials])],
    ["an Upgrade that is not taken", request([...read, "Connection: Upgrade", "Upgrade: websocket"])],
    ["credentials behind 2,500 other headers", request([read[0] ?? "", ...Array.from({ length: 2500 }, () => "a:b"), ...credentials])],
  ])("are served: %s", async (_title, bytes) => {
    const { answers } = await send(plain(bytes));

    expect(answers.map(({ status }) => status)).toEqual([200]);
  });

  it("that expect what cannot be met are told so", async () => {
    const { status, type, body } = await ask([...read, "Expect: 200-ok"]);

    expect({ status, type }).toEqual({ status: 417, type: problem });
    expect(body).toContain("100-continue");
  });

  it.each(["*", "/unknown", "/__proto__", "/constructor"])("for %s, which no API has, get 404 and the prefixes that there are", async (target) => {
    const { status, type, body } = await ask([`OPTIONS ${target} HTTP/1.1`, "Host: localhost"]);

    expect({ status, type }).toEqual({ status: 404, type: problem });
    expect(body).toContain("/datadog-services, /pulumi-services");
  });

  it.each(["%E0%A4%A", "%", "unknown", "__proto__", "a/b"])("for the document %s get 404 and never a stack trace", async (id) => {
    const { status, type, body } = await ask([`GET /_specimen/contracts/${id} HTTP/1.1`, "Host: localhost"]);

    expect({ status, type }).toEqual({ status: 404, type: problem });
    expect(body).toContain("There is no such page");
    expect(body).not.toMatch(/\n\s+at /);
  });
});
