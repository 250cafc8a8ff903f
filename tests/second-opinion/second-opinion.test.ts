/** Every exchange of the whole suite is judged by Prism's validators too. Where the two disagree, somebody has decided who is right. */
import { beforeAll, describe, expect, it } from "vitest";
import { defaults, verify } from "../../conformance/verify.ts";
import { compile } from "../../contract/compile.ts";
import { loadDocument } from "../../contract/load.ts";
import { createMock } from "../../mock/index.ts";
import { shippedIds } from "../../mock/load-apis.ts";
import { type Comparison, compare, type Disagreement, lineOf } from "./compare.ts";
import { contractOf } from "./ours.ts";
import { prismOf } from "./prism.ts";
import { reasonFor, reasons } from "./reasons.ts";

const compared = new Map<string, Comparison>();

async function comparisonOf(api: string): Promise<Comparison> {
  const file = new URL(`../../spec/${api}/openapi.yaml`, import.meta.url).pathname;
  const mock = await createMock({ apis: [api], now: "2026-01-31T09:00:00Z" }).listen({ port: 0 });
  const result = await verify({ ...defaults, api, target: mock.apis[0]?.baseUrl });
  await mock.close(0);
  return compare(result, contractOf(compile(api, await loadDocument(file))), await prismOf(file));
}

// Five whole runs, perhaps on a busy machine.
beforeAll(async () => {
  for (const api of shippedIds) compared.set(api, await comparisonOf(api));
}, 240_000);

const of = (api: string): Comparison => compared.get(api) ?? { judged: 0, agreedFaults: 0, disagreements: [] };

function page(api: string, disagreements: readonly Disagreement[]): string {
  const chapters = Object.entries(reasons).flatMap(([id, { right, says }]) => {
    const lines = disagreements.filter((found) => reasonFor(found) === id).map((found) => `- ${lineOf(found)}`);
    return lines.length === 0 ? [] : [`## ${id}: ${right === "ours" ? "the contract's reading" : "Prism"} is right\n\n${says}\n\n${lines.sort().join("\n")}\n`];
  });
  return `# ${api}: where Prism and the contract disagree\n\n${chapters.join("\n")}`;
}

describe.each(shippedIds)("a second opinion on %s", (api) => {
  it("has a reason for each disagreement, and the golden file lists them", async () => {
    const { disagreements } = of(api);

    expect(disagreements.filter((found) => reasonFor(found) === undefined).map(lineOf)).toEqual([]);
    await expect(page(api, disagreements)).toMatchFileSnapshot(`golden/${api}.md`);
  });

  it("agrees on every spoilt answer, most of them at fault, and on far more than it disagrees about", () => {
    const { agreedFaults, disagreements, judged } = of(api);

    expect(disagreements.filter(({ side }) => side === "spoilt").map(lineOf)).toEqual([]);
    expect(agreedFaults).toBeGreaterThan(50);
    expect(judged).toBeGreaterThan(500);
    expect(disagreements.length).toBeLessThan(judged / 50);
  });
});

it("has no reason that explains nothing", () => {
  const used = new Set(shippedIds.flatMap((api) => of(api).disagreements.map(reasonFor)));

  const stale = Object.keys(reasons).filter((id) => !used.has(id));

  expect(stale).toEqual([]);
});
