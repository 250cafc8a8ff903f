/** Good and bad requests over connections that behave badly. */
import { describe, expect, it } from "vitest";
import { plain } from "../fuzz/wire-call.ts";
import { json, limitBytes, read, request, serve, writes } from "./fixture.ts";

const { ask, send, state } = serve();

const body = '{"data":{"type":"services","attributes":{"name":"x"}}}';
const bytes = (text: string): Buffer => Buffer.from(text, "latin1");

describe("a connection", () => {
  it("is used again after refusals", async () => {
    const refused = [
      request([...writes.datadog, json], "{"),
      request(["GET /nowhere HTTP/1.1", "Host: localhost"]),
      request(["GET /datadog-services/api/v2/services HTTP/1.1", "Host: localhost"]),
    ];

    const { answers, ended } = await send({ ...plain(refused.join("") + request(read)), heads: [false, false, false, false] });

    expect(answers.map(({ status }) => status)).toEqual([400, 404, 401, 200]);
    expect(ended).toBe(false);
  });

  it("that is half closed still gets its answer, and its end", async () => {
    const { answers, ended } = await send({ ...plain(request(read)), ending: "half-close" });

    expect(answers.map(({ status }) => status)).toEqual([200]);
    expect(ended).toBe(true);
  });

  it("on which nothing is said ends with the sender", async () => {
    const { answers, ended } = await send({ ...plain(""), ending: "half-close" });

    expect(answers).toEqual([]);
    expect(ended).toBe(true);
  });

  it("that brings its request byte by byte is served", async () => {
    const pieces = [...bytes(request([...writes.datadog, json], body))].map((byte) => Buffer.from([byte]));

    const { answers } = await send({ pieces, gapMs: 0, ending: "wait", heads: [false] });

    expect(answers.map(({ status }) => status)).toEqual([201]);
  });

  it("that takes its time does not keep others waiting", async () => {
    const head = request([...writes.datadog, json, `Content-Length: ${body.length}`]);
    let slowDone = false;
    const slow = Promise.all(
      Array.from({ length: 50 }, () =>
        send({ pieces: [bytes(head.slice(0, 20)), bytes(head.slice(20)), bytes(body)], gapMs: 400, ending: "wait", heads: [false] }),
      ),
    ).finally(() => {
      slowDone = true;
    });

    const quick = await ask(read);
    const quickWasFirst = !slowDone;

    expect(quick.status).toBe(200);
    expect(quickWasFirst).toBe(true);
    expect((await slow).map(({ answers }) => answers[0]?.status)).toEqual(Array.from({ length: 50 }, () => 201));
  });
});

describe("an upload", () => {
  it.each([
    ["with its length", request([...writes.datadog, json, `Content-Length: ${body.length + 1}`], body)],
    ["in chunks", request([...writes.datadog, json, "Transfer-Encoding: chunked"], `${body.length.toString(16)}\r\n${body}\r\n`)],
  ])("that is broken off changes nothing: %s", async (_title, text) => {
    const before = await state();

    await send({ pieces: [bytes(text), Buffer.alloc(0)], gapMs: 50, ending: "abort", heads: [] });
    const after = await ask(read);

    expect(after.status).toBe(200);
    expect(await state()).toBe(before);
  });

  it("that asks first is told to go on", async () => {
    const { answers, interim } = await send({
      ...plain(""),
      pieces: [bytes(request([...writes.datadog, json, "Expect: 100-continue", `Content-Length: ${body.length}`])), bytes(body)],
      gapMs: 50,
    });

    expect(interim).toEqual([100]);
    expect(answers.map(({ status }) => status)).toEqual([201]);
  });

  it("over the limit that asks first is refused, and not told to go on", async () => {
    const { answers, interim } = await send(plain(request([...writes.datadog, json, "Expect: 100-continue", `Content-Length: ${limitBytes + 1}`])));

    expect(interim).toEqual([]);
    expect(answers.map(({ status }) => status)).toEqual([413]);
  });

  it.each([
    ["with its length", ["Content-Length: 8000000"], ""],
    ["in chunks", ["Transfer-Encoding: chunked"], "7a1200\r\n"],
  ])("over the limit gets its answer while it goes on, not a reset connection: %s", async (_title, framing, start) => {
    const piece = Buffer.alloc(500_000, " ");
    const pieces = [bytes(request([...writes.datadog, json, ...framing], start)), ...Array.from({ length: 6 }, () => piece)];

    const { answers, ended, error } = await send({ pieces, gapMs: 30, ending: "wait", heads: [false] });

    expect(answers.map(({ status }) => status)).toEqual([413]);
    expect({ ended, error }).toEqual({ ended: false, error: undefined });
  });

  it("over the limit has one answer also where the sender gives up in the middle", async () => {
    const { answers, rest } = await send({ ...plain(request([...writes.datadog, json, "Content-Length: 8000000"], "{")), ending: "half-close" });

    expect(answers.map(({ status }) => status)).toEqual([413]);
    expect(rest.length).toBe(0);
  });
});
