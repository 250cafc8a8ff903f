/** Examples of media types, parameters and headers, each judged in its direction. */
import { essence, isForm, isJson } from "../../media-type.ts";
import type { Json, JsonObject, Violation } from "../../model.ts";
import { escapeToken, resolve } from "../../pointer.ts";
import type { Direction } from "../../sample-context.ts";
import { object } from "../../source.ts";
import { certain } from "../certain.ts";
import type { Part } from "../parts.ts";
import type { Problem, Rule, Subject } from "../problem.ts";

export const exampleValid: Rule = {
  id: "example-valid",
  severity: "error",
  says: "An example of a body, parameter or header holds against its schema, in the direction in which it is sent.",
  *find(subject) {
    const { mediaTypes, parameters, headers } = subject.parts;
    for (const { direction, range, ...part } of mediaTypes) {
      const type = essence(range);
      const readable = isJson(type) || isForm(type);
      yield* judge(subject, part, direction, (value) => readable || typeof value !== "string");
    }
    for (const part of parameters) yield* judge(subject, part, "request", (value) => typeof value !== "string" || !isStructured(subject, part));
    for (const part of headers) yield* judge(subject, part, "response", (value) => typeof value !== "string" || !isStructured(subject, part));
  },
};

/** Text that shows an array, an object or a number as it is written on the wire is no value of the schema. */
function isStructured({ document }: Subject, { value }: Part): boolean {
  const type = object(resolve(document, value["schema"], "").value)["type"];
  return type !== "string" && !(Array.isArray(type) && type.includes("string"));
}

function* judge(subject: Subject, part: Part, direction: Direction, judged: (value: Json) => boolean): Iterable<Problem> {
  if (part.value["schema"] === undefined) return;
  const schema = `${part.pointer}/schema`;
  const check = subject.judge(direction, schema);
  for (const { value, pointer } of examplesOf(subject.document, part)) {
    if (!judged(value)) continue;
    const violations = certain(check(value));
    if (!violations) subject.witnessed.add(schema);
    else yield problemOf(violations, pointer, direction);
  }
}

function* examplesOf(document: JsonObject, { value, pointer }: Part): Iterable<{ readonly value: Json; readonly pointer: string }> {
  if (value["example"] !== undefined) yield { value: value["example"], pointer: `${pointer}/example` };
  for (const [name, raw] of Object.entries(object(value["examples"]))) {
    const example = resolve(document, raw, `${pointer}/examples/${escapeToken(name)}`);
    for (const member of ["value", "dataValue"]) {
      const shown = object(example.value)[member];
      if (shown !== undefined) yield { value: shown, pointer: `${example.pointer}/${member}` };
    }
  }
}

function problemOf(violations: readonly Violation[], pointer: string, direction: Direction): Problem {
  const [first] = violations;
  const more = violations.length > 1 ? ` (and ${violations.length - 1} more)` : "";
  return {
    pointer: pointer + (first?.at ?? ""),
    message: `This ${direction} example breaks its schema: expected ${first?.expected}, found ${first?.found}${more}.`,
    fix: "Mend the example, or the schema where the example shows what is really sent.",
    ...(first?.rule ? { related: first.rule } : {}),
  };
}
