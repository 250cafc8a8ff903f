import { describe, expect, it } from "vitest";
import { rules } from "../../contract/lint/rules.ts";
import { brokenIn, documentOf, markedLines } from "./fixture.ts";
import { operationCases } from "./rule-cases.ts";
import { schemaCases } from "./schema-cases.ts";

const cases = [...operationCases, ...schemaCases];

describe.each(cases)("$rule", ({ rule, fault, document, sound }) => {
  it(`alone says, at the line, that ${fault}`, async () => {
    const broken = await brokenIn(document);

    expect(Object.keys(broken)).toEqual([rule]);
    if (document.includes("# here")) expect(broken[rule]).toEqual(markedLines(document));
  });

  it(`does not say that ${fault} where that is nearly so`, async () => {
    const broken = await brokenIn(sound, true);

    expect(broken).toEqual({});
  });
});

it("notes a component that nothing uses, and none that a root requirement or a mapping uses", async () => {
  const text = documentOf(`
security: [{key: []}]
paths:
  /pets: {get: {operationId: a, responses: {default: {description: any, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
  schemas:
    Pet: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind, mapping: {cat: Cat}}}
    Cat: {type: object}
    Dog: {type: object} # here
`);

  expect(await brokenIn(text, true)).toEqual({ "unused-component": markedLines(text) });
});

it("notes a body for which no value can be found", async () => {
  const text = documentOf(`
paths:
  /pets: {post: {operationId: a, requestBody: {content: {application/json: {
    schema: {type: string, pattern: '^(?=a)b$'}}}}, # here
    responses: {"204": {description: ok}}}}
`);

  expect(await brokenIn(text, true)).toEqual({ "schema-witnessed": markedLines(text) });
});

it("shows every rule of our own by a document that breaks it", () => {
  const shown = new Set([...cases.map(({ rule }) => rule), "unused-component", "schema-witnessed"]);

  // What only the last rule sees is shown by the planted faults.
  expect(rules.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual(["servable"]);
});
