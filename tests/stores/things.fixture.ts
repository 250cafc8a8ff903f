/** A document without a behaviour: one kind of thing with any members that are numbers, and a deep one, which a change merges. */
import type { JsonObject } from "../../contract/model.ts";

const thing = { type: "object", required: ["id"], properties: { id: { type: "string" }, deep: { type: "array" } }, additionalProperties: { type: "integer" } };
const body = { content: { "application/json": { schema: thing } } };
const change = { content: { "application/merge-patch+json": { schema: { type: "object" } }, "application/json": { schema: { type: "object" } } } };
const shown = { "200": { description: "", ...body }, "404": { description: "" } };
const list = { "200": { description: "", content: { "application/json": { schema: { type: "array", items: thing } } } } };

export const thingsDocument = (): JsonObject =>
  structuredClone({
    openapi: "3.1.0",
    info: { title: "Things", version: "1" },
    paths: {
      "/things": { get: { responses: list } },
      "/things/{id}": {
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        get: { responses: shown },
        patch: { requestBody: change, responses: shown },
      },
    },
  });
