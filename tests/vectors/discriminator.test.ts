import type { JsonObject } from "../../contract/model.ts";
import { testVector, type Vector } from "./vector.fixture.ts";

const cat: JsonObject = {
  type: "object",
  required: ["kind", "lives"],
  properties: { kind: { type: "string" }, lives: { type: "integer", minimum: 1, maximum: 9 } },
};
const dog: JsonObject = { type: "object", required: ["kind", "bark"], properties: { kind: { type: "string" }, bark: { type: "boolean" } } };
const branches = [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }];
const mapping = { feline: "#/components/schemas/Cat", canine: "Dog" };
const told = (first: string, second: string): JsonObject => ({
  oneOf: [
    { $ref: "#/components/schemas/Cat", properties: { kind: { const: first } } },
    { $ref: "#/components/schemas/Dog", properties: { kind: { const: second } } },
  ],
});

const versions = ["3.0.3", "3.1.0"] as const;
const vectors = versions.flatMap((version): readonly Vector[] => [
  {
    title: "a discriminator with a mapping",
    version,
    schema: { oneOf: branches, discriminator: { propertyName: "kind", mapping } },
    schemas: { Cat: cat, Dog: dog },
    means: told("feline", "canine"),
    valid: [
      { kind: "feline", lives: 9 },
      { kind: "canine", bark: true },
    ],
    invalid: [
      [{ kind: "feline", lives: 10 }, "/lives", "maximum"],
      [{ kind: "feline" }, "/lives", "required"],
      [{ lives: 9 }, "/kind", "required"],
    ],
  },
  {
    title: "a discriminator without a mapping",
    version,
    schema: { anyOf: branches, discriminator: { propertyName: "kind" } },
    schemas: { Cat: cat, Dog: dog },
    means: told("Cat", "Dog"),
    valid: [
      { kind: "Cat", lives: 9 },
      { kind: "Dog", bark: true },
    ],
    invalid: [[{ kind: "Dog", bark: 1 }, "/bark", "type"]],
  },
]);

for (const vector of vectors) testVector(vector);
