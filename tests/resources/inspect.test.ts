/** Whole outputs of `specimen inspect`. UPDATE_GOLDEN=1 writes them anew. */
import { readFileSync, writeFileSync } from "node:fs";
import pc from "picocolors";
import { expect, it } from "vitest";
import { inspect } from "../../cli/inspect-command.ts";
import { inspectText } from "../../cli/inspect-text.ts";
import { temporary } from "../cli/command.ts";

const documents = ["library", "till", "articles"];

function golden(name: string, text: string): string {
  const file = `tests/resources/golden/${name}`;
  if (process.env["UPDATE_GOLDEN"]) writeFileSync(file, text);
  return readFileSync(file, "utf8");
}

it.each(documents)("inspect prints what %s lets one suppose", async (name) => {
  const text = inspectText(await inspect(`tests/resources/documents/${name}.yaml`), pc.createColors(false));

  expect(text).toBe(golden(`${name}.txt`, text));
  expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
});

it("inspect names what is not served as it is written, with file and line", async () => {
  const folder = await temporary({
    "pets.yaml": `openapi: 3.1.0
info: {title: Pets, version: "1"}
paths:
  /pets:
    x-resource: {nome: pets}
    get: {responses: {200: {description: Pets., content: {application/json: {schema: {$ref: 'parts.yaml#/Pets'}}}}}}
`,
    "parts.yaml": "Pets:\n  type: array\n  items: {type: dog}\n",
  });

  const text = inspectText(await inspect(`${folder}/pets.yaml`), pc.createColors(false)).replaceAll(`${folder}/`, "");

  expect(text.replace(/\s+/g, " ")).toContain(
    'number, string, integer, found "dog"; the keyword is left out. parts.yaml:3 Not understood in x-resource x-resource knows no "nome"',
  );
  expect(text).toContain("\n\nNot served as it is written\n  expected one of null, boolean, object,");
});

it("colour adds nothing but colour", async () => {
  const view = await inspect("tests/resources/documents/library.yaml");
  const coloured = inspectText(view, pc.createColors(true));

  expect(coloured).toContain("\u001b[");
  expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(inspectText(view, pc.createColors(false)));
});

it("inspect as JSON holds the same, with pointers", async () => {
  const view = await inspect("tests/resources/documents/till.yaml");
  const text = `${JSON.stringify(view, undefined, 2)}\n`;

  expect(text).toBe(golden("till.json", text));
});
