/** What `specimen check` prints of one unsound document, in each format, whole. */
import { expect, it } from "vitest";
import { specimen } from "../cli/command.ts";

it.each(["text", "json", "junit", "sarif", "github", "markdown"])("an unsound document is told as %s", async (format) => {
  const { code, stdout, stderr } = await specimen("check", "tests/check/golden/pets.yaml", "--format", format);

  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  await expect(stdout.replaceAll(/"version": "\d+\.\d+\.\d+"/g, '"version": "<version>"')).toMatchFileSnapshot(`golden/${format}.txt`);
});
