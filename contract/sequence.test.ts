import { describe, expect, it } from "vitest";
import { encodeBody } from "./body-encode.ts";
import type { JsonObject } from "./model.ts";
import { posted, read, received, textOf } from "./posted.fixture.ts";

const item: JsonObject = { type: "object", required: ["n"], properties: { n: { type: "integer" } } };
const items = [{ n: 1 }, { n: 2 }];

describe("a stream of JSON", () => {
  it.each([
    ["application/x-ndjson", '{"n":1}\n{"n":2}\n'],
    ["application/jsonl", '{"n":1}\n{"n":2}\n'],
    ["application/json-seq", '\u001e{"n":1}\n\u001e{"n":2}\n'],
    ["application/geo+json-seq", '\u001e{"n":1}\n\u001e{"n":2}\n'],
  ])("of type %s goes out item by item and comes back", (range, text) => {
    for (const target of [posted(range, item), posted(range, undefined, {}, { itemSchema: item }), posted(range, { type: "array", items: item })]) {
      expect(textOf(target, items)).toBe(text);
      expect(received(target, items)).toEqual({ kind: "read", value: items, violations: [] });
    }
  });

  it("is judged item by item, with the place of each", () => {
    expect(read(posted("application/jsonl", item), '{"n":1}\r\n\r\n{"n":"x"}\n{}', "application/jsonl")).toMatchObject({
      violations: [
        { at: "/1/n", keyword: "type", rule: "/paths/~1x/post/requestBody/content/application~1jsonl/schema/properties/n/type" },
        { at: "/2/n", keyword: "required" },
      ],
    });
  });

  it("that the schema calls text stays text", () => {
    expect(read(posted("application/jsonl", { type: "string" }), "{", "application/jsonl")).toMatchObject({ value: "{", violations: [] });
  });

  it.each([
    ["application/jsonl", '{"n":1}\n{"n":', /^line 2 is not JSON/],
    ["application/json-seq", '{"n":1}', /does not begin with a record separator/],
    ["application/json-seq", '\u001e{"n":1}\n\u001e{"n"', /^record 2 is not JSON/],
    ["application/jsonl", "[".repeat(1000), /^line 1 is nested deeper/],
    ["application/jsonl", "1\n".repeat(100_001), /more than 100000 items/],
    ["text/event-stream", "data: {", /^the data of event 1 is not JSON/],
  ])("of type %s that holds %j cannot be read", (range, text, why) => {
    expect(read(posted(range, item), text, range)).toEqual({ kind: "unreadable", why: expect.stringMatching(why) });
  });
});

describe("server-sent events", () => {
  const event: JsonObject = {
    type: "object",
    required: ["data"],
    properties: { data: { type: "string" }, event: { type: "string" }, retry: { type: "integer" } },
  };

  it("are their fields where the schema speaks of fields", () => {
    const target = posted("text/event-stream", undefined, {}, { itemSchema: event });
    const sent = [{ event: "tick", data: "a\nb", retry: 10 }, { data: "" }];
    expect(textOf(target, sent)).toBe("event: tick\ndata: a\ndata: b\nretry: 10\n\ndata: \n\n");
    expect(received(target, sent)).toEqual({ kind: "read", value: sent, violations: [] });
  });

  it("are the JSON of their data otherwise", () => {
    const target = posted("text/event-stream", item);
    expect(textOf(target, items)).toBe('data: {"n":1}\n\ndata: {"n":2}\n\n');
    expect(read(target, ': hello\r\n\r\nid: 1\r\ndata:{"n":\r\ndata: 1}\r\n\r\n', "text/event-stream; charset=utf-8")).toMatchObject({
      value: [{ n: 1 }],
      violations: [],
    });
  });

  it("hold typed data", () => {
    const target = posted("text/event-stream", { type: "object", properties: { data: item } });
    expect(received(target, [{ data: { n: 1 } }])).toMatchObject({ value: [{ data: { n: 1 } }], violations: [] });
  });

  it("stay text where the schema says so", () => {
    expect(textOf(posted("text/event-stream", { type: "string" }), "data: x\n\n")).toBe("data: x\n\n");
  });
});

describe("examples of media types whose values are not text", () => {
  it.each([
    ["application/jsonl", '{"n":1}\n', [{ n: 1 }]],
    ["application/jsonl", { n: 1 }, [{ n: 1 }]],
    ["application/xml", '<x a="1"><n>1</n></x>', { n: 1, a: "1" }],
    ["application/xml", "<x", "<x"],
    ["application/json", '{"n":1}', '{"n":1}'],
  ])("are read where they are given as text: %s %j", (range, example, value) => {
    const { mediaType } = posted(range, { ...item, xml: { name: "x" } }, {}, { example });
    expect(mediaType.examples.get("example")).toEqual(value);
  });
});

describe("text", () => {
  it.each([
    [{ type: "integer" }, "12", 12, []],
    [{ type: "boolean" }, "true", true, []],
    [{ type: "string" }, "12", "12", []],
    [{ type: "integer" }, "twelve", "twelve", [{ at: "", keyword: "type", expected: "type integer", found: '"twelve"' }]],
    [{ type: "object" }, "{}", "{}", [{ at: "", keyword: "type", expected: "type object" }]],
  ])("is typed by its schema: %j %s", (schema, text, value, violations) => {
    expect(read(posted("text/plain", schema), text, "text/plain")).toMatchObject({ kind: "read", value, violations });
  });

  it("of an unknown charset is unreadable", () => {
    expect(read(posted("text/plain", {}), "a", "text/plain; charset=klingon")).toMatchObject({ kind: "unreadable", why: "the body cannot be read as klingon" });
  });
});

describe("a media type of somebody's own", () => {
  it("is read as JSON where its schema describes no bytes, else as bytes", () => {
    expect(read(posted("application/vnd.x", item), '{"n":1}', "application/vnd.x")).toMatchObject({ value: { n: 1 }, violations: [] });
    expect(read(posted("application/vnd.x", { type: "string" }), "{", "application/vnd.x")).toMatchObject({ value: new Uint8Array([0x7b]), violations: [] });
    expect(encodeBody(posted("image/png", { type: "string", format: "binary" }).mediaType, Uint8Array.of(1)).bytes).toEqual(Uint8Array.of(1));
  });
});
