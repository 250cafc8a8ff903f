/** Documents to findings, as `specimen check` tells them. */
import { ConfigurationError } from "../conformance/configuration-error.ts";
import { DocumentError } from "../contract/fault.ts";
import { type LintResult, lintFile } from "../contract/lint/lint.ts";
import type { LintFinding } from "../contract/lint/problem.ts";
import { redoclyPrefix, UnknownRule } from "../contract/lint/redocly.ts";
import { rules } from "../contract/lint/rules.ts";
import { type Position, positionsIn } from "../contract/position.ts";
import { type CheckConfig, staleIgnore, withoutIgnored } from "./check-config.ts";
import { exitCode } from "./exit.ts";
import { conclude } from "./findings/conclude.ts";
import type { Finding, Findings, Level, Place, SourceOf } from "./findings/finding.ts";

export interface CheckOptions {
  readonly config: CheckConfig;
  /** More warnings than these fail the run. */
  readonly maxWarnings?: number;
  /** `2026-01-31`: exceptions that ended before it count no more. */
  readonly today?: string;
}

/** Throws DocumentError with the faults of every document that cannot be read. */
export async function checkFiles(files: readonly string[], { config, maxWarnings, today }: CheckOptions): Promise<{ findings: Findings; sourceOf: SourceOf }> {
  const results: LintResult[] = [];
  const unreadable: DocumentError[] = [];
  for (const file of files) {
    try {
      results.push(await lintFile(file, { severities: config.severities }));
    } catch (error) {
      if (error instanceof UnknownRule)
        throw new ConfigurationError(`The configuration ${config.file} speaks of a rule "${error.message}", which the linter does not have.`);
      if (!(error instanceof DocumentError)) throw error;
      unreadable.push(error);
    }
  }
  if (unreadable.length > 0) throw new DocumentError(unreadable.flatMap(({ faults }) => faults));
  const texts = new Map(results.flatMap((result) => [...result.texts]));
  const once = new Map(
    results.flatMap((result) => result.findings).map((finding) => [`${finding.rule} ${finding.file} ${finding.pointer} ${finding.message}`, finding]),
  );
  const { left, stale } = await withoutIgnored(config, [...once.values()], today ?? new Date().toISOString().slice(0, 10));
  const placed = placer(texts);
  const all = [...left.map((finding) => placed(finding)), ...stale];
  return { findings: concluded(files, all, maxWarnings), sourceOf: (file) => texts.get(file) };
}

function concluded(files: readonly string[], found: readonly Finding[], maxWarnings: number | undefined): Findings {
  const errors = found.filter(({ level }) => level === "error").length;
  const warnings = found.filter(({ level }) => level === "warning").length;
  const tooMany = maxWarnings !== undefined && warnings > maxWarnings;
  const subject = files.length === 1 ? "The document" : `${files.length} documents`;
  const verb = files.length === 1 ? "is" : "are";
  const sentence =
    errors > 0
      ? files.length === 1
        ? "The document is not sound."
        : "Not every document is sound."
      : tooMany
        ? `${subject} ${verb} sound, but there are more warnings than the ${maxWarnings} allowed.`
        : `${subject} ${verb} sound.`;
  const code = errors > 0 || tooMany ? exitCode.atFault : exitCode.fine;
  return conclude({ command: "check", documents: files, findings: found, exitCode: code, sentence, says });
}

const levels: Readonly<Record<LintFinding["severity"], Level>> = { error: "error", warn: "warning", note: "note" };

/** Positions are looked for only in files that have findings. */
function placer(texts: ReadonlyMap<string, string>): (finding: LintFinding) => Finding {
  const finders = new Map<string, (pointer: string) => Position | undefined>();
  const placeOf = (file: string, pointer: string): Place => {
    const find = finders.get(file) ?? positionsIn(texts.get(file) ?? "");
    finders.set(file, find);
    const { line = null, column = null } = find(pointer) ?? {};
    return { file, line, column, pointer };
  };
  return ({ rule, severity, file, pointer, message, fix, related }) => ({
    rule,
    level: levels[severity],
    label: null,
    message,
    fix,
    place: placeOf(file, pointer),
    related: related ? [{ ...placeOf(related.file, related.pointer), message: "see" }] : [],
    operations: [],
  });
}

/** One sentence for a rule. */
export function says(rule: string): string {
  if (rule === staleIgnore) return "Every exception in the configuration meets a finding.";
  if (rule.startsWith(redoclyPrefix)) return `Redocly's rule ${rule.slice(redoclyPrefix.length)} holds.`;
  return rules.find(({ id }) => id === rule)?.says ?? rule;
}
