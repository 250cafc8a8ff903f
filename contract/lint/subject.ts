/** What rules look at, made from a document whose files are joined. */
import type { JsonObject } from "../model.ts";
import { type Check, SchemaCompiler } from "../schema.ts";
import { text } from "../source.ts";
import { upgradeSchemas } from "../upgrade.ts";
import { partsOf } from "./parts.ts";
import type { Subject } from "./problem.ts";

/** Rewrites the schemas of a 3.0 document in place. */
export function subjectOf(document: JsonObject): Subject {
  const version = /^3\.[0-2]/.exec(text(document["openapi"]))?.[0] ?? "";
  if (version === "3.0") upgradeSchemas(document);
  const compilers = { request: new SchemaCompiler(document, "readOnly"), response: new SchemaCompiler(document, "writeOnly") };
  return {
    document,
    version,
    parts: partsOf(document),
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
