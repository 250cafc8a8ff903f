/** Security: schemes that exist, and the refusal that every secured operation needs. */
import type { Json } from "../../model.ts";
import { escapeToken } from "../../pointer.ts";
import { array, object } from "../../source.ts";
import type { Problem, Rule } from "../problem.ts";

export const securityDefined: Rule = {
  id: "security-defined",
  severity: "error",
  says: "A security requirement names schemes that components.securitySchemes declares.",
  *find({ document, parts, version }) {
    const known = Object.keys(object(object(document["components"])["securitySchemes"]));
    const judge = (value: Json | undefined, at: string) => unknownSchemes(value, at, known, version);
    yield* judge(document["security"], "/security");
    for (const { value, pointer } of parts.operations) yield* judge(value["security"], `${pointer}/security`);
  },
};

function* unknownSchemes(value: Json | undefined, at: string, known: readonly string[], version: string): Iterable<Problem> {
  for (const [index, requirement] of array(value).entries()) {
    for (const name of Object.keys(object(requirement))) {
      // From 3.2 on a name may be a reference.
      if (known.includes(name) || (version === "3.2" && /[/#]/.test(name))) continue;
      yield {
        pointer: `${at}/${index}/${escapeToken(name)}`,
        message: `There is no security scheme "${name}".`,
        fix: known.length === 0 ? "Declare it under components.securitySchemes." : `Declare it, or name one of: ${known.join(", ")}.`,
      };
    }
  }
}

export const securityRefusal: Rule = {
  id: "security-401",
  severity: "warn",
  says: "An operation that asks for credentials documents what it answers without them: 401, 4XX or default.",
  *find({ document, parts }) {
    for (const { value, pointer, path } of parts.operations) {
      if (path === undefined || !isSecured(value["security"] ?? document["security"])) continue;
      const statuses = Object.keys(object(value["responses"]));
      if (statuses.some((status) => /^(?:401|4XX|default)$/i.test(status))) continue;
      yield {
        pointer: value["responses"] === undefined ? pointer : `${pointer}/responses`,
        message: "This operation asks for credentials, but does not say how it refuses a call without them.",
        fix: "Document a 401 response, or write security: [] where none are needed.",
      };
    }
  },
};

/** An empty requirement makes credentials optional. */
function isSecured(value: Json | undefined): boolean {
  const alternatives = array(value);
  return alternatives.length > 0 && alternatives.every((entry) => Object.keys(object(entry)).length > 0);
}
