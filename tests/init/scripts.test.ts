/** Scripts come into a package.json of any shape, and everything else stays byte for byte. */
import { expect, it } from "vitest";
import { parse } from "yaml";
import { scripts, withScripts } from "../../cli/init-scripts.ts";
import { workflowOf } from "../../cli/init-workflow.ts";

it.each([
  [
    "no scripts",
    '{\n\t"name": "x"\n}\n',
    '{\n\t"name": "x",\n\t"scripts": {\n\t\t"mock": "specimen mock",\n\t\t"verify": "specimen verify",\n\t\t"check:contract": "specimen check"\n\t}\n}\n',
  ],
  ["no members", "{}\n", '{\n  "scripts": {\n    "mock": "specimen mock",\n    "verify": "specimen verify",\n    "check:contract": "specimen check"\n  }\n}\n'],
  [
    "empty scripts",
    '{\n  "scripts": {},\n  "a": [1, 2]\n}',
    '{\n  "scripts": {\n    "mock": "specimen mock",\n    "verify": "specimen verify",\n    "check:contract": "specimen check"\n  },\n  "a": [1, 2]\n}',
  ],
  [
    "scripts in one line",
    '{ "scripts": { "mock": "specimen mock" } }',
    '{ "scripts": { "mock": "specimen mock", "verify": "specimen verify", "check:contract": "specimen check" } }',
  ],
  [
    "lines that end as on Windows",
    '{\r\n  "scripts": {\r\n    "mock": "x",\r\n    "verify": "y"\r\n  }\r\n}\r\n',
    '{\r\n  "scripts": {\r\n    "mock": "x",\r\n    "verify": "y",\r\n    "check:contract": "specimen check"\r\n  }\r\n}\r\n',
  ],
])("adds to a package with %s", (_what, before, after) => {
  const { text } = withScripts(before, "package.json");

  expect(text).toBe(after);
  expect(JSON.parse(text).scripts).toMatchObject({ "check:contract": "specimen check" });
});

it("changes nothing where every script is there, and tells which ones another command has", () => {
  const text = JSON.stringify({ scripts: { ...scripts, mock: "other" } });

  expect(withScripts(text, "package.json")).toEqual({ text, added: [], kept: ["mock"] });
});

it.each(["{", "[]"])("refuses the package %s", (text) => {
  expect(() => withScripts(text, "package.json")).toThrow(/^package\.json (is not valid JSON|holds no object)/);
});

it("writes a workflow that is YAML and names each gate", () => {
  const { jobs } = parse(workflowOf("api/pets.yaml"));

  expect(jobs.contract.steps.flatMap(({ run }: { run?: string }) => run ?? [])).toEqual([
    "npm ci",
    "npx specimen check --format github",
    "npx specimen types --check",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of the workflow's own language.
    'npx specimen diff "git:origin/${{ github.base_ref }}:api/pets.yaml" "api/pets.yaml"',
  ]);
});
