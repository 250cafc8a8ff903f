/** What says the same is the same, however it is written. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { diffDocuments } from "../../contract/diff/diff.ts";
import { loadDocument } from "../../contract/load.ts";
import type { Json, JsonObject } from "../../contract/model.ts";
import { isObject, localPointer, valueAt } from "../../contract/pointer.ts";

const corpus = process.env["SPECIMEN_CORPUS"];
const foreign = corpus === undefined ? [] : readdirSync(corpus).flatMap((name) => (/\.(?:ya?ml|json)$/.test(name) ? join(corpus, name) : []));
const own = readdirSync("spec").map((name) => join("spec", name, "openapi.yaml"));

/** Members that hold data, where order and marks would change a value. */
const data = new Set(["enum", "const", "default", "example", "examples"]);

/** Members in another order, and a mark on every schema, so that nothing is taken for equal by its text. */
function rewritten(value: Json): Json {
  if (Array.isArray(value)) return value.map(rewritten);
  if (!isObject(value)) return value;
  const members = Object.entries(value).reverse();
  const marked = typeof value["type"] === "string" || typeof value["$ref"] === "string" ? { "x-mark": true } : {};
  return { ...Object.fromEntries(members.map(([name, member]) => [name, data.has(name) ? member : rewritten(member)])), ...marked };
}

/** References written out, down to `depth` of them. */
function inlined(root: JsonObject, value: Json, depth: number): Json {
  if (Array.isArray(value)) return value.map((item) => inlined(root, item, depth));
  if (!isObject(value)) return value;
  const reference = value["$ref"];
  const target = typeof reference === "string" && Object.keys(value).length === 1 ? valueAt(root, localPointer(reference) ?? "/") : undefined;
  if (target !== undefined && depth > 0 && typeof reference === "string" && !reference.includes("/securitySchemes/")) return inlined(root, target, depth - 1);
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, data.has(name) || name === "discriminator" ? member : inlined(root, member, depth)]),
  );
}

describe.each(own)("%s", (file) => {
  it("does not differ from itself, rewritten or with references written out", async () => {
    const { document } = await loadDocument(file);
    const { paths = {}, ...rest } = document;

    expect(diffDocuments(document, structuredClone(document))).toEqual([]);
    expect(diffDocuments(document, rewritten(document) as JsonObject)).toEqual([]);
    expect(diffDocuments(document, { ...rest, paths: inlined(document, paths, 2) })).toEqual([]);
    expect(diffDocuments({ ...rest, paths: inlined(document, paths, 2) }, document)).toEqual([]);
  });
});

describe.skipIf(foreign.length === 0)("documents of others (skipped where SPECIMEN_CORPUS names no folder of them)", () => {
  it.each(foreign)("%s does not differ from itself rewritten", { timeout: 60_000 }, async (file) => {
    const { document } = await loadDocument(file);

    expect(diffDocuments(document, rewritten(document) as JsonObject)).toEqual([]);
  });
});
