import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../contract/model.ts";
import { createMock } from "../../mock/index.ts";

const schema: JsonObject = {
  type: "object",
  properties: { id: { type: "integer", format: "int64" }, few: { type: "integer", maximum: 10 }, text: { type: "string" } },
};
const document: JsonObject = {
  openapi: "3.1.0",
  info: { title: "T", version: "1" },
  paths: { "/check": { post: { requestBody: { content: { "application/json": { schema } } }, responses: { 204: { description: "Fine." } } } } },
};
const mock = createMock({ apis: [{ id: "v", document }] });
const send = (body: string) => mock.fetch("/check", { method: "POST", headers: { "Content-Type": "application/json" }, body });

describe("an integer beyond 2^53", () => {
  it.each(["9223372036854775807", "-9223372036854775808", "9007199254740993"])("is taken: %s", async (integer) => {
    expect((await send(`{"id":${integer}}`)).status).toBe(204);
  });

  it.each([
    ["id", "9223372036854775808", "format"],
    ["id", "-9223372036854775809", "format"],
    ["few", "9007199254740993", "maximum"],
    ["text", "9007199254740993", "type"],
  ])("that breaks a rule is quoted as it was sent: %s %s", async (name, integer, keyword) => {
    const response = await send(`{"${name}":${integer}}`);

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ violations: [{ at: `/${name}`, keyword, found: integer }] });
  });
});
