import { testVector, type Vector } from "./vector.fixture.ts";

const vectors: readonly Vector[] = [
  {
    title: "type arrays with null",
    schema: { type: ["string", "null"], maxLength: 3 },
    valid: [null, "abc"],
    invalid: [
      ["abcd", "", "maxLength"],
      [1, "", "type"],
    ],
  },
  {
    title: "nullable",
    version: "3.0.3",
    schema: { type: "object", required: ["a"], properties: { a: { type: "integer", nullable: true, enum: [1, null] } } },
    means: { type: "object", required: ["a"], properties: { a: { enum: [1, null] } } },
    valid: [{ a: null }, { a: 1 }],
    invalid: [
      [{ a: 2 }, "/a", "enum"],
      [{}, "/a", "required"],
    ],
  },
  {
    title: "const",
    schema: { type: "object", required: ["a", "b"], properties: { a: { const: 0 }, b: { const: { deep: [null, false] } } } },
    valid: [{ a: 0, b: { deep: [null, false] } }],
    invalid: [
      [{ a: false, b: { deep: [null, false] } }, "/a", "const"],
      [{ a: 0, b: { deep: [false, null] } }, "/b", "const"],
    ],
  },
  {
    title: "exclusive bounds",
    schema: { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 },
    valid: [0.5, 1e-9],
    invalid: [
      [0, "", "exclusiveMinimum"],
      [1, "", "exclusiveMaximum"],
    ],
  },
  {
    title: "exclusive bounds that are flags",
    version: "3.0.3",
    schema: { type: "integer", minimum: 1, exclusiveMinimum: true, maximum: 3, exclusiveMaximum: true },
    means: { const: 2 },
    valid: [2],
    invalid: [
      [1, "", "exclusiveMinimum"],
      [3, "", "exclusiveMaximum"],
    ],
  },
  {
    title: "a pattern",
    schema: { type: "string", pattern: "^[A-Z]{2}-\\d{3,5}$" },
    valid: ["AB-123"],
    invalid: [
      ["ab-123", "", "pattern"],
      ["AB-12\n", "", "pattern"],
    ],
  },
  {
    title: "multipleOf",
    schema: {
      type: "object",
      required: ["price", "size"],
      properties: { price: { type: "number", multipleOf: 0.01, minimum: 0 }, size: { type: "integer", multipleOf: 7, minimum: 50 } },
    },
    valid: [
      { price: 19.99, size: 56 },
      { price: 0.07, size: 70 },
      { price: 1.1, size: 63 },
    ],
    invalid: [
      [{ price: 0.001, size: 56 }, "/price", "multipleOf"],
      [{ price: 1, size: 57 }, "/size", "multipleOf"],
    ],
  },
];

for (const vector of vectors) testVector(vector);
