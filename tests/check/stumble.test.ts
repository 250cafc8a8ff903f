/** Documents over which the engine that judges the shape stumbles: told, and judged by everything else. */
import { expect, it } from "vitest";
import { brokenIn, documentOf } from "./fixture.ts";

it.each([
  [
    "whose schemas refer to each other and to nothing else",
    "components:\n  schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}}\n",
    "",
  ],
  ["whose parts are of any type", "components:\n  schemas: {A: 7}\n", "parameters: [1], "],
])("a document %s is not sound, and no fault of ours", async (_what, rest, parameters) => {
  const schema = "{$ref: '#/components/schemas/A'}";
  const operation = `get: {${parameters}operationId: a, responses: {'200': {description: ok, content: {application/json: {schema: ${schema}}}}}}`;

  const broken = await brokenIn(documentOf(`\npaths:\n  /a:\n    ${operation}\n${rest}`));

  expect(broken["redocly/struct"]).toEqual([1]);
  expect(Object.keys(broken)).toContain("servable");
});
