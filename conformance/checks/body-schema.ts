/** A body is what its schema says, whatever its media type; one that cannot be read, or empty JSON where a body is documented, is not. */
import { decodeBody } from "../../contract/body-decode.ts";
import { TooMuch, UnreadableBody } from "../../contract/json.ts";
import { bestMatch, essence, isForm, isJson, isMultipart, isXml, sequenceOf } from "../../contract/media-type.ts";
import type { Decoded, JsonObject, MediaType, Violation } from "../../contract/model.ts";
import { localPointer, valueAt } from "../../contract/pointer.ts";
import { provenanceAt, provenanceOfViolation } from "../../contract/provenance.ts";
import { typesOf } from "../../contract/schema.ts";
import { responseFor } from "../../contract/status.ts";
import type { Check } from "../check.ts";
import { headerOf } from "../exchange.ts";
import type { Finding } from "../finding.ts";

export const bodySchema: Check = {
  id: "body-schema",
  statement: "Every body is valid against the schema that is documented for it.",
  source: "OpenAPI 3.1, section 4.8.14",
  judge({ operation, request, response }, { document }) {
    const documented = operation && responseFor(operation.responses, response.status);
    if (!documented || documented.content.length === 0 || request.method === "HEAD") return [];
    const header = headerOf(response, "content-type") ?? "";
    const match = bestMatch(documented.content, essence(header));
    // Another media type is another check's matter; documented JSON still tells what was meant.
    const mediaType = match ?? documented.content.slice(0, 1).find(({ range }) => isJson(essence(range)));
    if (!mediaType || (mediaType.schema === undefined && mediaType.itemSchema === undefined && !isJson(essence(mediaType.range)))) return [];
    const type = match ? header : mediaType.range;
    if (!isReadable(essence(type)) || isOpaque(document, mediaType, essence(type))) return [];
    const place = `${operation.id} ${response.status}`;
    const read = decoded(document, mediaType, type, response.body);
    if (read instanceof TooMuch) return [];
    if (read instanceof UnreadableBody) return [unreadable(read, mediaType, place, essence(type), provenanceAt(document, mediaType.pointer))];
    return read.violations.map((violation) =>
      finding(violation, mediaType, place, provenanceOfViolation(document, `${mediaType.pointer}/schema`, violation.at, violation.keyword)),
    );
  },
};

/** What a body of any other media type says, its own standard knows. */
const isReadable = (type: string): boolean =>
  isJson(type) || isForm(type) || isMultipart(type) || isXml(type) || sequenceOf(type) !== undefined || type.startsWith("text/");

function decoded(document: JsonObject, mediaType: MediaType, type: string, body: Uint8Array): Decoded | UnreadableBody {
  try {
    if (body.length === 0 && isJson(essence(type))) return new UnreadableBody("an empty body");
    return decodeBody(document, mediaType, type, body);
  } catch (error) {
    if (error instanceof UnreadableBody) return error;
    throw error;
  }
}

/** How a plain text stands for an object or a list, no standard says. */
function isOpaque(document: JsonObject, { schema }: MediaType, type: string): boolean {
  if (!type.startsWith("text/") || isJson(type) || isXml(type) || sequenceOf(type) !== undefined) return false;
  const types = typesOf(schema, (reference) => valueAt(document, localPointer(reference) ?? ""));
  return !types.has("string") && (types.has("object") || types.has("array"));
}

function unreadable(read: UnreadableBody, mediaType: MediaType, place: string, type: string, provenance: Finding["provenance"]): Finding {
  return {
    check: "body-schema",
    message: `The body of ${place} cannot be read as ${isJson(type) ? "JSON" : type}.`,
    expected: `a body of ${mediaType.range}`,
    found: read.message,
    provenance,
    pointer: mediaType.pointer,
    cause: `body-schema ${place} unreadable`,
  };
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
