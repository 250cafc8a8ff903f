/** Examples and defaults that stand in schemas. A message of either direction may be what they show. */
import type { Json, JsonObject } from "../../model.ts";
import { hasType, namedTypes } from "../../sample-types.ts";
import { array } from "../../source.ts";
import { certain } from "../certain.ts";
import type { Part } from "../parts.ts";
import type { Problem, Rule, Subject } from "../problem.ts";

export const schemaExampleValid: Rule = {
  id: "schema-example-valid",
  severity: "error",
  says: "An example in a schema holds against that schema.",
  *find(subject) {
    for (const schema of subject.parts.schemas) {
      const { value } = schema;
      if (value["$ref"] !== undefined && subject.version === "3.0") continue;
      if (value["example"] !== undefined) yield* judge(subject, schema, value["example"], "/example", "example");
      for (const [index, example] of array(value["examples"]).entries()) yield* judge(subject, schema, example, `/examples/${index}`, "example");
    }
  },
};

export const defaultValid: Rule = {
  id: "default-valid",
  severity: "error",
  says: "A default holds against the schema that it stands in.",
  *find(subject) {
    for (const schema of subject.parts.schemas) {
      if (schema.value["default"] !== undefined) yield* judge(subject, schema, schema.value["default"], "/default", "default");
    }
  },
};

function* judge(subject: Subject, schema: Part, value: Json, member: string, noun: string): Iterable<Problem> {
  const { pointer } = schema;
  const violations = holdsPlainly(schema.value, value) ? undefined : violationsOf(subject, pointer, value);
  if (!violations) {
    subject.witnessed.add(pointer);
    return;
  }
  const [first] = violations;
  yield {
    pointer: pointer + member + (first?.at ?? ""),
    message: `This ${noun} breaks the schema that it stands in: expected ${first?.expected}, found ${first?.found}.`,
    fix: `Mend the ${noun}, or the schema where the ${noun} is right.`,
    ...(first?.rule ? { related: first.rule } : {}),
  };
}

const violationsOf = (subject: Subject, pointer: string, value: Json) =>
  certain(subject.judge("response", pointer)(value)) && certain(subject.judge("request", pointer)(value));

const plain = /^(?:type|enum|description|title|examples?|default|deprecated|readOnly|writeOnly|x-.*)$/;

/** Most schemas say a type and nothing else; compiling them would cost more than all the rest. */
function holdsPlainly(schema: JsonObject, value: Json): boolean {
  const types = namedTypes(schema["type"]);
  if (!types?.some((type) => hasType(value, type)) || !Object.keys(schema).every((keyword) => plain.test(keyword))) return false;
  return schema["enum"] === undefined || array(schema["enum"]).includes(value);
}
