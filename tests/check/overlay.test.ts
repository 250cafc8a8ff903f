/** An overlay beside a document is not judged, but must fit. */
import { join } from "node:path";
import { expect, it } from "vitest";
import { checkFiles } from "../../cli/check.ts";
import { documentOf, folderOf, plain } from "./fixture.ts";

const document = documentOf(`
paths:
  /pets:
    get: {operationId: listPets, responses: {"200": {description: Pets.}}}
`);
const overlay = (...actions: string[]): string =>
  `overlay: 1.0.0\ninfo: {title: Ours, version: "1"}\nactions:\n${actions.map((action) => `  - ${action}\n`).join("")}`;

/** What cannot be served as it is written: level, file and line. */
async function unservable(text: string, beside: string): Promise<readonly string[]> {
  const folder = await folderOf({ "pets.yaml": text, "pets.overlay.yaml": beside });
  const { findings } = await checkFiles([join(folder, "pets.yaml")], { config: plain });
  return findings.findings
    .filter(({ rule }) => rule === "servable")
    .map(({ level, place }) => `${level} ${place?.file.slice(folder.length + 1)}:${place?.line}`);
}

it("names the actions that do nothing, and those that cannot be applied", async () => {
  const actions = [`{target: "$.paths['/pets'].get", remove: true}`, `{target: "$.paths['/cats']", remove: true}`, "{target: '$.paths[', remove: true}"];

  const found = await unservable(document, overlay(...actions));

  expect([...found].sort()).toEqual(["error pets.overlay.yaml:6", "warning pets.overlay.yaml:5"]);
});

it("judges the document as it is written, not as the overlay would have it", async () => {
  const update = `{target: "$.paths['/pets'].get", update: {responses: 7}}`;

  expect(await unservable(document, overlay(update))).toEqual([]);
});
