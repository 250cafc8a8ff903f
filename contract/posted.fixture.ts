/** One body on its way out and back, for tests of codecs. */
import { type BodyOutcome, readBody } from "./body.ts";
import { encodeBody } from "./body-encode.ts";
import { compile } from "./compile.ts";
import type { Contract, Json, JsonObject, MediaType, RequestBody } from "./model.ts";

export interface Posted {
  readonly contract: Contract;
  readonly body: RequestBody;
  readonly mediaType: MediaType;
}

/** A contract with one operation, which takes one media type. */
export function posted(range: string, schema: Json | undefined, encoding: JsonObject = {}, more: JsonObject = {}): Posted {
  const document: JsonObject = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: {
      "/x": {
        post: { requestBody: { required: true, content: { [range]: { ...(schema === undefined ? {} : { schema }), encoding, ...more } } }, responses: {} },
      },
    },
    components: {
      schemas: {
        File: { type: "string", format: "binary" },
        Pet: {
          type: "object",
          required: ["name", "photos"],
          properties: {
            id: { type: "integer", xml: { attribute: true } },
            name: { type: "string" },
            age: { type: ["integer", "null"] },
            photos: { type: "array", xml: { wrapped: true, name: "photoUrls" }, items: { type: "string", xml: { name: "photoUrl" } } },
            tags: { type: "array", items: { $ref: "#/components/schemas/Tag" } },
            owner: { type: "object", xml: { prefix: "o", namespace: "urn:owner" }, properties: { city: { type: "string", xml: { name: "town" } } } },
          },
          xml: { name: "pet" },
        },
        Tag: { type: "object", xml: { name: "tag" }, properties: { label: { type: "string" }, on: { type: "boolean" } } },
      },
    },
  };
  const contract = compile("t", { document, file: undefined, notices: [] });
  const body = contract.operations[0]?.body;
  const mediaType = body?.content[0];
  if (!body || !mediaType) throw new Error("no body was compiled");
  return { contract, body, mediaType };
}

/** What a server reads of an encoded value. */
export function received({ contract, body, mediaType }: Posted, value: unknown): unknown {
  const { contentType, bytes } = encodeBody(mediaType, value, contract.document);
  return readBody(contract, body, contentType, bytes, "unreadable");
}

export const textOf = ({ mediaType, contract }: Posted, value: unknown): string =>
  new TextDecoder().decode(encodeBody(mediaType, value, contract.document).bytes);

export function read({ contract, body }: Posted, text: string, contentType: string): BodyOutcome {
  return readBody(contract, body, contentType, new TextEncoder().encode(text), "unreadable");
}
