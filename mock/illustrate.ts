/** A documented response from the document alone: an example that holds, else a valid sample. */
import type { Contract, DocumentedResponse, MediaType } from "../contract/model.ts";
import { sampleMediaType, sampleSchema } from "../contract/sample.ts";
import { fileOf } from "../contract/sample-file.ts";

/** A status line needs digits: `2XX` is sent as 200, `default` as 200. */
export const codeOf = ({ status }: DocumentedResponse): number => (status === "default" ? 200 : Number(status.toUpperCase().replace("XX", "00")));

/** Throws where no valid value can be found. */
export function illustrateBody(contract: Contract, mediaType: MediaType, seed: number): unknown {
  for (const example of mediaType.examples.values()) if (!mediaType.check(example)) return example;
  return sampleBody(contract, mediaType, seed);
}

/** Throws where no valid value can be found. */
export function sampleBody(contract: Contract, mediaType: MediaType, seed: number): unknown {
  const file = fileOf(mediaType);
  if (file) return file;
  const sample = sampleMediaType(contract.document, mediaType, { seed, direction: "response" });
  if (!sample.ok) throw new Error(`No valid value was found for the schema at ${mediaType.pointer}: ${sample.why}`);
  return sample.value;
}

/** Headers that have an example, and the required ones. */
export function illustrateHeaders(contract: Contract, response: DocumentedResponse, seed: number): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { declaredName, required, schema, example, check } of response.headers) {
    if (example !== undefined) headers[declaredName] = String(example);
    else if (required) {
      const sample = sampleSchema(contract.document, schema, (value) => check(String(value)), { seed, direction: "response" });
      if (sample.ok) headers[declaredName] = String(sample.value);
    }
  }
  return headers;
}
