/** Samples of a schema, judged by the compiled contract, for tests. */
import { compile } from "./compile.ts";
import type { Json, JsonObject } from "./model.ts";
import { type Sample, type SampleOptions, sampleMediaType } from "./sample.ts";

const components: JsonObject = {
  Tree: {
    type: "object",
    required: ["value", "children"],
    properties: { value: { type: "integer" }, children: { type: "array", items: { $ref: "#/components/schemas/Tree" } } },
  },
  List: { type: "object", required: ["next"], properties: { next: { anyOf: [{ $ref: "#/components/schemas/List" }, { type: "null" }] } } },
  Endless: { type: "object", required: ["again"], properties: { again: { $ref: "#/components/schemas/Endless" } } },
  Name: { type: "string", minLength: 2, maxLength: 12 },
  Named: { type: "object", required: ["name"], properties: { name: { $ref: "#/components/schemas/Name" }, nick: { type: "string" } } },
  Pet: {
    type: "object",
    required: ["kind"],
    properties: { kind: { type: "string" } },
    discriminator: { propertyName: "kind", mapping: { feline: "#/components/schemas/Cat" } },
  },
  Cat: {
    allOf: [{ $ref: "#/components/schemas/Pet" }, { type: "object", required: ["lives"], properties: { lives: { type: "integer", minimum: 1, maximum: 9 } } }],
  },
  Plain: { type: "object", properties: { message: { type: "string" }, url: { type: "string" } } },
  Richer: { type: "object", properties: { message: { type: "string" }, detail: { type: "object", properties: { on: { type: "boolean" } } } } },
  Rock: { type: "object", required: ["kind", "weight"], properties: { kind: { type: "string" }, weight: { type: "number" } } },
};

/** The schema stands at `#/components/schemas/Sampled`. */
export function sample(schema: Json, options: Partial<SampleOptions> = {}): Sample {
  const content: Json = { "application/json": { schema: { $ref: "#/components/schemas/Sampled" } } };
  const operation: Json = { requestBody: { content }, responses: { 200: { description: "", content } } };
  const document: JsonObject = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/x": { post: operation } },
    components: { schemas: { ...components, Sampled: schema } },
  };
  const [only] = compile("t", { document, file: undefined, notices: [] }).operations;
  const { direction = "response" } = options;
  const [mediaType] = (direction === "request" ? only?.body : only?.responses[0])?.content ?? [];
  if (!mediaType) throw new Error("no media type was compiled");
  return sampleMediaType(document, mediaType, { seed: 1, direction, ...options });
}

export function valueOf(schema: Json, options: Partial<SampleOptions> = {}): unknown {
  const made = sample(schema, options);
  return made.ok ? made.value : `no sample: ${made.why}`;
}

export const text = (format: string): Json => ({ type: "string", format });
export const matching = (pattern: string, more: JsonObject = {}): Json => ({ type: "string", pattern, ...more });
