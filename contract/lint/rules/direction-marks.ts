/** readOnly and writeOnly (OpenAPI 3.1, section 4.8.24): a member that no message can hold. */
import type { Json, JsonObject } from "../../model.ts";
import { escapeToken, resolve } from "../../pointer.ts";
import { array, object } from "../../source.ts";
import type { Rule } from "../problem.ts";

export const directionMarks: Rule = {
  id: "direction-marks",
  severity: "error",
  says: "No property is readOnly and writeOnly at once.",
  *find({ document, parts }) {
    for (const { value, pointer } of parts.schemas) {
      for (const [name, property] of Object.entries(object(value["properties"]))) {
        if (!isMarked(document, property, "readOnly") || !isMarked(document, property, "writeOnly")) continue;
        const required = array(value["required"]).includes(name) ? ", and yet it is required" : "";
        yield {
          pointer: `${pointer}/properties/${escapeToken(name)}`,
          message: `"${name}" is readOnly and writeOnly: no message can hold it${required}.`,
          fix: "Keep the one mark that is meant.",
        };
      }
    }
  },
};

const isMarked = (document: JsonObject, property: Json, mark: string): boolean =>
  object(property)[mark] === true || object(resolve(document, property, "").value)[mark] === true;
