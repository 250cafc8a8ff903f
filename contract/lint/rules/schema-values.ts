/** Examples and defaults that stand in schemas. A message of either direction may be what they show. */
import type { Json } from "../../model.ts";
import { array } from "../../source.ts";
import { certain } from "../certain.ts";
import type { Problem, Rule, Subject } from "../problem.ts";

export const schemaExampleValid: Rule = {
  id: "schema-example-valid",
  severity: "error",
  says: "An example in a schema holds against that schema.",
  *find(subject) {
    for (const { value, pointer } of subject.parts.schemas) {
      if (value["$ref"] !== undefined && subject.version === "3.0") continue;
      if (value["example"] !== undefined) yield* judge(subject, pointer, value["example"], "/example", "example");
      for (const [index, example] of array(value["examples"]).entries()) yield* judge(subject, pointer, example, `/examples/${index}`, "example");
    }
  },
};

export const defaultValid: Rule = {
  id: "default-valid",
  severity: "error",
  says: "A default holds against the schema that it stands in.",
  *find(subject) {
    for (const { value, pointer } of subject.parts.schemas) {
      if (value["default"] !== undefined) yield* judge(subject, pointer, value["default"], "/default", "default");
    }
  },
};

function* judge(subject: Subject, pointer: string, value: Json, member: string, noun: string): Iterable<Problem> {
  const violations = certain(subject.judge("request", pointer)(value)) && certain(subject.judge("response", pointer)(value));
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
