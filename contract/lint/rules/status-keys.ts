/** Keys of Responses Objects (OpenAPI 3.1, section 4.8.16). */
import { escapeToken, isObject } from "../../pointer.ts";
import { object } from "../../source.ts";
import type { Rule } from "../problem.ts";

export const operationSuccess: Rule = {
  id: "operation-success",
  severity: "warn",
  says: "Every operation documents what it answers when all goes well: 1XX, 2XX, 3XX, 101 to 399, or default.",
  *find({ parts }) {
    for (const { value, pointer } of parts.operations) {
      const statuses = Object.keys(object(value["responses"])).filter((status) => !status.startsWith("x-"));
      if (statuses.length === 0 || statuses.some((status) => /^[123]|^default$/.test(status))) continue;
      yield { pointer: `${pointer}/responses`, message: "This operation documents failures only.", fix: "Document what a success answers." };
    }
  },
};

export const statusKeys: Rule = {
  id: "status-keys",
  severity: "error",
  says: "Responses stand under a status such as 404, a range such as 4XX, or default; there is at least one.",
  *find({ parts }) {
    for (const operation of parts.operations) {
      const pointer = `${operation.pointer}/responses`;
      if (!isObject(operation.value["responses"])) continue;
      const statuses = Object.keys(operation.value["responses"]).filter((status) => !status.startsWith("x-"));
      if (statuses.length === 0) yield { pointer, message: "This operation documents no response at all.", fix: "Document at least its success." };
      for (const status of statuses) {
        if (/^(?:[1-5]\d\d|[1-5]XX|default)$/.test(status) || status === "$ref") continue;
        yield {
          pointer: `${pointer}/${escapeToken(status)}`,
          message: `"${status}" is no status.`,
          fix: 'Write a code from 100 to 599, a range such as "4XX", or "default".',
        };
      }
    }
  },
};
