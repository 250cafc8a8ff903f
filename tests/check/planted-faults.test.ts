/** Faults that linters are known to miss, one version of OpenAPI after the other, all in one document. */
import { describe, expect, it } from "vitest";
import { brokenIn, markedLines } from "./fixture.ts";

const body = `
paths:
  /pets/{id}:
    get: # undeclared path parameter
      operationId: readPet
      parameters:
        - {name: q, in: query} # parameter without schema
        - {name: r, in: query, schema: {$ref: '#/components/schemas/Nothing'}} # dangling reference
      responses:
        "200": {description: ok}
        "2000": {description: odd} # bad status
  /pets/{name}: # equivalent paths
    parameters: [{name: name, in: path, required: true, schema: {type: string}}]
    delete:
      operationId: readPet # duplicate operationId
      responses: {"204": {description: gone}}
components:
  schemas:
    Pet:
      type: object
      required: true # required is no array
      properties:
        name: {type: strng} # wrong type name
        tag: {type: string, pattern: '(a'} # invalid expression
        age: {type: integer, default: old} # default breaks its schema
        sort: {enum: []} # nothing satisfies it
`;

describe.each(["3.0.3", "3.1.0", "3.2.0"])("in OpenAPI %s", (version) => {
  it("every planted fault is an error at its line", async () => {
    const text = `openapi: ${version}\ninfo: {version: "1"} # missing title\n${body.slice(1)}`;

    const broken = await brokenIn(text);

    const told = new Set(Object.values(broken).flat());
    expect(plantedLines(text).filter(({ line }) => !told.has(line))).toEqual([]);
  });

  it("a missing info is an error", async () => {
    expect(await brokenIn(`openapi: ${version}\npaths: {}\n`)).toHaveProperty(["redocly/struct"]);
  });
});

it.each([
  ["a key in an operation of QUERY", "    query:\n      operationId: a\n      sumary: x # here\n      responses: {'200': {description: ok}}\n"],
  [
    "a key in additionalOperations",
    "    additionalOperations:\n      LINK:\n        operationId: a\n        sumary: x # here\n        responses: {'200': {description: ok}}\n",
  ],
  [
    "itemSchema",
    "    get:\n      operationId: a\n      responses:\n        '200':\n          description: ok\n          content:\n            application/jsonl:\n              itemSchem: {type: string} # here\n",
  ],
])("in OpenAPI 3.2 a misspelt %s is an error", async (_place, operation) => {
  const text = `openapi: 3.2.0\ninfo: {title: t, version: "1"}\npaths:\n  /a:\n${operation}`;

  expect(await brokenIn(text)).toEqual({ "redocly/struct": markedLines(text) });
});

const plantedLines = (text: string): { line: number; fault: string }[] =>
  text.split("\n").flatMap((line, index) => {
    const fault = / # (.+)$/.exec(line)?.[1];
    return fault === undefined ? [] : [{ line: index + 1, fault }];
  });
