/** The mock of a document that nobody prepared passes the verdict of the same document. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createMock } from "../../mock/index.ts";
import { askOperations } from "../../scripts/sweep/ask-operations.ts";
import { Client } from "../../scripts/sweep/client.ts";
import { liveLives } from "../../scripts/sweep/life-cycles.ts";
import type { Asked, Lives, SelfVerdict } from "../../scripts/sweep/row.ts";
import { selfVerdict } from "../../scripts/sweep/self-verdict.ts";

const own = join(import.meta.dirname, "documents");
const corpus = process.env["SPECIMEN_CORPUS"];
const smallest = 10;

async function swept(document: string): Promise<{ readonly asked: Asked; readonly lives: Lives; readonly verdict: SelfVerdict }> {
  const mock = createMock({ apis: [document] });
  const [api] = (await mock.ready()).dispatcher.apis;
  if (!api) throw new Error(`${document} is not served.`);
  const listening = await mock.listen({ port: 0 });
  const client = new Client(api.contract, listening.origin);
  try {
    const asked = await askOperations(api, client);
    await mock.reset();
    const lives = await liveLives(api, client);
    await mock.reset();
    return { asked, lives, verdict: await selfVerdict(api, document, listening.origin) };
  } finally {
    client.close();
    await listening.close(0);
  }
}

describe.each(readdirSync(own))("%s", (name) => {
  it("is asked, lived through and judged without a fault", { timeout: 60_000 }, async () => {
    const { asked, lives, verdict } = await swept(join(own, name));

    expect(asked.invalid).toEqual([]);
    expect(asked.unasked).toEqual([]);
    expect(lives.found).toBeGreaterThan(0);
    expect(lives.broken).toEqual([]);
    expect(verdict.causes).toEqual([]);
    expect(verdict.pass).toBeGreaterThan(10);
  });
});

const small =
  corpus === undefined
    ? []
    : readdirSync(corpus)
        .filter((name) => /\.(?:json|ya?ml)$/.test(name))
        .sort((a, b) => statSync(join(corpus, a)).size - statSync(join(corpus, b)).size)
        .slice(0, smallest);

describe.skipIf(corpus === undefined)("of the documents in the folder that SPECIMEN_CORPUS names, the ten smallest", () => {
  it.each(small)("%s neither crashes the suite nor is failed by it", { timeout: 60_000 }, async (name) => {
    const { verdict } = await swept(join(corpus ?? "", name));

    expect(verdict.error).toBe(0);
    expect(verdict.fail, verdict.causes.join("\n")).toBe(0);
  });
});
