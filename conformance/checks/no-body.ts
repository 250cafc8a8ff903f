/** Nothing comes where nothing is documented: no body to HEAD, with 204 and 304, or where a response has no content. */
import { provenanceAt } from "../../contract/provenance.ts";
import { responseFor } from "../../contract/status.ts";
import type { Check } from "../check.ts";

export const noBody: Check = {
  id: "no-body",
  statement: "No body comes where the response documents no content.",
  source: "OpenAPI 3.1, section 4.8.17",
  judge({ operation, response }, { document }) {
    const documented = operation && responseFor(operation.responses, response.status);
    if (!documented || documented.content.length > 0 || response.body.length === 0) return [];
    // It stands for answers that nobody described.
    if (documented.status === "default") return [];
    return [
      {
        check: "no-body",
        message: `${operation.id} ${response.status} came with a body, and none is documented.`,
        expected: "no body",
        found: `${response.body.length} bytes`,
        provenance: provenanceAt(document, documented.pointer),
        pointer: documented.pointer,
        cause: `no-body ${operation.id} ${response.status}`,
      },
    ];
  },
};
