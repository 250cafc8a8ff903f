/** The status is one that the operation documents: its code, its range or `default`. */
import { responseFor } from "../../contract/status.ts";
import type { Check } from "../check.ts";

export const statusDocumented: Check = {
  id: "status-documented",
  statement: "Every status that comes is one that the operation documents.",
  source: "OpenAPI 3.1, section 4.8.16",
  judge({ operation, response }) {
    if (!operation || responseFor(operation.responses, response.status)) return [];
    // An operation without responses documents nothing that could be broken; one that tells of failures alone, no success.
    const isSilent = operation.responses.every(({ status }) => /^[45]/.test(status));
    if (operation.responses.length === 0 || (isSilent && response.status < 400)) return [];
    const documented = operation.responses.map(({ status }) => status).join(", ");
    return [
      {
        check: "status-documented",
        message: `${operation.id} answered with a status that it does not document.`,
        expected: `one of ${documented}`,
        found: String(response.status),
        provenance: "documented",
        pointer: `${operation.pointer}/responses`,
        cause: `status-documented ${operation.id} ${response.status}`,
      },
    ];
  },
};
