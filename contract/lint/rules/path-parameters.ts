/** Templates of a path and the parameters that fill them. */
import type { Json, JsonObject } from "../../model.ts";
import { resolve } from "../../pointer.ts";
import { array, object, text } from "../../source.ts";
import type { Rule } from "../problem.ts";

export const pathParameters: Rule = {
  id: "path-parameters",
  severity: "error",
  says: "Each template of a path is declared as a required parameter, and each declared path parameter stands in the path.",
  *find({ document, parts }) {
    const told = new Set<string>();
    for (const { path, value, pointer, item } of parts.operations) {
      if (path === undefined) continue;
      const wanted = new Set([...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? ""));
      const declared = [...listed(document, value["parameters"], pointer), ...listed(document, item.value["parameters"], item.pointer)];
      for (const name of wanted) {
        if (declared.some((parameter) => parameter.name === name)) continue;
        yield {
          pointer,
          message: `The path has a template {${name}} that this operation does not declare.`,
          fix: `Add the parameter {name: ${name}, in: path, required: true, schema: {type: string}}.`,
        };
      }
      for (const { name, at, required } of declared) {
        if (told.has(at)) continue;
        if (!wanted.has(name)) {
          told.add(at);
          yield {
            pointer: at,
            message: `The path parameter "${name}" does not stand in "${path}".`,
            fix: `Write {${name}} in the path, or remove the parameter.`,
          };
        } else if (!required) {
          told.add(at);
          yield { pointer: at, message: `The path parameter "${name}" is not required, yet a path without it is another path.`, fix: "Add required: true." };
        }
      }
    }
  },
};

interface Declared {
  readonly name: string;
  readonly at: string;
  readonly required: boolean;
}

function listed(document: JsonObject, list: Json | undefined, owner: string): Declared[] {
  return array(list).flatMap((raw, index) => {
    const at = `${owner}/parameters/${index}`;
    const parameter = object(resolve(document, raw, at).value);
    return parameter["in"] === "path" ? { name: text(parameter["name"]), at, required: parameter["required"] === true } : [];
  });
}
