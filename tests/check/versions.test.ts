import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkFiles } from "../../cli/check.ts";
import { brokenIn, markedLines, plain } from "./fixture.ts";

it("Swagger 2.0 is judged by the same rules, at the author's lines", async () => {
  const text = `swagger: "2.0"
info: {title: t, version: "1"}
basePath: /v1
security:
  - nokey: [] # here
paths:
  /pets:
    get:
      operationId: a
      produces: [application/json]
      parameters:
        - {name: q, in: query, type: string, pattern: "("} # here
      responses:
        default:
          description: ok
          schema: {$ref: '#/definitions/Pet'}
          examples:
            application/json:
              name: 1 # here
definitions:
  Pet:
    type: object
    properties:
      name: {type: string, default: 5} # here
`;

  const broken = await brokenIn(text);

  expect(Object.keys(broken).sort()).toEqual(["default-valid", "example-valid", "pattern-valid", "security-defined"]);
  expect(Object.values(broken).flat().sort()).toEqual(markedLines(text).sort());
});

it("an example in OpenAPI 3.0 may be null where its schema is nullable", async () => {
  const schema = (nullable: boolean): string => `openapi: 3.0.3
info: {title: t, version: "1"}
paths: {/a: {get: {operationId: a, responses: {default: {description: any, content: {application/json: {
  schema: {type: string, nullable: ${nullable}}, example: null}}}}}}}
`;

  expect(await brokenIn(schema(true))).toEqual({});
  expect(await brokenIn(schema(false))).toEqual({ "example-valid": [4] });
});

it("an example that text of the wire shows is no value to judge", async () => {
  const text = `openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a:
    get:
      operationId: a
      parameters: [{name: ids, in: query, schema: {type: array, items: {type: integer}}, example: "1,2"}]
      responses: {default: {description: any, content: {application/xml: {schema: {type: object}, example: "<a/>"}}}}
`;

  expect(await brokenIn(text, true)).toEqual({});
});

it("an integer that JSON rounds is not blamed for it", async () => {
  const text = `openapi: 3.1.0
info: {title: t, version: "1"}
paths: {/a: {get: {operationId: a, responses: {default: {description: any, content: {application/json: {
  schema: {type: integer, format: int64}, example: 9223372036854775807}}}}}}}
`;

  expect(await brokenIn(text, true)).toEqual({});
});

it("the shipped contracts are sound, without a warning", async () => {
  const files = readdirSync("spec")
    .filter((name) => !name.startsWith("."))
    .map((name) => join("spec", name, "openapi.yaml"));

  const { findings } = await checkFiles(files, { config: plain, maxWarnings: 0 });

  expect(findings).toMatchObject({ exitCode: 0, findings: [] });
});

const corpus = process.env["SPECIMEN_CORPUS"];

describe.skipIf(corpus === undefined)("foreign documents (skipped unless SPECIMEN_CORPUS names their folder)", () => {
  const names = corpus === undefined ? [] : readdirSync(corpus).filter((name) => /\.(?:ya?ml|json)$/.test(name));

  it.each(names)("%s is judged in bounded time, and every finding has its line", { timeout: 120_000 }, async (name) => {
    const before = process.cpuUsage();

    const { findings } = await checkFiles([join(corpus ?? "", name)], { config: plain });

    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(30);
    expect(findings.findings.filter(({ place }) => place?.line === null)).toEqual([]);
  });
});
