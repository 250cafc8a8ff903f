import { testVector, type Vector } from "./vector.fixture.ts";

const vectors: readonly Vector[] = [
  {
    title: "prefixItems",
    schema: { type: "array", prefixItems: [{ type: "string" }, { type: "integer", minimum: 10 }], items: false, minItems: 2 },
    valid: [["a", 10]],
    invalid: [
      [["a", 9], "/1", "minimum"],
      [[1, 10], "/0", "type"],
      [["a", 10, 1], "", "items"],
    ],
  },
  {
    title: "unevaluatedProperties",
    schema: {
      type: "object",
      allOf: [{ $ref: "#/components/schemas/Named" }],
      properties: { age: { type: "integer" } },
      unevaluatedProperties: false,
    },
    schemas: { Named: { type: "object", required: ["name"], properties: { name: { type: "string" } } } },
    valid: [{ name: "a", age: 1 }, { name: "a" }],
    invalid: [
      [{ name: "a", more: 1 }, "/more", "unevaluatedProperties"],
      [{ age: 1 }, "/name", "required"],
    ],
  },
  {
    title: "dependentRequired",
    schema: { type: "object", properties: { card: { type: "string" }, cvc: { type: "string" } }, dependentRequired: { card: ["cvc"] } },
    valid: [{}, { cvc: "1" }, { card: "1", cvc: "2" }],
    invalid: [[{ card: "1" }, "/cvc", "dependentRequired"]],
  },
  {
    title: "minContains and maxContains",
    schema: { type: "array", items: { type: "integer" }, contains: { minimum: 100 }, minContains: 2, maxContains: 3 },
    valid: [
      [100, 1, 200],
      [100, 100, 100],
    ],
    invalid: [
      [[100, 1], "", "contains"],
      [[100, 100, 100, 100], "", "contains"],
    ],
  },
  {
    title: "optional recursion",
    schema: { $ref: "#/components/schemas/Node" },
    schemas: { Node: { type: "object", required: ["value"], properties: { value: { type: "integer" }, next: { $ref: "#/components/schemas/Node" } } } },
    valid: [{ value: 1 }, { value: 1, next: { value: 2, next: { value: 3 } } }],
    invalid: [[{ value: 1, next: { value: 2, next: {} } }, "/next/next/value", "required"]],
  },
  {
    title: "required recursion that can end",
    schema: { $ref: "#/components/schemas/Tree" },
    schemas: {
      Tree: {
        type: "object",
        required: ["children", "parent"],
        properties: {
          children: { type: "array", items: { $ref: "#/components/schemas/Tree" } },
          parent: { oneOf: [{ $ref: "#/components/schemas/Tree" }, { type: "null" }] },
        },
      },
    },
    valid: [
      { children: [], parent: null },
      { children: [{ children: [], parent: null }], parent: null },
    ],
    invalid: [[{ children: [{ children: [], parent: 1 }], parent: null }, "/children/0/parent", "oneOf"]],
  },
];

for (const vector of vectors) testVector(vector);
