/** What peers get wrong, one schema at a time: bodies that must pass, bodies that must not, and answers that must hold. */
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../contract/model.ts";
import { createMock } from "../../mock/index.ts";

export interface Vector {
  readonly title: string;
  readonly version?: "3.0.3" | "3.1.0";
  readonly schema: JsonObject;
  readonly schemas?: JsonObject;
  readonly valid: readonly Json[];
  /** With the place and the keyword that a refusal names. */
  readonly invalid: readonly (readonly [body: Json, at: string, keyword: string])[];
  /** What the schema means in JSON Schema, where the document's own words are others. */
  readonly means?: JsonObject;
}

const seeds = [1, 2, 3];

export function testVector(vector: Vector): void {
  const { title, version = "3.1.0", schema, schemas = {}, valid, invalid } = vector;
  describe(`${title} (${version})`, () => {
    const document = documentOf(version, schema, schemas);
    const mock = createMock({ apis: [{ id: "v", document }] });
    const send = (body: Json) => mock.fetch("/check", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

    it.each(valid.map((body) => [JSON.stringify(body), body] as const))("takes %s", async (_text, body) => {
      const response = await send(body);
      expect(response.status, await response.clone().text()).toBe(200);
    });

    it.each(invalid.map((entry) => [JSON.stringify(entry[0]), ...entry] as const))("refuses %s", async (_text, body, at, keyword) => {
      const response = await send(body);
      const { violations } = (await response.json()) as { violations: readonly object[] }; // Problem details, or the lines below fail.
      expect(response.status).toBe(400);
      expect(violations).toContainEqual(expect.objectContaining({ in: "body", at, keyword }));
    });

    it("answers with values that an independent validator takes", async () => {
      const judge = independent(vector);
      const [body = null] = valid;
      for (const seed of seeds) {
        const seeded = createMock({ apis: [{ id: "v", document }], seed });
        const response = await seeded.fetch("/check", {
          method: "POST",
          headers: { "Content-Type": "application/json", Prefer: "dynamic=true" },
          body: JSON.stringify(body),
        });
        const answer: unknown = await response.json();
        expect([response.status, judge(answer), judge.errors], JSON.stringify(answer)).toEqual([200, true, null]);
      }
    });
  });
}

function documentOf(openapi: string, schema: JsonObject, schemas: JsonObject): JsonObject {
  const content = { "application/json": { schema } };
  const operation = { operationId: "check", requestBody: { required: true, content }, responses: { 200: { description: "Fine.", content } } };
  return { openapi, info: { title: "Vector", version: "1" }, paths: { "/check": { post: operation } }, components: { schemas } };
}

function independent({ schema, schemas = {}, means = schema }: Vector) {
  const ajv = new Ajv2020({ strict: false, multipleOfPrecision: 9 });
  addFormats.default(ajv);
  return ajv.compile({ ...means, components: { schemas } });
}
