import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../contract/model.ts";
import { createMock } from "../../mock/index.ts";

const thing: JsonObject = { type: "object", required: ["n"], properties: { n: { type: "integer", minimum: 3, maximum: 3 } }, xml: { name: "thing" } };

async function answer(range: string, media: JsonObject, openapi = "3.1.0"): Promise<[number, string | null, Uint8Array]> {
  const responses = { 200: { description: "Fine.", content: { [range]: media } } };
  const document = { openapi, info: { title: "T", version: "1" }, paths: { "/check": { get: { responses } } } };
  const response = await createMock({ apis: [{ id: "v", document }] }).fetch("/check");
  return [response.status, response.headers.get("content-type"), new Uint8Array(await response.arrayBuffer())];
}

const text = async (range: string, media: JsonObject, openapi?: string) => {
  const [status, type, bytes] = await answer(range, media, openapi);
  return [status, type, new TextDecoder().decode(bytes)];
};

describe("a documented answer is served", () => {
  it.each<[string, JsonObject, string]>([
    ["text/event-stream", { schema: thing }, 'data: {"n":3}\n\ndata: {"n":3}\n\n'],
    ["text/event-stream", { schema: { type: "string" }, example: "event: tick\ndata: 1\n\n" }, "event: tick\ndata: 1\n\n"],
    ["text/event-stream", { schema: thing, example: 'data: {"n":3}\n\n' }, 'data: {"n":3}\n\n'],
    ["application/x-ndjson", { schema: thing }, '{"n":3}\n{"n":3}\n'],
    ["application/jsonl", { schema: { type: "array", items: thing, minItems: 1, maxItems: 1 } }, '{"n":3}\n'],
    ["application/json-seq", { schema: thing }, '\u001e{"n":3}\n\u001e{"n":3}\n'],
    ["application/xml", { schema: thing }, '<?xml version="1.0" encoding="UTF-8"?>\n<thing><n>3</n></thing>\n'],
    [
      "application/xml",
      { schema: thing, example: "<thing><n>3</n><more/></thing>" },
      '<?xml version="1.0" encoding="UTF-8"?>\n<thing><n>3</n><more/></thing>\n',
    ],
    ["application/xml", { schema: { type: "string" }, example: "<a/>" }, "<a/>"],
    ["text/plain", { schema: { const: 42 } }, "42"],
    ["text/csv", { schema: { type: "string" }, example: "a,b\n1,2\n" }, "a,b\n1,2\n"],
    ["application/x-www-form-urlencoded", { schema: thing }, "n=3"],
    ["application/octet-stream", { schema: { type: "string", const: "bytes" } }, "bytes"],
    ["image/svg+xml", {}, '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'],
  ])("as %s for %j", async (range, media, body) => {
    expect(await text(range, media)).toEqual([200, range, body]);
  });

  it("as events of OpenAPI 3.2", async () => {
    const itemSchema: JsonObject = { type: "object", required: ["event", "data"], properties: { event: { const: "tick" }, data: { const: "now" } } };

    expect(await text("text/event-stream", { itemSchema }, "3.2.0")).toEqual([
      200,
      "text/event-stream",
      "event: tick\ndata: now\n\nevent: tick\ndata: now\n\n",
    ]);
  });

  it("as multipart, with the boundary that its parts are cut by", async () => {
    const [status, type, body] = await text("multipart/form-data", { schema: thing });

    expect([status, type]).toEqual([200, "multipart/form-data; boundary=specimen-boundary-0"]);
    expect(body).toBe('--specimen-boundary-0\r\nContent-Disposition: form-data; name="n"\r\n\r\n3\r\n--specimen-boundary-0--\r\n');
  });

  it.each(["image/png", "image/*"])("as a picture that can be opened, for %s", async (range) => {
    const [status, type, bytes] = await answer(range, { schema: { type: "string", format: "binary" } });

    expect([status, type, [...bytes.slice(0, 4)]]).toEqual([200, "image/png", [0x89, 0x50, 0x4e, 0x47]]);
  });

  it("as JSON where any type will do", async () => {
    expect(await text("*/*", { schema: thing })).toEqual([200, "application/json", '{"n":3}']);
  });
});
