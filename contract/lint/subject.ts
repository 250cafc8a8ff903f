/** What rules look at, made from a document whose files are joined. */
import type { JsonObject } from "../model.ts";
import { type Check, SchemaCompiler } from "../schema.ts";
import { text } from "../source.ts";
import { upgradeSchema } from "../upgrade.ts";
import { partsOf } from "./parts.ts";
import type { Subject } from "./problem.ts";

/** Rewrites the schemas of a 3.0 document in place. */
export function subjectOf(document: JsonObject): Subject {
  const version = /^3\.[0-2]/.exec(text(document["openapi"]))?.[0] ?? "";
  const parts = partsOf(document);
  if (version === "3.0") for (const { value } of parts.schemas) upgradeSchema(value);
  const isMarked = parts.schemas.some(({ value }) => value["readOnly"] === true || value["writeOnly"] === true);
  const response = new SchemaCompiler(document, "writeOnly");
  // Without marks both directions say the same, and what is compiled serves both.
  const compilers = { response, request: isMarked ? new SchemaCompiler(document, "readOnly") : response };
  return {
    document,
    version,
    parts,
    witnessed: new Set(),
    judge: (direction, pointer) => guarded(compilers[direction].check(pointer)),
  };
}

/** A schema that cannot be compiled is another rule's finding; it judges nothing. */
function guarded(check: Check): Check {
  let broken = false;
  return (value) => {
    if (broken) return undefined;
    try {
      return check(value);
    } catch {
      broken = true;
      return undefined;
    }
  };
}
