import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../contract/model.ts";
import { createMock } from "../../mock/index.ts";

const schema: JsonObject = { type: "object", required: ["n"], properties: { n: { type: "integer" }, file: { type: "string", format: "binary" } } };
const types = ["application/json", "multipart/form-data", "application/x-www-form-urlencoded", "application/xml", "application/x-ndjson", "text/event-stream"];
const document: JsonObject = {
  openapi: "3.1.0",
  info: { title: "T", version: "1" },
  paths: {
    "/check": {
      post: {
        requestBody: { required: true, content: Object.fromEntries(types.map((type) => [type, { schema }])) },
        responses: { 204: { description: "Fine." } },
      },
    },
  },
};
const mock = createMock({ apis: [{ id: "v", document }] });
const send = (type: string, body: string) => mock.fetch("/check", { method: "POST", headers: { "Content-Type": type }, body: new TextEncoder().encode(body) });
const form = "multipart/form-data; boundary=b";
const part = (head: string, content = "1") => `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;

describe("a body", () => {
  it.each([
    ["application/json", '{"n":1}'],
    [form, `${part('name="n"')}${part('name="file"; filename="a.bin"', "\0")}--b--`],
    ["application/x-www-form-urlencoded", "n=1"],
    ["application/xml", "<x><n>1</n></x>"],
    ["application/x-ndjson", '{"n":1}\n{"n":2}\n'],
    ["text/event-stream", 'data: {"n":1}\n\n'],
  ])("of type %s is taken", async (type, body) => {
    expect((await send(type, body)).status).toBe(204);
  });

  it.each([
    ["application/json", '{"n":1.5}', "/n"],
    [form, `${part('name="n"', "one")}--b--`, "/n"],
    ["application/x-www-form-urlencoded", "n=one", "/n"],
    ["application/xml", "<x><n>one</n></x>", "/n"],
    ["application/x-ndjson", '{"n":1}\n{"n":"two"}\n', "/1/n"],
    ["text/event-stream", 'data: {"n":1}\n\ndata: {}\n\n', "/1/n"],
  ])("of type %s that breaks the schema is refused with the place: %j", async (type, body, at) => {
    const response = await send(type, body);

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ type: "/_specimen/problems/invalid-request", violations: [{ in: "body", at }] });
  });

  it.each([
    ["application/json", '{"n":1', /not JSON/],
    ["application/json", '{"n":1}{', /not JSON/],
    [form, part('name="n"'), /not finished/],
    [form, "--b\r\n", /not finished/],
    [form, "--c--", /initial boundary/],
    [form, `${part("filename=x")}--b--`, /no name/],
    ["multipart/form-data", "--b--", /no boundary/],
    ["application/x-www-form-urlencoded", "n=%E0%A4%A", /percent escape/],
    ["application/xml", "<x><n>1</n>", /<x> is not closed/],
    ["application/xml", '<!DOCTYPE x [<!ENTITY a "1">]><x><n>&a;</n></x>', /document types/],
    ["application/x-ndjson", '{"n":1}\n{"n"', /line 2 is not JSON/],
    ["text/event-stream", "data: {", /event 1 is not JSON/],
  ])("of type %s that cannot be read is answered at once, with the reason: %j", async (type, body, why) => {
    const response = await send(type, body);

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ type: "/_specimen/problems/unreadable-body", detail: expect.stringMatching(why) });
  });
});
