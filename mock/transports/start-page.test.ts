import { expect, it } from "vitest";
import type { Json, JsonObject } from "../../contract/model.ts";
import { createMock } from "../mock.ts";
import { startPage } from "./start-page.ts";

const pet: Json = { type: "object", required: ["id"], properties: { id: { type: "string" } } };
const answer = (schema: Json): Json => ({ "200": { description: "ok", content: { "application/json": { schema } } } });
const document = (security: Json): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "Pets", version: "1" },
  security,
  components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
  paths: {
    "/pets": { get: { responses: answer({ type: "array", items: pet }) }, post: { responses: answer(pet) } },
    "/pets/{petId}": {
      parameters: [{ name: "petId", in: "path", required: true, schema: { type: "string" } }],
      get: { responses: answer(pet) },
    },
    "/hello": { get: { responses: answer({ type: "string" }) } },
  },
});

async function pageOf(...apis: (string | { id: string; document: JsonObject })[]): Promise<string> {
  const { dispatcher } = await createMock({ apis }).ready();
  return startPage(dispatcher.apis, "http://localhost:4010");
}

it("the page of a document tells in sentences what is inferred, and that any credential will do", async () => {
  const page = await pageOf({ id: "pets", document: document([{ key: [] }]) });

  expect(page).toContain("<p>From the document alone: keeps pets; 1 operation answers with samples; specimen inspect shows why.</p>");
  expect(page).toContain("Call it as the contract says, with any credential: <code>unknown</code>");
});

it("the page of a document without security asks for no credential", async () => {
  expect(await pageOf({ id: "pets", document: document([]) })).toContain("<p>Call it as the contract says. What you create");
});

it("the page of several contracts points to their principals", async () => {
  expect(await pageOf("datadog-services", "pulumi-services")).toContain("Call each as its contract says, with the credentials of any principal below.");
});
