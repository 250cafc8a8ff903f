/** What only requests hold does not come back: OpenAPI says SHOULD NOT, so this is advice only. */
import { bestMatch, essence } from "../../contract/media-type.ts";
import { valueAt } from "../../contract/pointer.ts";
import { responseFor } from "../../contract/status.ts";
import { bodyOf } from "../body.ts";
import type { Check } from "../check.ts";
import { positionsOf } from "../derive/violations.ts";
import { headerOf } from "../exchange.ts";

export const writeOnly: Check = {
  id: "write-only",
  statement: "No body holds a member that its schema marks as writeOnly.",
  source: "OpenAPI 3.0.4, section 4.7.24.2",
  judge({ operation, request, response }, { document }) {
    const documented = operation && responseFor(operation.responses, response.status);
    const mediaType = documented && bestMatch(documented.content, essence(headerOf(response, "content-type") ?? ""));
    const body = mediaType && request.method !== "HEAD" ? bodyOf(response) : undefined;
    if (!operation || !mediaType || typeof body !== "object" || body === null) return [];
    const place = `${operation.id} ${response.status}`;
    return positionsOf(document, `${mediaType.pointer}/schema`, mediaType.schema, body)
      .filter(({ pointer, schema }) => schema["writeOnly"] === true && isShown(body, pointer))
      .map(({ pointer, schemaPointer }) => ({
        check: "write-only",
        message: `The body of ${place} holds ${pointer}, which only requests should.`,
        expected: "no such member",
        found: "one",
        provenance: "assumed" as const,
        pointer: schemaPointer,
        cause: `write-only ${place} ${pointer.replace(/\/\d+(?=\/|$)/g, "/*")}`,
      }));
  },
};

/** Null says nothing. What is shown is not told: it may be a secret. */
function isShown(body: object, pointer: string): boolean {
  // What bodyOf gives came as JSON.
  const value = valueAt(body as never, pointer);
  return value !== undefined && value !== null;
}
