import { describe, expect, it } from "vitest";
import { type BodyOutcome, type OtherMediaTypes, readBody } from "./body.ts";
import { compile } from "./compile.ts";
import { loadDocument } from "./load.ts";
import type { Json, JsonObject } from "./model.ts";

interface Sent {
  readonly type?: string;
  readonly other?: OtherMediaTypes;
  readonly required?: boolean;
}

async function read(
  content: JsonObject | undefined,
  body: string | Uint8Array,
  { type, other = "unreadable", required = true }: Sent = {},
): Promise<BodyOutcome> {
  const operation: JsonObject = content === undefined ? {} : { requestBody: { required, content } };
  const contract = compile("test", await loadDocument({ openapi: "3.1.0", info: {}, paths: { "/a": { post: operation } } }));
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  return readBody(contract, contract.operations[0]?.body, type, bytes, other);
}

const schema: Json = { type: "object", required: ["n"], properties: { n: { type: "integer" } } };
const json: JsonObject = { "application/json": { schema } };
const form: JsonObject = { "application/x-www-form-urlencoded": { schema } };
const multipart: JsonObject = { "multipart/form-data": { schema } };

describe("a body is read by its media type", () => {
  it.each<[string, JsonObject, string, string, unknown]>([
    ["JSON", json, "application/json", '{"n":1}', { n: 1 }],
    ["JSON with a charset and in capitals", json, "Application/JSON; charset=utf-8", '{"n":1}', { n: 1 }],
    ["JSON after a byte order mark", json, "application/json", '\uFEFF{"n":1}', { n: 1 }],
    ["a kind of JSON under a range", { "application/*": { schema } }, "application/merge-patch+json", '{"n":1}', { n: 1 }],
    ["a form", form, "application/x-www-form-urlencoded", "n=1", { n: 1 }],
    ["multipart", multipart, "multipart/form-data; boundary=b", '--b\r\nContent-Disposition: form-data; name="n"\r\n\r\n1\r\n--b--', { n: 1 }],
    ["text", { "text/*": {} }, "text/csv", "a,é", "a,é"],
    ["bytes", { "*/*": {} }, "image/png", "\u0000", new Uint8Array([0])],
    [
      "the most precise of several",
      { "*/*": { schema: false }, "application/json": { schema }, "application/*": { schema: false } },
      "application/json",
      '{"n":1}',
      { n: 1 },
    ],
  ])("%s", async (_what, content, type, body, value) => {
    expect(await read(content, body, { type })).toEqual({ kind: "read", value, violations: [] });
  });

  it("and judged, every violation at once", async () => {
    const outcome = await read({ "application/json": { schema: { properties: { a: { type: "string" }, b: { minimum: 1 } } } } }, '{"a":1,"b":0}', {
      type: "application/json",
    });
    expect(outcome).toMatchObject({
      kind: "read",
      violations: [
        { in: "body", at: "/a", keyword: "type" },
        { in: "body", at: "/b", keyword: "minimum" },
      ],
    });
  });

  it("and integers beyond 2^53 arrive exactly", async () => {
    expect(await read(json, '{"n":9007199254740993}', { type: "application/json" })).toEqual({ kind: "read", value: { n: 9007199254740993n }, violations: [] });
  });

  it("and millions of wrong items are refused in well under a second", async () => {
    const body = new TextEncoder().encode(`[${"1,".repeat(2_499_999)}1]`);
    const started = performance.now();
    const outcome = await read({ "application/json": { schema: { type: "array", items: { type: "string" } } } }, body, { type: "application/json" });
    expect(performance.now() - started).toBeLessThan(1000);
    expect(outcome).toMatchObject({ kind: "read", violations: [{ at: "/0", expected: "type string", found: "1" }] });
  });
});

describe("an unreadable body", () => {
  it.each<[string, JsonObject, string, string | Uint8Array, RegExp]>([
    ["truncated JSON", json, "application/json", '{"n":', /not JSON/],
    ["too deep JSON", json, "application/json", "[".repeat(600), /deeper than/],
    ["JSON in another encoding", json, "application/json", new Uint8Array([0xff, 0xfe, 0x7b, 0]), /UTF-8/],
    ["a form with a broken escape", form, "application/x-www-form-urlencoded", "n=%zz", /percent escape/],
    ["multipart without a boundary", multipart, "multipart/form-data", "--b--", /boundary/],
    ["text that is not UTF-8", { "text/plain": {} }, "text/plain", new Uint8Array([0xff]), /UTF-8/],
  ])("%s is told from an invalid one", async (_what, content, type, body, why) => {
    expect(await read(content, body, { type })).toMatchObject({ kind: "unreadable", why: expect.stringMatching(why) as string });
  });
});

describe("a media type that is not documented", () => {
  it.each([
    ["text/plain", "expected Content-Type application/json, found text/plain"],
    [undefined, "expected Content-Type application/json, found none"],
    ["nonsense", "expected Content-Type application/json, found nonsense"],
  ])("%s is unsupported", async (type, why) => {
    expect(await read(json, "{}", type === undefined ? {} : { type })).toEqual({ kind: "unsupported", why });
  });

  it("is read as JSON where the API does so", async () => {
    expect(await read(json, '{"n":1}', { type: "text/plain", other: "json" })).toMatchObject({ kind: "read", value: { n: 1 } });
    expect(await read(json, '{"n":1}', { other: "json" })).toMatchObject({ kind: "read", value: { n: 1 } });
    expect(await read(json, "n=1", { type: "text/plain", other: "json" })).toMatchObject({ kind: "unreadable" });
  });

  it("is unsupported even there, where no JSON is documented", async () => {
    expect(await read(form, '{"n":1}', { type: "application/json", other: "json" })).toMatchObject({ kind: "unsupported" });
  });
});

describe("no bytes at all", () => {
  it.each<[string, JsonObject, Sent, unknown, string[]]>([
    ["are a missing body where one is required", json, {}, undefined, ["required"]],
    ["are a missing body, whatever the media type says", json, { type: "text/plain" }, undefined, ["required"]],
    ["are nothing where none is required", json, { required: false }, undefined, []],
    ["are a form without fields", form, {}, {}, ["required"]],
    ["are no form where another media type is documented too", { ...form, ...json }, {}, undefined, ["required"]],
  ])("%s", async (_what, content, sent, value, keywords) => {
    const outcome = await read(content, "", sent);
    expect(outcome).toMatchObject({ kind: "read", value });
    expect(outcome.kind === "read" && outcome.violations.map(({ keyword }) => keyword)).toEqual(keywords);
  });
});

describe("an operation without a body", () => {
  it("ignores what is sent", async () => {
    expect(await read(undefined, "{broken", { type: "application/json" })).toEqual({ kind: "read", value: undefined, violations: [] });
  });
});
