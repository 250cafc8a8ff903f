import { describe, expect, it } from "vitest";
import { isBinding, provenanceAt, provenanceOfViolation, weaker } from "./provenance.ts";

const document = {
  "x-provenance": "assumed",
  paths: {
    "/pets": {
      "x-provenance": "documented",
      get: { responses: { "200": { schema: { $ref: "#/components/schemas/Page", "x-provenance": { type: "published" } } } } },
    },
  },
  components: {
    schemas: {
      Page: {
        properties: {
          items: { type: "array", items: { $ref: "#/components/schemas/Pet" } },
          next: { $ref: "#/components/schemas/Pet", "x-provenance": "published" },
        },
      },
      Pet: {
        "x-provenance": "published",
        properties: { name: { type: "string", "x-provenance": { type: "documented", required: "assumed" } }, tag: { type: "string", minLength: 1 } },
      },
    },
  },
};
const at = "/paths/~1pets/get/responses/200/schema";

describe("provenanceAt", () => {
  it("takes the word of the nearest ancestor in the text", () => {
    expect(provenanceAt(document, "/paths/~1pets/get")).toBe("documented");
    expect(provenanceAt(document, "/components/schemas/Pet/properties/tag", "minLength")).toBe("published");
    expect(provenanceAt(document, "/components/schemas/Page")).toBe("assumed");
  });

  it("takes a map's word for the keywords that it names, and the ancestor's for the others", () => {
    const name = "/components/schemas/Pet/properties/name";

    expect(provenanceAt(document, name, "type")).toBe("documented");
    expect(provenanceAt(document, name, "required")).toBe("assumed");
    expect(provenanceAt(document, name, "pattern")).toBe("published");
  });

  it("counts a document without any mark as documented", () => {
    expect(provenanceAt({ paths: {} }, "/paths")).toBe("documented");
  });
});

describe("provenanceOfViolation", () => {
  it("follows references to the marks of their targets", () => {
    expect(provenanceOfViolation(document, at, "/items/0/name", "required")).toBe("assumed");
    expect(provenanceOfViolation(document, at, "/items/0/tag", "minLength")).toBe("published");
  });

  it("lets a mark beside a reference speak for the target", () => {
    expect(provenanceOfViolation(document, at, "", "type")).toBe("published");
    expect(provenanceOfViolation(document, at, "/next", "type")).toBe("published");
  });
});

describe("weaker and isBinding", () => {
  it("order the three words", () => {
    expect(weaker("documented", "published")).toBe("published");
    expect(weaker("assumed", "documented")).toBe("assumed");
    expect(["documented", "published", "assumed"].map((word) => isBinding(word as "assumed"))).toEqual([true, true, false]);
  });
});
