import { describe, expect, it } from "vitest";
import type { JsonObject } from "./model.ts";
import { SchemaCompiler } from "./schema.ts";

/** Members that a request must hold, for a component `it` beside others. */
function missing(schemas: JsonObject, mark: "readOnly" | "writeOnly" = "readOnly"): string[] {
  return (new SchemaCompiler({ components: { schemas } }, mark).check("/components/schemas/it")({}) ?? []).map(({ at }) => at);
}

const id = { readOnly: true };
const secret = { writeOnly: true };

describe("a request need not hold read-only members, nor a response write-only ones", () => {
  it.each<[string, JsonObject, string[]]>([
    ["beside each other", { it: { required: ["id", "a"], properties: { id, secret } } }, ["/a"]],
    ["marked behind a reference", { it: { required: ["id"], properties: { id: { $ref: "#/components/schemas/id" } } }, id }, []],
    [
      "marked behind two references",
      { it: { required: ["id"], properties: { id: { $ref: "#/components/schemas/x" } } }, x: { $ref: "#/components/schemas/id" }, id },
      [],
    ],
    ["required beside allOf", { it: { required: ["id"], allOf: [{ properties: { id } }] } }, []],
    ["required in a branch of allOf, marked beside it", { it: { properties: { id }, allOf: [{ required: ["id", "a"] }] } }, ["/a"]],
    ["required in one branch, marked in another", { it: { allOf: [{ properties: { id } }, { required: ["id"] }] } }, []],
    [
      "required in one branch, marked in another behind a reference",
      { it: { allOf: [{ $ref: "#/components/schemas/base" }, { required: ["id"] }] }, base: { properties: { id } } },
      [],
    ],
    [
      "required and marked behind the same reference",
      { it: { allOf: [{ $ref: "#/components/schemas/base" }] }, base: { required: ["id"], properties: { id } } },
      [],
    ],
    [
      "required behind a reference, marked beside it",
      { it: { properties: { id }, allOf: [{ $ref: "#/components/schemas/base" }] }, base: { required: ["id", "a"] } },
      ["/a"],
    ],
    [
      "in a circle of references",
      { it: { required: ["id"], properties: { id, self: { $ref: "#/components/schemas/it" } }, allOf: [{ $ref: "#/components/schemas/it" }] } },
      [],
    ],
    ["required in a nested branch", { it: { properties: { id }, allOf: [{ anyOf: [{ required: ["id"] }] }] } }, []],
    ["marked in another schema only", { it: { required: ["id"] }, other: { properties: { id } } }, ["/id"]],
    ["marked in a nested object only", { it: { required: ["id"], properties: { child: { properties: { id } } } } }, ["/id"]],
    ["marked false", { it: { required: ["id"], properties: { id: { readOnly: false } } } }, ["/id"]],
  ])("%s", (_where, schemas, expected) => {
    expect(missing(schemas)).toEqual(expected);
  });

  it("each mark for its own direction", () => {
    const it = { required: ["id", "secret"], properties: { id, secret } };
    expect(missing({ it }, "readOnly")).toEqual(["/secret"]);
    expect(missing({ it }, "writeOnly")).toEqual(["/id"]);
  });
});
