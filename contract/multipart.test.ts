import { describe, expect, it } from "vitest";
import { UnreadableBody } from "./json.ts";
import type { JsonObject, MediaType, Violation } from "./model.ts";
import { decodeMultipart } from "./multipart.ts";

const part = (headers: string, content: string): string => `--b\r\n${headers}\r\n\r\n${content}\r\n`;
const field = (name: string, content: string): string => part(`Content-Disposition: form-data; name="${name}"`, content);
const end = "--b--\r\n";

function decode(body: string | Uint8Array, properties: JsonObject = {}, contentType = "multipart/form-data; boundary=b"): Record<string, unknown> {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const mediaType = { schema: { properties }, encoding: {} } as unknown as MediaType; // Nothing else is read.
  return decodeMultipart(bytes, contentType, mediaType, () => undefined).value as Record<string, unknown>; // Forms give objects.
}

describe("the parts of a multipart body", () => {
  it("are read by their schemas", () => {
    const body = field("n", "7") + field("tags", "1") + field("tags", "2") + field("o", '{"a":1}') + field("text", "é\r\n--x") + end;
    const properties = { n: { type: "integer" }, tags: { type: "array", items: { type: "integer" } }, o: { type: "object" } };
    expect(decode(body, properties)).toEqual({ n: 7, tags: [1, 2], o: { a: 1 }, text: "é\r\n--x" });
  });

  it("are text where they say so, else files", async () => {
    const named = (name: string, type: string): string => part(`Content-Disposition: form-data; name="${name}"\r\nContent-Type: ${type}`, "{}");
    const value = decode(named("json", "application/json") + named("csv", "text/csv; charset=utf-8") + named("png", "image/png") + end);
    expect(value).toMatchObject({ json: {}, csv: "{}" });
    expect(await (value["png"] as File).text()).toBe("{}");
    expect((value["png"] as File).type).toBe("image/png");
  });

  it("with a file name are files, byte for byte", async () => {
    const head = new TextEncoder().encode('--b\r\nContent-Disposition: form-data; name="f"; filename="../a.bin"\r\nContent-Type: text/plain\r\n\r\n');
    const value = decode(new Uint8Array([...head, 0xff, 0x00, 0x0d, 0x0a, ...new TextEncoder().encode(`\r\n${end}`)]));
    const file = value["f"] as File;
    expect(file.name).toBe("../a.bin");
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(new Uint8Array([0xff, 0x00, 0x0d, 0x0a]));
  });

  it("without names are items where the body is no form", () => {
    const body = part("Content-Type: text/plain", "x") + part("Content-Type: application/json", '{"a":1}') + end;
    expect(decode(body, {}, "multipart/mixed; boundary=b")).toEqual(["x", { a: 1 }]);
  });

  it("have names with the three characters that browsers escape", () => {
    expect(decode(field("a%22b%0D%0Ac%20", "1") + end)).toEqual({ 'a"b\r\nc%20': "1" });
  });

  it("cannot pollute a prototype", () => {
    const value = decode(field("__proto__", '{"polluted":true}') + end, {});
    expect(Object.keys(value)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it("may be a thousand, and be none", () => {
    expect(decode(field("a", "1").repeat(1000) + end)["a"]).toHaveLength(1000);
    expect(decode(end)).toEqual({});
  });
});

describe("a malformed multipart body is unreadable", () => {
  const whole = field("a", "1") + end;
  const latin = new Uint8Array([
    ...new TextEncoder().encode('--b\r\nContent-Disposition: form-data; name="a'),
    0xff,
    ...new TextEncoder().encode(`"\r\n\r\n1\r\n${end}`),
  ]);
  const broken = new Uint8Array([
    ...new TextEncoder().encode('--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n'),
    0xff,
    ...new TextEncoder().encode(`\r\n${end}`),
  ]);

  it.each<[string, string | Uint8Array, string, RegExp]>([
    ["no boundary", whole, "multipart/form-data", /names no boundary/],
    ["an empty boundary", whole, 'multipart/form-data; boundary=""', /names no boundary/],
    ["another boundary", whole, "multipart/form-data; boundary=c", /missing initial boundary/],
    ["no end", field("a", "1"), "multipart/form-data; boundary=b", /not finished/],
    ["an end inside a part", whole.slice(0, -10), "multipart/form-data; boundary=b", /not finished/],
    ["an end inside a part's headers", whole.slice(0, 20), "multipart/form-data; boundary=b", /not finished/],
    ["an end inside the boundary", "--", "multipart/form-data; boundary=b", /not finished/],
    ["JSON instead", '{"a":1}', "multipart/form-data; boundary=b", /missing initial boundary/],
    ["a part without a name", part("Content-Type: text/plain", "x") + end, "multipart/form-data; boundary=b", /a part has no name/],
    [
      "a part of broken JSON",
      part('Content-Disposition: form-data; name="a"\r\nContent-Type: application/json', "{") + end,
      "multipart/form-data; boundary=b",
      /not JSON/,
    ],
    ["1001 parts", field("a", "1").repeat(1001) + end, "multipart/form-data; boundary=b", /1000/],
    ["endless headers", part(`X: ${"x".repeat(100_000)}`, "1") + end, "multipart/form-data; boundary=b", /header size/],
    ["text that is not UTF-8", broken, "multipart/form-data; boundary=b", /not valid UTF-8/],
    ["headers that are not UTF-8", latin, "multipart/form-data; boundary=b", /not valid UTF-8/],
  ])("with %s", (_what, body, contentType, why) => {
    expect(() => decode(body, {}, contentType)).toThrow(UnreadableBody);
    expect(() => decode(body, {}, contentType)).toThrow(why);
  });
});

describe("the encoding of a part", () => {
  const encoding: JsonObject = { pic: { contentType: "image/png, image/*", headers: { "X-Id": { required: true, schema: { type: "string" } } } } };
  const judged = (headers: string): readonly Violation[] => {
    const body = new TextEncoder().encode(part(`Content-Disposition: form-data; name="pic"; filename="a"\r\n${headers}`, "x") + end);
    const mediaType = { schema: {}, encoding, pointer: "/m" } as unknown as MediaType; // Nothing else is read.
    return decodeMultipart(body, "multipart/form-data; boundary=b", mediaType, () => undefined).violations;
  };

  it("holds for a part that is as asked", () => {
    expect(judged("Content-Type: image/gif\r\nX-Id: 1")).toEqual([]);
  });

  it("names another media type and a missing header", () => {
    expect(judged("Content-Type: text/plain")).toEqual([
      {
        in: "body",
        at: "/pic",
        keyword: "contentType",
        rule: "/m/encoding/pic/contentType",
        expected: "a part of type image/png or image/*",
        found: "text/plain",
      },
      { in: "body", at: "/pic", keyword: "required", rule: "/m/encoding/pic/headers/X-Id", expected: "a header X-Id on the part", found: "nothing" },
    ]);
  });
});
