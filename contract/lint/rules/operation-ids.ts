/** operationIds: there, unique, and fit to name a function. */
import { text } from "../../source.ts";
import type { Rule } from "../problem.ts";

export const operationIdPresent: Rule = {
  id: "operation-id-present",
  severity: "warn",
  says: "Every operation has an operationId, by which clients, tests and behaviours name it.",
  *find({ parts }) {
    for (const { value, pointer, path, method } of parts.operations) {
      if (path === undefined || text(value["operationId"]) !== "") continue;
      yield { pointer, message: "This operation has no operationId.", fix: `Add one, such as operationId: ${suggested(method, path)}.` };
    }
  },
};

const suggested = (method: string, path: string): string =>
  method.toLowerCase() +
  path
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");

export const operationIdUnique: Rule = {
  id: "operation-id-unique",
  severity: "error",
  says: "No operationId names two operations.",
  *find({ parts }) {
    const first = new Map<string, string>();
    for (const { value, pointer } of parts.operations) {
      const id = text(value["operationId"]);
      if (id === "") continue;
      const at = `${pointer}/operationId`;
      const before = first.get(id);
      if (before === undefined) first.set(id, at);
      else if (before !== at)
        yield { pointer: at, message: `"${id}" already names another operation.`, fix: "Give this operation an id of its own.", related: before };
    }
  },
};

export const operationIdNameable: Rule = {
  id: "operation-id-nameable",
  severity: "warn",
  says: "An operationId can become the name of a function without clashing with another one.",
  *find({ parts }) {
    const first = new Map<string, { readonly id: string; readonly at: string }>();
    for (const { value, pointer } of parts.operations) {
      const id = text(value["operationId"]);
      if (id === "") continue;
      const at = `${pointer}/operationId`;
      const fix = "Write letters and digits in camelCase, beginning with a letter.";
      if (!/^[A-Za-z][\w.:/~-]*$/.test(id)) {
        yield { pointer: at, message: `"${id}" holds characters that no generator can keep in a name.`, fix };
        continue;
      }
      const name = id.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
      const before = first.get(name);
      if (before === undefined) first.set(name, { id, at });
      else if (before.id !== id)
        yield {
          pointer: at,
          message: `Generators give "${id}" and "${before.id}" the same name.`,
          fix: "Make them differ in more than case and punctuation.",
          related: before.at,
        };
    }
  },
};
