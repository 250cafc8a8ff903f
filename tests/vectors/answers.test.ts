import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../contract/model.ts";
import { createMock } from "../../mock/index.ts";

const json = (media: JsonObject): Json => ({ description: "A response.", content: { "application/json": media } });

function mockOf(openapi: string, responses: JsonObject) {
  const document = { openapi, info: { title: "T", version: "1" }, paths: { "/check": { get: { responses } } } };
  return createMock({ apis: [{ id: "v", document }] });
}

describe.each(["3.0.3", "3.1.0"])("answers of OpenAPI %s", (openapi) => {
  it.each([
    ["2XX", 200],
    ["2xx", 200],
    ["200", 200],
    ["default", 200],
    ["201", 201],
  ])("documented as %s are sent as %d", async (status, sent) => {
    const mock = mockOf(openapi, { [status]: json({ schema: { type: "object", required: ["a"], properties: { a: { type: "integer" } } } }) });

    const response = await mock.fetch("/check");

    expect([response.status, await response.json()]).toEqual([sent, { a: expect.any(Number) }]);
  });

  it.each<[Json, JsonObject]>([
    [0, { type: "integer" }],
    [false, { type: "boolean" }],
    ["", { type: "string" }],
    [{ list: [] }, { type: "object", properties: { list: { type: "array", items: {} } } }],
    [{}, { type: "object" }],
    [
      { n: 0, b: false, s: "" },
      { type: "object", properties: { n: { type: "integer" }, b: { type: "boolean" }, s: { type: "string" } } },
    ],
  ])("are the example, even %j", async (example, schema) => {
    for (const media of [{ schema, example }, { schema, examples: { only: { value: example } } }, { schema: { ...schema, example } }]) {
      const response = await mockOf(openapi, { 200: json(media) }).fetch("/check");
      expect([response.status, await response.json()]).toEqual([200, example]);
    }
  });

  it("are null where the example is", async () => {
    const schema: JsonObject = openapi === "3.1.0" ? { type: ["string", "null"] } : { type: "string", nullable: true };

    const response = await mockOf(openapi, { 200: json({ schema, example: null }) }).fetch("/check");

    expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([200, "application/json", "null"]);
  });

  it("are samples where the example breaks its schema", async () => {
    const response = await mockOf(openapi, { 200: json({ schema: { type: "integer" }, example: "one" }) }).fetch("/check");

    expect(await response.json()).toEqual(expect.any(Number));
  });
});
