/** Judges every pair of the diff table, beside api-smart-diff, and writes docs/measurements/diff.md. */
import { writeFileSync } from "node:fs";
import { apiCompare } from "api-smart-diff";
import { diffDocuments } from "../contract/diff/diff.ts";
import { loadDocument } from "../contract/load.ts";
import type { JsonObject } from "../contract/model.ts";
import { documentsOf, type PairCase } from "../tests/diff/pairs/pair.ts";
import { pairs } from "../tests/diff/pairs/registry.ts";
import { worstOf } from "../tests/diff/pairs/worst.ts";

interface Row {
  readonly pair: PairCase;
  readonly ours: string;
  readonly theirs: string;
}

const rows: Row[] = [];
for (const pair of pairs) {
  const documents = documentsOf(pair);
  const theirs = smartDiff(documents.old, documents.new);
  const [old, other] = [await loadDocument(documents.old), await loadDocument(documents.new)];
  rows.push({ pair, ours: worstOf(diffDocuments(old.document, other.document)), theirs });
}
function smartDiff(old: JsonObject, other: JsonObject): string {
  try {
    const kinds = new Set(apiCompare(structuredClone(old), structuredClone(other)).diffs.map(({ type }) => type));
    return kinds.has("breaking")
      ? "breaking"
      : kinds.has("unclassified")
        ? "unclassified"
        : kinds.has("non-breaking") || kinds.has("deprecated")
          ? "safe"
          : "none";
  } catch {
    return "failed";
  }
}

type Verdict = (row: Row) => string;
const isHarmless = ({ pair: { expected } }: Row): boolean => expected === "none" || expected === "safe";

function counts(verdict: Verdict): { found: number; breaking: number; alarms: number; harmless: number; exact: number } {
  const breaking = rows.filter(({ pair: { expected } }) => expected === "breaking");
  const harmless = rows.filter(isHarmless);
  return {
    found: breaking.filter((row) => verdict(row) === "breaking").length,
    breaking: breaking.length,
    alarms: harmless.filter((row) => verdict(row) === "breaking").length,
    harmless: harmless.length,
    exact: rows.filter((row) => verdict(row) === row.pair.expected).length,
  };
}

function summary(name: string, verdict: Verdict): string {
  const { alarms, breaking, exact, found, harmless } = counts(verdict);
  return `${name}: ${found} of ${breaking} breaking changes found, ${alarms} false alarms in ${harmless} harmless changes, ${exact} of ${rows.length} judged exactly`;
}

function page(): string {
  const line = (name: string, verdict: Verdict): string => {
    const { alarms, breaking, exact, found, harmless } = counts(verdict);
    return `| ${name} | ${found} of ${breaking} | ${alarms} of ${harmless} | ${exact} of ${rows.length} |`;
  };
  return [
    "<!-- Written by scripts/diff-table.ts. Do not edit. -->",
    "",
    "# Breaking changes: what is found, and what is cried over",
    "",
    "Each pair is one document and one change to it, judged by hand: breaking, risky, safe, or none where nothing that a client",
    "could notice changed. The pairs are ours, so that our own column shows that we do what we say, not that nobody could do better.",
    "api-smart-diff knows no `risky`; it calls some changes unclassified. It does not tell requests from responses.",
    "",
    "| tool | breaking changes found | false alarms | judged exactly |",
    "| --- | --- | --- | --- |",
    line("specimen diff", ({ ours }) => ours),
    line("api-smart-diff 1.0.6", ({ theirs }) => theirs),
    "",
    "| change | expected | specimen diff | api-smart-diff |",
    "| --- | --- | --- | --- |",
    ...rows.map(({ ours, pair, theirs }) => `| ${pair.name} | ${pair.expected} | ${ours} | ${theirs} |`),
    "",
  ].join("\n");
}

writeFileSync("docs/measurements/diff.md", page());
console.log(summary("specimen", ({ ours }) => ours));
console.log(summary("api-smart-diff", ({ theirs }) => theirs));
