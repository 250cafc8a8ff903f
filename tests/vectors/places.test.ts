import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../contract/model.ts";
import { createMock } from "../../mock/index.ts";

const fine: JsonObject = { 204: { description: "Fine." } };
const mockOf = (operation: JsonObject, more: JsonObject = {}) =>
  createMock({ apis: [{ id: "v", document: { openapi: "3.1.0", info: { title: "T", version: "1" }, paths: { "/check": operation }, ...more } }] });

describe("a required cookie", () => {
  const mock = mockOf({ get: { parameters: [{ name: "session", in: "cookie", required: true, schema: { type: "integer" } }], responses: fine } });
  const send = async (headers: Record<string, string>) => {
    const response = await mock.fetch("/check", { headers });
    return [response.status, response.status === 204 ? undefined : ((await response.json()) as { violations: Json }).violations];
  };

  it("is taken", async () => {
    expect(await send({ Cookie: "other=x; session=12" })).toEqual([204, undefined]);
  });

  it.each([
    [{}, "required", "nothing"],
    [{ Cookie: "other=12" }, "required", "nothing"],
    [{ Cookie: "session=abc" }, "type", '"abc"'],
  ])("is missed or judged in %j", async (headers, keyword, found) => {
    expect(await send(headers as Record<string, string>)).toEqual([400, [expect.objectContaining({ in: "cookie", at: "/session", keyword, found })]]);
  });
});

describe("a base path", () => {
  const mock = mockOf({ get: { responses: fine } }, { servers: [{ url: "https://api.example.com/v2/{region}", variables: { region: { default: "eu" } } }] });

  it.each([
    ["/v2/eu/check", 204],
    ["/check", 404],
    ["/v2/check", 404],
  ])("leads %s to %d", async (path, status) => {
    expect((await mock.fetch(path)).status).toBe(status);
  });
});

describe("readOnly and writeOnly members", () => {
  const Base: JsonObject = {
    type: "object",
    properties: { id: { type: "string", readOnly: true }, name: { type: "string" }, password: { type: "string", writeOnly: true } },
  };
  const content: JsonObject = {
    "application/json": { schema: { allOf: [{ $ref: "#/components/schemas/Base" }, { type: "object", required: ["id", "name", "password"] }] } },
  };
  const mock = mockOf(
    { post: { requestBody: { required: true, content }, responses: { 200: { description: "Fine.", content } } } },
    { components: { schemas: { Base } } },
  );
  const send = (body: Json) => mock.fetch("/check", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

  it("need not be sent, and are not shown, even where a sibling in allOf requires them", async () => {
    const response = await send({ name: "a", password: "b" });

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ id: expect.any(String), name: expect.any(String) });
  });

  it("leave the other required members as they are", async () => {
    const response = await send({ password: "b" });

    expect([response.status, await response.json()]).toEqual([
      400,
      expect.objectContaining({ violations: [expect.objectContaining({ at: "/name", keyword: "required" })] }),
    ]);
  });
});
