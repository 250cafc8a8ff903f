import type { IncomingMessage } from "node:http";
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { announcesBody, type Incoming, readBytes } from "./read-body.ts";

/** As much of an incoming message as is read here. */
function incoming(headers: Record<string, string>) {
  const stream = new PassThrough();
  const message = Object.assign(stream, { headers }) as unknown as IncomingMessage;
  const outcomes: Incoming[] = [];
  readBytes(message, 10, (outcome) => outcomes.push(outcome));
  return { stream, outcomes, kinds: () => outcomes.map(({ kind }) => kind) };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
const chunked = { "transfer-encoding": "chunked" };

describe("the bytes of a message", () => {
  it.each<[string, Record<string, string>, boolean]>([
    ["a length", { "content-length": "3" }, true],
    ["a length of zero", { "content-length": "0" }, true],
    ["chunks", chunked, true],
    ["neither", {}, false],
  ])("are announced by %s", (_case, headers, expected) => {
    expect(announcesBody({ headers } as unknown as IncomingMessage)).toBe(expected);
  });

  it.each([{}, { "content-length": "0" }])("are none, at once, with headers %j", (headers) => {
    const { outcomes } = incoming(headers);

    expect(outcomes).toEqual([{ kind: "whole", bytes: new Uint8Array() }]);
  });

  it("are put together from their chunks, up to the very limit", async () => {
    const { stream, outcomes } = incoming(chunked);
    for (const chunk of ["ab", "cdefg", "hij"]) stream.write(chunk);
    stream.end();
    await settle();

    expect(outcomes.map((one) => one.kind === "whole" && Buffer.from(one.bytes).toString())).toEqual(["abcdefghij"]);
  });

  it("are refused by their announced length before one is read", () => {
    const { kinds } = incoming({ "content-length": "11" });

    expect(kinds()).toEqual(["too-large"]);
  });

  it("are refused once, by the chunk that goes beyond the limit", async () => {
    const { stream, kinds } = incoming(chunked);
    stream.write("0123456789");
    await settle();
    expect(kinds()).toEqual([]);

    stream.write("x");
    stream.end("more");
    await settle();

    expect(kinds()).toEqual(["too-large"]);
  });

  it.each<[string, (stream: PassThrough) => void]>([
    ["an error", (stream) => stream.destroy(new Error("reset"))],
    ["a close", (stream) => stream.destroy()],
  ])("that end in %s before they are whole are told once", async (_case, end) => {
    const { stream, kinds } = incoming({ "content-length": "9" });
    stream.write("half");
    end(stream);
    await settle();

    expect(kinds()).toEqual(["aborted"]);
  });
});
