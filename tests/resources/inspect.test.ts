/** Whole outputs of `specimen inspect`. UPDATE_GOLDEN=1 writes them anew. */
import { readFileSync, writeFileSync } from "node:fs";
import pc from "picocolors";
import { expect, it } from "vitest";
import { inspect } from "../../cli/inspect-command.ts";
import { inspectText } from "../../cli/inspect-text.ts";

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
