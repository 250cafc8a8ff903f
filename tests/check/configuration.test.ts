import { join } from "node:path";
import { expect, it } from "vitest";
import { checkFiles } from "../../cli/check.ts";
import { readCheckConfig } from "../../cli/check-config.ts";
import { documentOf, folderOf, plain } from "./fixture.ts";

const document = documentOf("paths:\n  /pets:\n    get:\n      responses: {'200': {description: ok}}\n");

async function checked(config: string, options: { maxWarnings?: number; today?: string } = {}) {
  const folder = await folderOf({ "pets.yaml": document, "specimen.config.yaml": config });
  const { findings } = await checkFiles([join(folder, "pets.yaml")], { config: await readCheckConfig(join(folder, "specimen.config.yaml")), ...options });
  return { code: findings.exitCode, found: findings.findings.map(({ rule, level, place }) => `${level} ${rule} ${place?.line}`), findings };
}

it("a warning fails nothing unless there are more than allowed", async () => {
  expect((await checked("check: {}")).code).toBe(0);
  expect((await checked("check: {}", { maxWarnings: 1 })).code).toBe(0);
  expect((await checked("check: {}", { maxWarnings: 0 })).code).toBe(1);
});

it("severities are the configuration's, for our rules and for Redocly's", async () => {
  const { code, found } = await checked("check: {rules: {operation-id-present: error, redocly/operation-summary: warn}}");

  expect(found).toEqual(["error operation-id-present 5", "warning redocly/operation-summary 5"]);
  expect(code).toBe(1);
});

it("a rule that is off says nothing", async () => {
  expect((await checked("check: {rules: {operation-id-present: off}}")).found).toEqual([]);
});

it("an accepted finding is not told, below its pointer and in its file", async () => {
  const ignore = "rule: operation-id-present, reason: old, file: pets.yaml, pointer: /paths/~1pets";

  expect((await checked(`check: {ignore: [{${ignore}}]}`)).found).toEqual([]);
});

it.each([
  ["of another file", "file: cats.yaml"],
  ["of another place", "pointer: /paths/~1pet"],
])("an exception %s excuses nothing, and is stale", async (_why, member) => {
  const { found } = await checked(`check:\n  ignore:\n    - {rule: operation-id-present, reason: old, ${member}}\n`);

  expect(found).toEqual(["warning operation-id-present 5", "warning stale-ignore 3"]);
});

it("an exception holds through its last day", async () => {
  const config = "check: {ignore: [{rule: operation-id-present, reason: soon, until: 2026-03-31}]}";

  expect((await checked(config, { today: "2026-03-31" })).found).toEqual([]);
  expect((await checked(config, { today: "2026-04-01" })).found).toEqual(["warning operation-id-present 5", "warning stale-ignore 1"]);
});

it.each([
  ["a rule that there is not", "check: {rules: {operation-id-presant: off}}", 'Did you mean "operation-id-present"?'],
  ["a rule that Redocly has not", "check: {rules: {redocly/nonsense: warn}}", 'speaks of a rule "redocly/nonsense"'],
  ["a severity that there is not", "check: {rules: {path-parameters: fatal}}", "/check/rules/path-parameters"],
  ["an exception without a reason", "check: {ignore: [{rule: path-parameters}]}", 'expected a member "reason", found nothing'],
  ["a misspelt member", "chek: {}", '"chek"'],
  ["broken YAML", "check: [", "is not valid YAML"],
])("%s in the configuration is refused", async (_what, config, message) => {
  await expect(checked(config)).rejects.toThrow(message);
});

it("a configuration that does not exist is refused by name", async () => {
  await expect(readCheckConfig("/nowhere/specimen.config.yaml")).rejects.toThrow("/nowhere/specimen.config.yaml cannot be read (ENOENT)");
});

it("findings stand in the file and line that they come from", async () => {
  const root = documentOf("paths:\n  /pets: {$ref: 'pets/path.yaml'}\n  /cats: {get: {operationId: cats, responses: {'200': {$ref: 'shared.yaml#/Ok'}}}}\n");
  const folder = await folderOf({
    "root.yaml": root,
    "shared.yaml":
      "Ok:\n  description: ok\n  content:\n    application/json:\n      schema: {$ref: '#/Pet'}\n      example: {age: 1}\nPet:\n  type: object\n  properties:\n    age: {type: string, pattern: '('}\n    again: {$ref: 'lost.yaml'}\n",
  });

  const { findings } = await checkFiles([join(folder, "root.yaml")], { config: plain });

  const told = findings.findings
    .filter(({ level }) => level === "error")
    .map(({ rule, place }) => `${rule} ${place?.file.replace(`${folder}/`, "")}:${place?.line}`);
  expect(told).toEqual(["redocly/no-unresolved-refs root.yaml:4", "pattern-valid shared.yaml:10", "redocly/no-unresolved-refs shared.yaml:11"]);
});
