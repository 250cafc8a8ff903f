/** A body is what its schema says; JSON that cannot be read, or an empty body where one is documented, is not. */
import { parseJson, UnreadableBody } from "../../contract/json.ts";
import { bestMatch, essence, isJson } from "../../contract/media-type.ts";
import type { MediaType, Violation } from "../../contract/model.ts";
import { provenanceAt, provenanceOfViolation } from "../../contract/provenance.ts";
import { responseFor } from "../../contract/status.ts";
import type { Answered, Check } from "../check.ts";
import { headerOf } from "../exchange.ts";
import type { Finding } from "../finding.ts";

export const bodySchema: Check = {
  id: "body-schema",
  statement: "Every body is valid against the schema that is documented for it.",
  source: "OpenAPI 3.1, section 4.8.14",
  judge(exchange, { document }) {
    const { operation, request, response } = exchange;
    const documented = operation && responseFor(operation.responses, response.status);
    if (!documented || documented.content.length === 0 || request.method === "HEAD") return [];
    const type = essence(headerOf(response, "content-type") ?? "");
    // Another media type is another check's matter; the first documented one still tells what was meant.
    const mediaType = bestMatch(documented.content, type) ?? documented.content[0];
    if (!mediaType || !isJson(essence(mediaType.range))) return [];
    const place = `${operation.id} ${response.status}`;
    const whole = (found: string): Finding[] => [
      {
        check: "body-schema",
        message: `The body of ${place} cannot be read as JSON.`,
        expected: `a body of ${mediaType.range}`,
        found,
        provenance: provenanceAt(document, mediaType.pointer),
        pointer: mediaType.pointer,
        cause: `body-schema ${place} unreadable`,
      },
    ];
    const value = read(exchange);
    if (value instanceof UnreadableBody) return whole(value.message);
    return (mediaType.check(value) ?? []).map((violation) =>
      finding(violation, mediaType, place, provenanceOfViolation(document, `${mediaType.pointer}/schema`, violation.at, violation.keyword)),
    );
  },
};

function read({ response }: Answered): unknown {
  if (response.body.length === 0) return new UnreadableBody("an empty body");
  try {
    return parseJson(response.body);
  } catch (error) {
    if (error instanceof UnreadableBody) return error;
    throw error;
  }
}

function finding({ at, expected, found, keyword, rule }: Violation, mediaType: MediaType, place: string, provenance: Finding["provenance"]): Finding {
  // The same fault in every item of a list is one cause.
  const general = at.replace(/\/\d+(?=\/|$)/g, "/*");
  return {
    check: "body-schema",
    message: `The body of ${place} breaks ${keyword} at ${at || "its root"}.`,
    expected,
    found,
    provenance,
    pointer: rule || `${mediaType.pointer}/schema`,
    cause: `body-schema ${place} ${general} ${keyword}`,
  };
}
