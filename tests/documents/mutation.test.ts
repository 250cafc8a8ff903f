import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBody } from "../../contract/body.ts";
import { compile } from "../../contract/compile.ts";
import { DocumentError } from "../../contract/fault.ts";
import { type LoadedDocument, loadDocument } from "../../contract/load.ts";
import type { Contract, JsonObject, Operation } from "../../contract/model.ts";
import { sampleMediaType } from "../../contract/sample.ts";
import { mutate, mutations } from "./mutations.ts";
import { validDocument } from "./valid-document.ts";

const runs = Number(process.env["SPECIMEN_MUTATIONS"] ?? 150);
/** Of processor time, for one document, on a slow machine. */
const boundMs = 3_000;

async function loaded(document: JsonObject): Promise<LoadedDocument | undefined> {
  try {
    return await loadDocument(document);
  } catch (error) {
    expect(error).toBeInstanceOf(DocumentError);
    const { faults } = error as DocumentError;
    for (const { message, file } of faults) expect([typeof message, file]).toEqual(["string", "document"]);
    expect(faults.some(({ pointer, code }) => pointer !== undefined || /version|openapi|large/.test(code))).toBe(true);
    return undefined;
  }
}

async function askEverything(document: JsonObject): Promise<void> {
  const found = await loaded(document);
  if (!found) return;
  const contract = compile("api", found);
  for (const operation of contract.operations) ask(contract, operation);
}

/** What a mock and a suite do with an operation. */
function ask(contract: Contract, operation: Operation): void {
  const { method, path, body, responses } = operation;
  const segments = path.replace(/[?#].*$/, "").replace(/\{[^{}]*\}/g, "1");
  const match = contract.route(method, contract.basePath + segments);
  expect(`${match.kind} ${method} ${path}`).toBe(`operation ${method} ${path}`);
  expect(responses.length).toBeGreaterThan(0);
  operation.decodeParameters({ path: ["1", "1"], query: "limit=x&fields=a,b", header: () => "x" });
  readBody(contract, body, "application/json", new TextEncoder().encode('{"name":"Rex","tags":[1,1],"toy":{"kind":"x"}}'), "json");
  for (const mediaType of body?.content ?? []) sampleMediaType(contract.document, mediaType, { seed: 1, direction: "request" });
  for (const { content, headers } of responses) {
    for (const mediaType of content) sampleMediaType(contract.document, mediaType, { seed: 1, direction: "response" });
    for (const header of headers) header.check("1");
  }
}

describe("a document that somebody broke", () => {
  it("is refused with a place, or served in every operation that is left", { timeout: Math.max(60_000, runs * 300) }, async () => {
    await fc.assert(
      fc.asyncProperty(mutations, async (changes) => {
        const document = validDocument();
        for (const change of changes) mutate(document, change);
        const started = process.cpuUsage();
        await askEverything(document);
        expect(process.cpuUsage(started).user / 1000).toBeLessThan(boundMs);
      }),
      { numRuns: runs, seed: Number(process.env["SPECIMEN_SEED"] ?? 1) },
    );
  });

  it("was sound before", async () => {
    const { notices } = await loadDocument(validDocument());

    expect(notices).toEqual([]);
  });
});
