import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { decodeBody } from "./body-decode.ts";
import { encodeBody } from "./body-encode.ts";
import { compile } from "./compile.ts";
import { loadDocument } from "./load.ts";
import type { Contract, MediaType } from "./model.ts";
import { sampleMediaType } from "./sample.ts";

const corpus = process.env["SPECIMEN_CORPUS"];
const files = corpus === undefined ? [] : readdirSync(corpus).filter((name) => /\.(?:json|ya?ml)$/.test(name));
const maxCpuMs = 500;

type Body = readonly [direction: "request" | "response", mediaType: MediaType];

/** One of each schema, since many operations share them. */
function bodiesOf({ operations }: Contract): readonly Body[] {
  const all = operations.flatMap(({ body, responses }) => [
    ...(body?.content ?? []).map((mediaType): Body => ["request", mediaType]),
    ...responses.flatMap(({ content }) => content.map((mediaType): Body => ["response", mediaType])),
  ]);
  return [...new Map(all.map((entry) => [`${entry[0]} ${entry[1].range} ${JSON.stringify(entry[1].schema)}`, entry])).values()];
}

function cpuMs<T>(work: () => T): [made: T, ms: number] {
  const before = process.cpuUsage();
  const made = work();
  const { user, system } = process.cpuUsage(before);
  return [made, (user + system) / 1000];
}

// Documents of other people are not kept here; the variable names a folder of them.
describe.skipIf(corpus === undefined)("every body of a document that nobody prepared (skipped where SPECIMEN_CORPUS names no folder)", () => {
  it.each(files)("%s has bodies that read as they were written", { timeout: 300_000 }, async (file) => {
    const contract = compile(file, await loadDocument(join(corpus ?? "", file)));
    for (const [direction, mediaType] of bodiesOf(contract)) {
      const made = sampleMediaType(contract.document, mediaType, { seed: 1, direction });
      const isTextOfObjects = /^text\/(?!event-stream|xml)/.test(mediaType.range) && made.ok && typeof made.value === "object";
      if (!made.ok || isTextOfObjects) continue;
      const { contentType, bytes } = encodeBody(mediaType, made.value, contract.document);
      expect(decodeBody(contract.document, mediaType, contentType, bytes).violations, `${direction} at ${mediaType.pointer}`).toEqual([]);
    }
  });

  it.each(files)("%s is sampled validly and soon, or its contradiction is named", { timeout: 300_000 }, async (file) => {
    const contract = compile(file, await loadDocument(join(corpus ?? "", file)));
    for (const [direction, mediaType] of bodiesOf(contract)) {
      const make = () => sampleMediaType(contract.document, mediaType, { seed: 1, direction });
      // The first call also compiles the validator.
      make();
      const [made, ms] = cpuMs(make);
      expect(ms, `${direction} at ${mediaType.pointer}`).toBeLessThan(maxCpuMs);
      expect(made.ok || made.why, `${direction} at ${mediaType.pointer}`).toSatisfy(
        (outcome) => outcome === true || /: type \w+ but also type \w+$/.test(String(outcome)),
      );
    }
  });
});
