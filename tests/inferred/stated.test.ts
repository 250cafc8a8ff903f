/** What a document states by `x-resource`, and what the mock makes of it. */
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../contract/model.ts";
import { createMock } from "../../mock/mock.ts";

const team: JsonObject = {
  type: "object",
  required: ["slug"],
  properties: { id: { type: "string", format: "uuid", readOnly: true }, slug: { type: "string" } },
};
const json = (schema: JsonObject): JsonObject => ({ description: "", content: { "application/json": { schema } } });
const failure = json({ type: "object", required: ["message"], properties: { message: { type: "string" } } });

const document = (stated: JsonObject): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "Teams", version: "1" },
  security: [{ token: [] }],
  components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
  paths: {
    "/teams": {
      "x-resource": stated,
      get: { responses: { "200": json({ type: "array", items: team }) } },
      post: { requestBody: { required: true, content: { "application/json": { schema: team } } }, responses: { "201": json(team), "422": failure } },
    },
    "/teams/{id}": {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
      get: { responses: { "200": json(team), "404": failure } },
      patch: { requestBody: { content: { "application/json": { schema: team } } }, responses: { "200": json(team), "409": failure } },
    },
  },
});

function clientOf(stated: JsonObject) {
  const mock = createMock({ apis: [{ id: "teams", document: document(stated) }] });
  return async (as: string, method: string, path: string, body?: unknown) => {
    const headers = { authorization: `Bearer ${as}`, "content-type": "application/json" };
    const response = await mock.fetch(path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
}

describe("a member that may not repeat", () => {
  it("is refused in the status and the words that the operation documents, when made and when changed", async () => {
    const send = clientOf({ unique: ["slug"] });
    await send("a", "POST", "/teams", { slug: "red" });
    const { body: blue } = await send("a", "POST", "/teams", { slug: "blue" });

    expect(await send("a", "POST", "/teams", { slug: "red" })).toEqual({ status: 422, body: { message: 'Another thing has the slug "red".' } });
    expect(await send("a", "PATCH", `/teams/${blue["id"]}`, { slug: "red" })).toEqual({ status: 409, body: { message: 'Another thing has the slug "red".' } });
    expect((await send("a", "PATCH", `/teams/${blue["id"]}`, { slug: "blue" })).status).toBe(200);
  });
});

describe("things that belong to their makers", () => {
  it("are hidden from others", async () => {
    const send = clientOf({ owner: true });
    const { id } = (await send("ann", "POST", "/teams", { slug: "red" })).body;

    expect((await send("ann", "GET", `/teams/${id}`)).status).toBe(200);
    expect((await send("bo", "GET", `/teams/${id}`)).status).toBe(404);
    expect((await send("ann", "GET", "/teams")).body).toContainEqual({ id, slug: "red" });
    expect((await send("bo", "GET", "/teams")).body).not.toContainEqual({ id, slug: "red" });
  });

  it("have keys that nobody else can take", async () => {
    const send = clientOf({ owner: true, key: "slug" });
    await send("ann", "POST", "/teams", { slug: "red" });

    expect((await send("bo", "POST", "/teams", { slug: "red" })).status).toBe(422);
    expect((await send("ann", "GET", "/teams/red")).status).toBe(200);
  });
});
