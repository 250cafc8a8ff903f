import { join } from "node:path";
import { expect, it } from "vitest";
import { specimen } from "../cli/command.ts";
import { documentOf, folderOf } from "./fixture.ts";

const folder = await folderOf({
  "pets.yaml": documentOf("paths:\n  /pets:\n    get: {operationId: a, responses: {'20': {description: ok}}}\n"),
  "text.yaml": "hello",
});
const pets = join(folder, "pets.yaml");

it("an unsound document ends with 1 and says place, rule and fix", async () => {
  const { code, stdout, stderr } = await specimen("check", pets);

  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  expect(stdout).toContain(`error  status-keys\n  ${pets}:5:39\n`);
  expect(stdout).toContain('fix      Write a code from 100 to 599, a range such as "4XX", or "default".');
});

it.each([
  ["a missing file", ["check", join(folder, "none.yaml")], "there is no such file; check the path."],
  ["a folder", ["check", folder], "expected a document, found a folder"],
  ["what is no document", ["check", join(folder, "text.yaml")], "expected an OpenAPI object, found a string"],
  ["no document at all", ["check"], "specimen check needs a document"],
  ["an unknown format", ["check", pets, "--format", "yaml"], "Allowed choices are text, json, junit, sarif, github, markdown"],
  ["an unknown option", ["check", pets, "--strict"], "unknown option '--strict'"],
  ["types without a folder", ["types", pets], "specimen types needs a folder for the modules: --out src/types"],
  ["types of a missing file", ["types", join(folder, "none.yaml"), "--out", folder], "there is no such file; check the path."],
  ["types into a file", ["types", "spec/clerk-organizations/openapi.yaml", "--out", pets], `The folder ${pets} cannot be written (ENOTDIR)`],
])("%s ends with 3 and a sentence", async (_what, words, sentence) => {
  const { code, stdout, stderr } = await specimen(...words);

  expect(code).toBe(3);
  expect(stdout).toBe("");
  expect(stderr).toContain(sentence);
  expect(stderr).not.toContain("    at ");
});
