import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeBody } from "./body-encode.ts";
import { parseJsonText } from "./json.ts";
import type { Json, JsonObject } from "./model.ts";
import { posted, received, textOf } from "./posted.fixture.ts";

const text = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("a b", "a,b", "a=b&c", "50%", "é+ü", "\r\n--x", "--specimen-boundary-0"));
const schema: Json = {
  type: "object",
  properties: {
    text: { type: "string" },
    count: { type: "integer" },
    share: { type: "number" },
    on: { type: "boolean" },
    tags: { type: "array", items: { type: "string" } },
    sizes: { type: "array", items: { type: "integer" } },
    joined: { type: "array", items: { type: "string" } },
    address: { type: "object", properties: { city: { type: "string" } } },
    list: { type: "array", items: { type: "object" } },
    document: {},
  },
};
const encoding: JsonObject = { joined: { style: "form", explode: false }, document: { contentType: "application/json" } };

/** Left out: empty arrays, which send no field, and commas in joined items, which separate. */
const fields = fc.record(
  {
    text,
    count: fc.maxSafeInteger(),
    share: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
    on: fc.boolean(),
    tags: fc.array(text, { minLength: 1, maxLength: 3 }),
    sizes: fc.array(fc.maxSafeInteger(), { minLength: 1, maxLength: 3 }),
    joined: fc.array(
      text.filter((value) => !value.includes(",")),
      { minLength: 1, maxLength: 3 },
    ),
    address: fc.record({ city: text }, { noNullPrototype: true }),
    list: fc.array(fc.record({ a: text, b: fc.boolean() }, { noNullPrototype: true }), { minLength: 1, maxLength: 3 }),
    document: fc
      .jsonValue()
      .map((value) => parseJsonText(JSON.stringify(value)))
      .filter((value) => value !== null),
    undeclared: text,
  },
  { requiredKeys: ["text"], noNullPrototype: true },
);

describe("encodeBody", () => {
  it("writes JSON that reads as the same value", () => {
    const target = posted("application/json", {});
    // What JSON itself loses, a minus before zero, is taken off first.
    const values = fc.jsonValue().map((value) => parseJsonText(JSON.stringify(value)));

    fc.assert(
      fc.property(values, (value) => {
        expect(received(target, value)).toEqual({ kind: "read", value, violations: [] });
      }),
      { numRuns: 100, seed: 7 },
    );
  });

  it("writes integers beyond 2^53 exactly", () => {
    const target = posted("application/vnd.x+json", {});

    expect(textOf(target, { id: 9007199254740993n, list: [2n ** 63n - 1n] })).toBe('{"id":9007199254740993,"list":[9223372036854775807]}');
    expect(received(target, { id: 9007199254740993n })).toMatchObject({ value: { id: 9007199254740993n } });
  });

  it.each(["application/x-www-form-urlencoded", "multipart/form-data"])("writes %s fields that read as the same values", (range) => {
    const target = posted(range, schema, encoding);

    fc.assert(
      fc.property(fields, (value) => {
        expect(received(target, value)).toEqual({ kind: "read", value, violations: [] });
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  it("writes form names and values escaped, and leaves null out", () => {
    const target = posted("application/x-www-form-urlencoded", {});

    expect(textOf(target, { "a b&": "c=d +", n: null, u: undefined, list: [1, null, 2] })).toBe("a%20b%26=c%3Dd%20%2B&list=1&list=2");
  });

  it("writes file parts whose bytes, type and name come back", async () => {
    const target = posted("multipart/form-data", {
      type: "object",
      properties: { photo: { type: "string", format: "binary" }, more: { type: "array", items: {} } },
    });
    const bytes = fc.uint8Array({ maxLength: 60 });

    await fc.assert(
      fc.asyncProperty(bytes, bytes, async (first, second) => {
        const photo = { bytes: first, mediaType: "image/png", fileName: "ä photo.png" };
        const outcome = received(target, { photo, more: [second] }) as { value: { photo: File; more: File[] } }; // Read as files, or the lines below fail.
        const [other] = outcome.value.more;
        expect([outcome.value.photo.name, outcome.value.photo.type, other?.name, other?.type]).toEqual([
          "ä photo.png",
          "image/png",
          "more",
          "application/octet-stream",
        ]);
        expect(new Uint8Array(await outcome.value.photo.arrayBuffer())).toEqual(first);
        expect(new Uint8Array((await other?.arrayBuffer()) ?? [])).toEqual(second);
      }),
      { numRuns: 50, seed: 7 },
    );
  });

  it("writes text of format binary as a file of the declared media type", () => {
    const properties: JsonObject = { photo: { $ref: "#/components/schemas/File" } };
    const target = posted("multipart/form-data", { type: "object", properties }, { photo: { contentType: "image/*, image/gif" } });

    expect(textOf(target, { photo: "GIF" })).toContain(
      'Content-Disposition: form-data; name="photo"; filename="photo"\r\nContent-Type: image/gif\r\n\r\nGIF\r\n',
    );
  });

  it("chooses a boundary that no part holds, the same for the same parts", () => {
    const { mediaType } = posted("multipart/form-data", {});

    const types = ["plain", "plain", "--specimen-boundary-0"].map((entry) => encodeBody(mediaType, { entry }).contentType);

    expect(types).toEqual([0, 0, 1].map((number) => `multipart/form-data; boundary=specimen-boundary-${number}`));
  });

  it("keeps quotes and line ends of a name inside its header", () => {
    const target = posted("multipart/form-data", {});

    expect(textOf(target, { 'a"\r\nX: y': "1" })).toContain('Content-Disposition: form-data; name="a%22%0D%0AX: y"\r\n\r\n1\r\n');
  });

  it("writes text and bytes as they are", () => {
    const bytes = Uint8Array.of(0, 255, 10);

    expect(received(posted("text/plain", { type: "string" }), "ä\n")).toEqual({ kind: "read", value: "ä\n", violations: [] });
    expect(received(posted("application/octet-stream", undefined), bytes)).toEqual({ kind: "read", value: bytes, violations: [] });
    expect(textOf(posted("text/csv", { type: "number" }), 12)).toBe("12");
  });

  it("sends no bytes for no value", () => {
    expect(encodeBody(posted("application/json", {}).mediaType, undefined)).toEqual({ contentType: "application/json", bytes: new Uint8Array() });
  });

  it.each([
    ["application/json; charset=utf-8", { a: 1 }, "application/json; charset=utf-8"],
    ["*/*", { a: 1 }, "application/json"],
    ["application/*", Uint8Array.of(1), "application/octet-stream"],
    ["application/*", 1, "application/json"],
    ["text/*", "a", "text/plain"],
    ["image/*", Uint8Array.of(1), "image/png"],
  ])("sends the range %s with %j as %s", (range, value, contentType) => {
    expect(encodeBody(posted(range, undefined).mediaType, value).contentType).toBe(contentType);
  });
});
