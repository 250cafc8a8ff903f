/** Every pair of the table is judged as its author judged it, before any tool saw it. */
import { describe, expect, it } from "vitest";
import type { ReportedChange } from "../../contract/diff/change.ts";
import { diffDocuments } from "../../contract/diff/diff.ts";
import { loadDocument } from "../../contract/load.ts";
import { valueAt } from "../../contract/pointer.ts";
import { documentsOf } from "./pairs/pair.ts";
import { pairs } from "./pairs/registry.ts";
import { worstOf } from "./pairs/worst.ts";

const changesOf = async (pair: (typeof pairs)[number]): Promise<{ changes: readonly ReportedChange[]; old: Awaited<ReturnType<typeof loadDocument>> }> => {
  const documents = documentsOf(pair);
  const old = await loadDocument(documents.old);
  const other = await loadDocument(documents.new);
  return { changes: diffDocuments(old.document, other.document), old };
};

describe("the table", () => {
  it.each(pairs.map((pair) => [pair.name, pair] as const))("%s", async (_name, pair) => {
    const { changes, old } = await changesOf(pair);

    expect(worstOf(changes), JSON.stringify(changes, null, 1)).toBe(pair.expected);
    // A place that leads nowhere tells a reader nothing.
    expect(changes.filter((change) => valueAt(old.document, change.old) === undefined)).toEqual([]);
  });

  it("holds at least sixty pairs, a third of them harmless, under names of their own", () => {
    const harmless = pairs.filter(({ expected }) => expected === "none" || expected === "safe");

    expect(new Set(pairs.map(({ name }) => name)).size).toBe(pairs.length);
    expect(pairs.length).toBeGreaterThanOrEqual(60);
    expect(harmless.length).toBeGreaterThan(pairs.length / 3);
  });
});
