/** One document, with the files that it refers to, judged by every rule. */
import { bundle } from "../bundle.ts";
import { identify } from "../identify.ts";
import type { JsonObject } from "../model.ts";
import { applyOverlay } from "../overlay.ts";
import { overlayBeside } from "../overlay-file.ts";
import { escapeToken } from "../pointer.ts";
import { readDocument, refuse } from "../read.ts";
import { object, text } from "../source.ts";
import type { LintFinding, Severity } from "./problem.ts";
import { redoclyFindings, redoclyPrefix } from "./redocly.ts";
import { rules } from "./rules.ts";
import { subjectOf } from "./subject.ts";

export interface LintOptions {
  /** Severities that differ from the rules' own, by rule. */
  readonly severities?: ReadonlyMap<string, Severity>;
}

export interface LintResult {
  readonly findings: readonly LintFinding[];
  /** Every file that was read, by the name that findings carry. */
  readonly texts: ReadonlyMap<string, string>;
}

type Place = Pick<LintFinding, "file" | "pointer">;

/** Throws DocumentError where a file cannot be read as a document at all. */
export async function lintFile(file: string, { severities = new Map() }: LintOptions = {}): Promise<LintResult> {
  const { text: source, value: document, notices } = await readDocument(file);
  refuseOthers(file, document);
  // The engine's reader is stricter than ours; the places are found in the author's text all the same.
  const overlay = await overlayFindings(file, document, severities.get("servable"));
  const readable = notices.length > 0 ? JSON.stringify(document) : source;
  const swagger = text(document["swagger"]) === "2.0";
  const writtenAt = swagger ? (await import("../swagger2.ts")).upgradeSwagger(document) : (pointer: string) => pointer;
  const { sourceOf } = await bundle(file, document, source);
  const originOf = (pointer: string): Place => {
    const other = sourceOf(pointer);
    return other ? { file: other.source.file, pointer: other.pointer } : { file, pointer: writtenAt(pointer) };
  };
  const texts = new Map([[file, source], ...overlay.texts]);
  for (const name of Object.keys(object(document["x-files"]))) {
    const other = sourceOf(`/x-files/${escapeToken(name)}`);
    if (other) texts.set(other.source.file, other.source.text);
  }
  const named = [...severities.keys()].filter((rule) => rule.startsWith(redoclyPrefix));
  const findings = await redoclyFindings(file, { texts: new Map([...texts, [file, readable]]), severityOf: (rule) => severities.get(rule), named });
  for (const { message } of notices)
    findings.push({ rule: "servable", severity: "warn", file, pointer: "", message, fix: "Mend the text, so that every reader takes it.", related: undefined });
  findings.push(...overlay.findings);
  identify(document);
  findings.push(...ownFindings(document, severities, originOf));
  return { findings: withoutRepeats(findings), texts };
}

/** What is judged is what the author publishes; an overlay beside it must only fit. */
async function overlayFindings(file: string, document: JsonObject, severity: Severity | undefined): Promise<LintResult> {
  const beside = await overlayBeside(file);
  if (beside === undefined || severity === "off") return { findings: [], texts: new Map() };
  const { value, text: written } = await readDocument(beside);
  const findings = (await applyOverlay(structuredClone(document), value)).map(({ pointer, message, fatal }): LintFinding => {
    const level = severity ?? (fatal ? "error" : "warn");
    return { rule: "servable", severity: level, file: beside, pointer, message, fix: "Mend the overlay.", related: undefined };
  });
  return { findings, texts: new Map([[beside, written]]) };
}

function* ownFindings(document: JsonObject, severities: ReadonlyMap<string, Severity>, originOf: (pointer: string) => Place): Iterable<LintFinding> {
  const subject = subjectOf(document);
  for (const rule of rules) {
    const severity = severities.get(rule.id) ?? rule.severity;
    if (severity === "off") continue;
    for (const { message, fix, related, pointer, severity: weaker } of rule.find(subject)) {
      const found = weaker !== undefined && !severities.has(rule.id) ? weaker : severity;
      if (found !== "off")
        yield { rule: rule.id, severity: found, ...originOf(pointer), message, fix, related: related === undefined ? undefined : originOf(related) };
    }
  }
}

/** Throws DocumentError. */
function refuseOthers(file: string, document: JsonObject): void {
  const version = document["openapi"];
  if (document["swagger"] === "2.0" || (typeof version === "string" && /^3\.[012]\./.test(`${version}.`))) return;
  if (typeof version === "string") refuse("unsupported-version", file, `expected OpenAPI 2.0, 3.0, 3.1 or 3.2, found ${version}.`);
  refuse("not-openapi", file, 'expected a member "openapi" with a version such as "3.1.0".');
}

/** Of one place a rule of our own speaks before the engine, and every other rule before the last one. */
function withoutRepeats(findings: readonly LintFinding[]): LintFinding[] {
  const placeOf = ({ file, pointer }: LintFinding): string => `${file} ${pointer}`;
  const isEngine = ({ rule }: LintFinding): boolean => rule.startsWith(redoclyPrefix);
  const own = new Set(findings.filter((finding) => !finding.rule.startsWith(redoclyPrefix) && finding.rule !== "servable").map(placeOf));
  const all = new Set(findings.filter(({ rule }) => rule !== "servable").map(placeOf));
  const seen = new Set<string>();
  return findings.filter((finding) => {
    if (isEngine(finding) && own.has(placeOf(finding))) return false;
    if (finding.rule === "servable" && isCovered(all, finding)) return false;
    const key = `${finding.rule} ${placeOf(finding)} ${finding.message}`;
    return !seen.has(key) && Boolean(seen.add(key));
  });
}

/** Said already of the place, of its parent or of its only concern. */
function isCovered(places: ReadonlySet<string>, { file, pointer }: LintFinding): boolean {
  const parent = pointer.replace(/\/[^/]*$/, "");
  return places.has(`${file} ${pointer}`) || places.has(`${file} ${parent}`) || places.has(`${file} ${pointer}/$ref`);
}
