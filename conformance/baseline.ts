/** Failures that a target's owner knows of: told, but no reason to fail, until they expire or are mended. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageRoot } from "../contract/package-root.ts";
import { ConfigurationError } from "./configuration-error.ts";
import type { Finding } from "./finding.ts";
import { matches } from "./plan.ts";
import type { CaseResult } from "./result.ts";
import { hold, readYaml } from "./yaml-file.ts";

export interface KnownFailure {
  /** Glob over case ids. */
  readonly cases: string;
  readonly reason: string;
  readonly owner: string;
  /** Last day, as in 2026-12-31. */
  readonly expires: string;
}

export const baselineSchemaFile: string = join(packageRoot, "conformance", "profiles", "baseline.schema.json");

/** Throws {@link ConfigurationError}, as where an entry names no case at all. */
export async function loadBaseline(file: string, ids: readonly string[]): Promise<readonly KnownFailure[]> {
  const { value, placeOf } = await readYaml(file, "baseline", "It is a YAML list of entries with cases, reason, owner and expires.");
  hold(value, JSON.parse(await readFile(baselineSchemaFile, "utf8")) as object, `The baseline ${file}`, placeOf);
  // Its schema has just said so.
  const entries = value as readonly KnownFailure[];
  const empty = entries.find(({ cases }) => !ids.some((id) => matches(id, cases)));
  if (empty) throw new ConfigurationError(`The baseline ${file} names "${empty.cases}", and there is no such case; see specimen verify <api> --list.`);
  return entries;
}

/** Known failures become advice; an entry that has expired, or under which nothing fails any more, fails itself. */
export function applyBaseline(results: readonly CaseResult[], entries: readonly KnownFailure[], today: string): CaseResult[] {
  const current = entries.filter(({ expires }) => expires >= today);
  const told = results.map((result) => {
    const entry = result.verdict === "fail" ? current.find(({ cases }) => matches(result.case.id, cases)) : undefined;
    return entry
      ? { ...result, verdict: "advisory" as const, known: true, reason: `known failure until ${entry.expires} (${entry.owner}): ${entry.reason}` }
      : result;
  });
  for (const entry of entries) {
    const indexes = results.flatMap(({ case: { id } }, index) => (matches(id, entry.cases) ? [index] : []));
    const [first] = indexes;
    const finding = faultOf(
      entry,
      indexes.map((index) => results[index]?.verdict),
      today,
    );
    const result = first === undefined ? undefined : told[first];
    if (finding && result && first !== undefined)
      told[first] = { ...result, verdict: result.verdict === "error" ? "error" : "fail", findings: [...result.findings, finding] };
  }
  return told;
}

/** Nothing is concluded from cases that were not judged. */
function faultOf({ cases, expires, owner }: KnownFailure, verdicts: readonly (string | undefined)[], today: string): Finding | undefined {
  const told = { check: "baseline", provenance: "documented", pointer: "", cause: `baseline ${cases}` } as const;
  if (verdicts.length > 0 && verdicts.every((verdict) => verdict === "pass" || verdict === "advisory"))
    return {
      ...told,
      message: `The baseline's entry "${cases}" (${owner}) is stale: nothing fails there any more. Take it out.`,
      expected: "a known failure",
      found: "none",
    };
  if (expires < today && verdicts.includes("fail"))
    return { ...told, message: `The baseline's entry "${cases}" (${owner}) has expired.`, expected: `mended by ${expires}`, found: "a failure" };
  return undefined;
}
