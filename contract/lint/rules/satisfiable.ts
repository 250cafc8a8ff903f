/** Schemas that some value satisfies: by proof where keywords exclude each other, by trial elsewhere. */
import { isObject } from "../../pointer.ts";
import { sampleSchema } from "../../sample.ts";
import type { Direction } from "../../sample-context.ts";
import { conjunctionOf } from "../conjunction.ts";
import { contradictionsOf } from "../contradictions.ts";
import { EndFinder } from "../endless.ts";
import type { Rule } from "../problem.ts";

export const schemaSatisfiable: Rule = {
  id: "schema-satisfiable",
  severity: "error",
  says: "No schema contradicts itself.",
  *find({ document, parts }) {
    const told = new Set<string>();
    const ends = new EndFinder(document);
    for (const { value, pointer } of parts.schemas) {
      // What it refers to is a schema of its own.
      if (Object.keys(value).length === 1 && value["$ref"] !== undefined) continue;
      for (const { pointer: at, why, related } of contradictionsOf(conjunctionOf(document, value, pointer))) {
        if (told.has(at)) continue;
        told.add(at);
        yield {
          pointer: at,
          message: `Nothing satisfies this schema: ${why}.`,
          fix: "Decide which of the two is meant.",
          ...(related === undefined ? {} : { related }),
        };
      }
      if (ends.isEndless(value, pointer))
        yield {
          pointer,
          message: "Only an endless value satisfies this schema: it requires another one of its own kind.",
          fix: "Make the member optional or nullable that leads back here.",
        };
    }
  },
};

export const schemaWitnessed: Rule = {
  id: "schema-witnessed",
  severity: "note",
  says: "For every body and parameter some value is known, or can be made, that its schema takes.",
  *find(subject) {
    const { mediaTypes, parameters } = subject.parts;
    const places: { readonly pointer: string; readonly schema: unknown; readonly direction: Direction }[] = [
      ...mediaTypes.map(({ value, pointer, direction }) => ({ schema: value["schema"], pointer: `${pointer}/schema`, direction })),
      ...parameters.map(({ value, pointer }) => ({ schema: value["schema"], pointer: `${pointer}/schema`, direction: "request" as const })),
    ];
    for (const { pointer, schema, direction } of places) {
      if (schema === undefined || subject.witnessed.has(pointer) || isPlain(schema)) continue;
      // A schema by parts.ts's reading of it.
      const sample = sampleSchema(subject.document, schema as never, subject.judge(direction, pointer), { seed: 1, direction, optional: "none" });
      if (sample.ok) continue;
      yield {
        pointer,
        message: `No value was found that this ${direction} schema takes; the last try broke it: ${sample.why}.`,
        fix: "Add an example, which shows that there is one.",
      };
    }
  },
};

const plain = /^(?:type|format|enum|(?:min|max)(?:imum|Length)|description|title|examples?|default|deprecated|readOnly|writeOnly|nullable|x-.*)$/;

/** Of such keywords the proof above sees every contradiction. */
const isPlain = (schema: unknown): boolean => isObject(schema) && Object.keys(schema).every((keyword) => plain.test(keyword));
