import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBody } from "./body.ts";
import { encodeBody } from "./body-encode.ts";
import type { JsonObject } from "./model.ts";
import { type Posted, posted } from "./posted.fixture.ts";

const schema: JsonObject = {
  type: "object",
  properties: {
    n: { type: "integer" },
    list: { type: "array", items: { type: "object", properties: { a: { type: "string" } } } },
    deep: { type: "object", additionalProperties: { type: "number" } },
  },
};
const valid = { n: 1, list: [{ a: "x" }, { a: "é" }], deep: { one: 1.5 } };
const encoding: JsonObject = { deep: { style: "deepObject", explode: true } };
const ranges = [
  "application/json",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "multipart/mixed",
  "application/xml",
  "application/jsonl",
  "application/json-seq",
  "text/event-stream",
  "text/plain",
  "application/vnd.own",
];

function outcomeOf({ contract, body }: Posted, contentType: string, bytes: Uint8Array): string {
  return readBody(contract, body, contentType, bytes, "unreadable").kind;
}

function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe.each(ranges)("a body of type %s", (range) => {
  const target = posted(range, schema, encoding);
  const whole = encodeBody(target.mediaType, range.includes("json") && !range.endsWith("json") ? [valid] : valid, target.contract.document);
  const contentType = range === "multipart/mixed" ? "multipart/mixed; boundary=specimen-boundary-0" : whole.contentType;

  it("is read or called unreadable, wherever it is cut or changed", () => {
    const change = fc.record({ at: fc.nat(whole.bytes.length), bytes: fc.uint8Array({ maxLength: 4 }), dropped: fc.nat(6) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        let bytes: Uint8Array = whole.bytes;
        for (const { at, bytes: added, dropped } of changes) bytes = Uint8Array.of(...bytes.slice(0, at), ...added, ...bytes.slice(at + dropped));
        expect(["read", "unreadable"]).toContain(outcomeOf(target, contentType, bytes));
      }),
      { numRuns: 150, seed: 7 },
    );
  });
});

const million = 1_000_000;
const repeated = (text: string, count = million): Uint8Array => new TextEncoder().encode(text.repeat(count));

describe("a huge body is read or refused within seconds", () => {
  it.each<[string, string, Uint8Array]>([
    ["a million fields", "application/x-www-form-urlencoded", repeated("a=1&")],
    [
      "a million different fields",
      "application/x-www-form-urlencoded",
      new TextEncoder().encode(Array.from({ length: million / 2 }, (_, at) => `deep[${at}]=1`).join("&")),
    ],
    ["a name nested a million times", "application/x-www-form-urlencoded", repeated("deep[a]")],
    ["a tag with a million attributes", "application/xml", new TextEncoder().encode(`<a ${'b="c" '.repeat(million)}`)],
    ["a tag of spaces", "application/xml", new TextEncoder().encode(`<a${" ".repeat(5 * million)}`)],
    ["a tag of one long name", "application/xml", new TextEncoder().encode(`<${"a".repeat(5 * million)}`)],
    ["a million tags that open", "application/xml", repeated("<a")],
    ["a million empty comments", "application/xml", repeated("<!---->")],
    ["a million lines", "application/jsonl", repeated("\n", 5 * million)],
    ["a million lines of data in one event", "text/event-stream", repeated("data: 1\n")],
    ["a million record separators", "application/json-seq", repeated("\u001e")],
    ["a million boundaries", "multipart/form-data; boundary=b", repeated("--b\r\n")],
  ])("%s", (_what, contentType, bytes) => {
    const target = posted(contentType.replace(/;.*/, ""), schema, encoding);
    let kind = "";
    const ms = cpuMs(() => {
      kind = outcomeOf(target, contentType, bytes);
    });
    expect(["read", "unreadable"]).toContain(kind);
    expect(ms).toBeLessThan(4_000);
  });
});
