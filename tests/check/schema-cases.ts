/** For each rule about schemas and values a document that breaks only it, and one that nearly does. */
import { documentOf, type RuleCase } from "./fixture.ts";

/** One operation that answers with the schema Pet; `schema` is its text, indented by four. */
const petWith = (schema: string, media = ""): string =>
  documentOf(
    `paths:\n  /pets:\n    get:\n      operationId: a\n      responses:\n        "200":\n          description: ok\n          content:\n            application/json:\n              schema: {$ref: '#/components/schemas/Pet'}\n${media}components:\n  schemas:\n${schema}`,
  );

const case_ = (rule: string, fault: string, document: string, sound: string): RuleCase => ({ rule, fault, document, sound });
const schemaCase = (rule: string, fault: string, document: string, sound: string): RuleCase => case_(rule, fault, petWith(document), petWith(sound));

const nameOnly = "    Pet:\n      type: object\n      required: [name]\n      properties: {name: {type: string}, tag: {type: string, writeOnly: true}}\n";
const contradiction = (fault: string, faulty: string, sound: string): RuleCase =>
  schemaCase("schema-satisfiable", fault, `    Pet:\n${faulty}`, `    Pet:\n${sound}`);

export const schemaCases: readonly RuleCase[] = [
  case_(
    "example-valid",
    "an example lacks a required member",
    petWith(nameOnly, "              example: {tag: x} # here\n"),
    petWith(nameOnly.replace("[name]", "[name, tag]"), "              example: {name: x}\n"),
  ),
  schemaCase(
    "schema-example-valid",
    "a schema's example breaks it",
    "    Pet:\n      type: integer\n      maximum: 3\n      examples:\n        - 2\n        - 4 # here\n",
    "    Pet:\n      type: integer\n      maximum: 3\n      examples: [2, 3]\n",
  ),
  schemaCase(
    "default-valid",
    "a default breaks its schema",
    "    Pet:\n      type: string\n      enum: [a, b]\n      default: c # here\n",
    "    Pet:\n      type: string\n      enum: [a, b]\n      default: b\n",
  ),
  schemaCase(
    "pattern-valid",
    "a pattern cannot be read",
    "    Pet:\n      type: string\n      pattern: '(a' # here\n",
    "    Pet:\n      type: string\n      pattern: '\\(a'\n",
  ),
  schemaCase(
    "pattern-safe",
    "a pattern is ambiguous without end",
    "    Pet:\n      type: string\n      pattern: '^(a+)+$' # here\n",
    "    Pet:\n      type: string\n      pattern: '^(a+b)+$'\n",
  ),
  schemaCase(
    "discriminator-mapping",
    "a mapping leads nowhere",
    "    Cat: {type: object, required: [kind], properties: {kind: {type: string}}}\n    Pet:\n      oneOf: [{$ref: '#/components/schemas/Cat'}]\n      discriminator:\n        propertyName: kind\n        mapping:\n          cat: Cat\n          dog: Dog # here\n",
    "    Cat: {type: object, required: [kind], properties: {kind: {type: string}}}\n    Pet:\n      oneOf: [{$ref: '#/components/schemas/Cat'}]\n      discriminator:\n        propertyName: kind\n        mapping:\n          cat: Cat\n          dog: '#/components/schemas/Cat'\n",
  ),
  schemaCase(
    "direction-marks",
    "a property is sent in neither direction",
    "    Pet:\n      type: object\n      properties:\n        id: {type: string, readOnly: true, writeOnly: true} # here\n",
    "    Pet:\n      type: object\n      properties:\n        id: {type: string, readOnly: true, writeOnly: false}\n",
  ),
  schemaCase(
    "provenance-mark",
    "a mark is no such word",
    "    Pet:\n      type: string\n      x-provenance: guessed # here\n",
    "    Pet:\n      type: object\n      x-provenance: {type: published, required: assumed}\n      properties: {x-provenance: {type: string}}\n",
  ),
  case_(
    "resource-mark",
    "a thing's role is none",
    petWith("    Pet: {type: object}\n").replace("      operationId: a\n", "      operationId: a\n      x-resource:\n        role: lister # here\n"),
    petWith("    Pet: {type: object}\n").replace("      operationId: a\n", "      operationId: a\n      x-resource:\n        role: list\n"),
  ),
  contradiction(
    "bounds cross",
    "      type: integer\n      minimum: 5 # here\n      maximum: 4\n",
    "      type: integer\n      minimum: 5\n      maximum: 5\n",
  ),
  contradiction(
    "no integer lies between two bounds",
    "      type: integer\n      exclusiveMinimum: 1 # here\n      exclusiveMaximum: 2\n",
    "      type: number\n      exclusiveMinimum: 1\n      exclusiveMaximum: 2\n",
  ),
  contradiction(
    "lengths cross",
    "      type: string\n      minLength: 5 # here\n      maxLength: 4\n",
    "      type: string\n      minLength: 5\n      maxLength: 5\n",
  ),
  contradiction("an enum is empty", "      type: string\n      enum: [] # here\n", "      type: string\n      enum: ['']\n"),
  contradiction(
    "two parts ask for different types",
    "      allOf:\n        - type: string\n        - type: integer # here\n",
    "      allOf:\n        - type: number\n        - type: integer\n",
  ),
  contradiction(
    "a required member is forbidden",
    "      type: object\n      additionalProperties: false\n      required: [id] # here\n      properties: {name: {type: string}}\n",
    "      type: object\n      additionalProperties: false\n      required: [x-id]\n      patternProperties: {^x-: {type: string}}\n",
  ),
  contradiction(
    "a list is longer than its tuple",
    "      type: array\n      minItems: 2 # here\n      prefixItems: [{type: string}]\n      items: false\n",
    "      type: array\n      minItems: 2\n      prefixItems: [{type: string}]\n      items: {type: integer}\n",
  ),
  contradiction(
    "a thing requires another one of its kind",
    "      # here\n      type: object\n      required: [mate]\n      properties: {mate: {$ref: '#/components/schemas/Pet'}}\n".replace("      # here\n", ""),
    "      type: object\n      required: [mates]\n      properties: {mates: {type: array, items: {$ref: '#/components/schemas/Pet'}}}\n",
  ),
];
