/** A body comes with a Content-Type, and with one that the response documents (RFC 9110, section 8.3). */
import { bestMatch, essence } from "../../contract/media-type.ts";
import { provenanceAt } from "../../contract/provenance.ts";
import { responseFor } from "../../contract/status.ts";
import type { Check } from "../check.ts";
import { headerOf } from "../exchange.ts";

export const mediaType: Check = {
  id: "media-type",
  statement: "A body names its media type, and it is a documented one.",
  source: "OpenAPI 3.1, section 4.8.17; RFC 9110, section 8.3",
  judge({ operation, request, response }, { document }) {
    const documented = operation && responseFor(operation.responses, response.status);
    if (!documented || documented.content.length === 0 || response.body.length === 0 || request.method === "HEAD") return [];
    const header = headerOf(response, "content-type");
    if (header !== undefined && bestMatch(documented.content, essence(header))) return [];
    const [first] = documented.content;
    return [
      {
        check: "media-type",
        message: `${operation.id} ${response.status} came ${header === undefined ? "without Content-Type" : "as another media type than documented"}.`,
        expected: documented.content.map(({ range }) => range).join(" or "),
        found: header ?? "no Content-Type",
        provenance: provenanceAt(document, first?.pointer ?? documented.pointer),
        pointer: `${documented.pointer}/content`,
        cause: `media-type ${operation.id} ${response.status}`,
      },
    ];
  },
};
