/** specimen.config.yaml: severities and accepted findings, in one file. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, resolve as resolvePath } from "node:path";
import { ConfigurationError } from "../conformance/configuration-error.ts";
import { hold, readYaml } from "../conformance/yaml-file.ts";
import type { LintFinding, Severity } from "../contract/lint/problem.ts";
import { redoclyPrefix } from "../contract/lint/redocly.ts";
import { rules } from "../contract/lint/rules.ts";
import { distance } from "../contract/nearest.ts";
import { positionsIn } from "../contract/position.ts";
import schema from "./check-config.schema.json" with { type: "json" };
import type { Finding } from "./findings/finding.ts";

const usualName = "specimen.config.yaml";

export interface Ignore {
  readonly rule: string;
  readonly file?: string;
  readonly pointer?: string;
  readonly reason: string;
  readonly until?: string;
}

export interface CheckConfig {
  /** Undefined where there is none. */
  readonly file: string | undefined;
  readonly severities: ReadonlyMap<string, Severity>;
  readonly ignores: readonly Ignore[];
}

export const staleIgnore = "stale-ignore";

/** The named file, else the usual one where the command runs. Throws {@link ConfigurationError}. */
export async function readCheckConfig(named: string | undefined): Promise<CheckConfig> {
  const file = named ?? (existsSync(usualName) ? usualName : undefined);
  if (file === undefined) return { file, severities: new Map(), ignores: [] };
  const { value: written, placeOf } = await readYaml(file, "configuration", `Write one, or leave --config out: ${usualName} is read where there is one.`);
  const value = written ?? {};
  hold(value, schema, `The configuration ${file}`, placeOf);
  // The schema has just said so.
  const { check } = value as { check?: { rules?: Record<string, Severity>; ignore?: Ignore[] } | null };
  const severities = new Map(Object.entries(check?.rules ?? {}));
  for (const rule of [...severities.keys(), ...(check?.ignore ?? []).map((entry) => entry.rule)]) requireKnown(rule, file);
  return { file, severities, ignores: check?.ignore ?? [] };
}

/** Names of Redocly's rules are theirs to know. */
function requireKnown(rule: string, file: string): void {
  const known = rules.map(({ id }) => id);
  if (rule.startsWith(redoclyPrefix) || known.includes(rule)) return;
  const nearest = [...known, `${redoclyPrefix}${rule}`].sort((a, b) => distance(a, rule) - distance(b, rule))[0];
  throw new ConfigurationError(
    `The configuration ${file} speaks of a rule "${rule}", which there is not. Did you mean "${nearest}"? specimen check --rules lists them.`,
  );
}

/** Findings that are not accepted, and a finding for each entry that is stale. */
export async function withoutIgnored(config: CheckConfig, found: readonly LintFinding[], today: string): Promise<{ left: LintFinding[]; stale: Finding[] }> {
  const { file, ignores } = config;
  const used = new Set<Ignore>();
  const live = ignores.filter(({ until }) => until === undefined || until >= today);
  const left = found.filter((finding) => {
    const matching = live.filter((entry) => matches(entry, finding, file ?? ""));
    for (const entry of matching) used.add(entry);
    return matching.length === 0;
  });
  const idle = ignores.filter((entry) => !used.has(entry));
  if (file === undefined || idle.length === 0) return { left, stale: [] };
  const positionOf = positionsIn(await readFile(file, "utf8"));
  const stale = idle.map((entry): Finding => {
    const pointer = `/check/ignore/${ignores.indexOf(entry)}`;
    const { line = null, column = null } = positionOf(pointer) ?? {};
    const expired = entry.until !== undefined && entry.until < today;
    return {
      rule: staleIgnore,
      level: "warning",
      label: null,
      message: expired ? `This exception for ${entry.rule} ended on ${entry.until}.` : `This exception for ${entry.rule} meets no finding any more.`,
      fix: expired ? "Mend what it excused, or decide anew and move the date." : "Remove it.",
      place: { file, line, column, pointer },
      related: [],
      operations: [],
    };
  });
  return { left, stale };
}

function matches({ rule, file, pointer }: Ignore, finding: LintFinding, config: string): boolean {
  if (rule !== finding.rule) return false;
  if (file !== undefined && resolvePath(dirname(config), file) !== resolvePath(finding.file)) return false;
  return pointer === undefined || finding.pointer === pointer || finding.pointer.startsWith(`${pointer}/`);
}
