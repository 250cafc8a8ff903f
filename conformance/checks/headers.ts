/** Documented headers are there where they are required, and are what their schemas say. */
import { provenanceAt } from "../../contract/provenance.ts";
import { responseFor } from "../../contract/status.ts";
import type { Check } from "../check.ts";
import { headerOf } from "../exchange.ts";
import type { Finding } from "../finding.ts";

export const headers: Check = {
  id: "headers",
  statement: "Required headers come, and every documented one is valid against its schema.",
  source: "OpenAPI 3.1, section 4.8.21",
  judge({ operation, response }, { document }) {
    const documented = operation && responseFor(operation.responses, response.status);
    if (!documented) return [];
    const place = `${operation.id} ${response.status}`;
    return documented.headers.flatMap(({ check, declaredName, name, required }): Finding[] => {
      const pointer = `${documented.pointer}/headers/${declaredName}`;
      const shared = { check: "headers", provenance: provenanceAt(document, pointer, "required"), pointer };
      const value = headerOf(response, name);
      if (value === undefined) {
        if (!required) return [];
        return [
          {
            ...shared,
            message: `${place} came without the header ${declaredName}.`,
            expected: `the header ${declaredName}`,
            found: "nothing",
            cause: `headers ${place} ${name} missing`,
          },
        ];
      }
      return (check(value) ?? []).map(({ expected, found, keyword }) => ({
        ...shared,
        message: `The header ${declaredName} of ${place} breaks ${keyword}.`,
        expected,
        found,
        cause: `headers ${place} ${name} ${keyword}`,
      }));
    });
  },
};
