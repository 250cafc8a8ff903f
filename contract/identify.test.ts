import { describe, expect, it } from "vitest";
import { identify } from "./identify.ts";
import type { Json, JsonObject } from "./model.ts";
import { valueAt } from "./pointer.ts";

function referenceOf(schemas: JsonObject, at = "/components/schemas/it", rest: JsonObject = {}): Json | undefined {
  const document = { ...rest, paths: {}, components: { schemas: structuredClone(schemas) } };
  identify(document);
  return valueAt(document, `${at}/$ref`);
}

describe("a reference by name becomes a pointer", () => {
  it.each<[string, JsonObject, string]>([
    ["an anchor", { it: { $ref: "#named" }, other: { $anchor: "named" } }, "#/components/schemas/other"],
    ["a dynamic anchor", { it: { $dynamicRef: "#node" }, other: { $dynamicAnchor: "node" } }, "#/components/schemas/other"],
    ["an identifier", { it: { $ref: "https://example.com/tree" }, other: { $id: "https://example.com/tree" } }, "#/components/schemas/other"],
    ["a relative identifier", { it: { $ref: "tree" }, other: { $id: "tree" } }, "#/components/schemas/other"],
    [
      "a place below an identifier",
      { it: { $ref: "https://example.com/tree#/$defs/a" }, other: { $id: "https://example.com/tree", $defs: { a: {} } } },
      "#/components/schemas/other/$defs/a",
    ],
    [
      "an anchor below an identifier",
      { it: { $ref: "tree#leaf" }, other: { $id: "tree", $defs: { a: { $anchor: "leaf" } } } },
      "#/components/schemas/other/$defs/a",
    ],
    ["a plain pointer, which stays", { it: { $ref: "#/components/schemas/other" }, other: { $anchor: "named" } }, "#/components/schemas/other"],
    ["what nothing is called, which stays", { it: { $ref: "#none" }, other: { $anchor: "named" } }, "#none"],
  ])("%s", (_what, schemas, expected) => {
    expect(referenceOf(schemas)).toBe(expected);
  });

  it("from inside of what has an identifier", () => {
    const schemas: JsonObject = { it: { $id: "tree", $defs: { a: {} }, properties: { a: { $ref: "#/$defs/a" } } } };
    expect(referenceOf(schemas, "/components/schemas/it/properties/a")).toBe("#/components/schemas/it/$defs/a");
  });

  it("where the document names itself", () => {
    const reference = "https://example.com/api#/components/schemas/other";
    expect(referenceOf({ it: { $ref: reference }, other: {} }, undefined, { $self: "https://example.com/api" })).toBe("#/components/schemas/other");
  });
});

describe("an identifier in an example", () => {
  it("is data", () => {
    expect(referenceOf({ it: { $ref: "tree" }, other: { example: { $id: "tree" } } })).toBe("tree");
  });
});
