/** Truths about the shipped contracts that no linter knows. */
import { describe, expect, it } from "vitest";
import { compile } from "../contract/compile.ts";
import { loadDocument } from "../contract/load.ts";
import type { MediaType } from "../contract/model.ts";
import { provenanceAt } from "../contract/provenance.ts";
import { shippedIds } from "../mock/load-apis.ts";

describe.each(shippedIds)("%s", async (api) => {
  const contract = compile(api, await loadDocument(`spec/${api}/openapi.yaml`));
  const bodies = contract.operations.flatMap(({ id, body, responses }) => [
    ...(body ? body.content.map((mediaType): [string, MediaType] => [`${id} request`, mediaType]) : []),
    ...responses.flatMap(({ status, content }) => content.map((mediaType): [string, MediaType] => [`${id} ${status}`, mediaType])),
  ]);

  it.each(bodies)("gives %s an example, and every example holds", (_name, mediaType) => {
    const binary = mediaType.range.startsWith("multipart/");

    expect(mediaType.examples.size).toBeGreaterThan(0);
    for (const [name, example] of mediaType.examples) expect(binary ? undefined : mediaType.check(example), name).toBeUndefined();
  });

  it("marks its root as assumed, so that a forgotten mark never strengthens", () => {
    expect(contract.document["x-provenance"]).toBe("assumed");
    expect(provenanceAt(contract.document, "")).toBe("assumed");
  });

  it("names every operation and documents an answer for each", () => {
    for (const { id, method, path, responses } of contract.operations) {
      expect(id).not.toBe(`${method} ${path}`);
      expect(responses.some(({ status }) => status.startsWith("2"))).toBe(true);
    }
  });
});
