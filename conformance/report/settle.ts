/** What a target assigned (ids, times, tokens) and what the run made up (names) differs between equal runs, so it moves under `volatile`. */
import type { Report } from "./report.ts";

/** Texts as they were, where the settled ones say less. */
export interface Told {
  /** For each of causes, in order. */
  readonly causes: readonly { readonly message: string; readonly expected: string; readonly found: string }[];
  /** By case id. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly leftovers: readonly string[];
}

export type SettledReport = Report & { readonly volatile: { readonly told: Told } };

/** Equal for equal runs outside `volatile`. */
export function settled(report: Report): SettledReport {
  const { causes, cases, coverage, leftovers, volatile } = report;
  const settle = settler(volatile);
  const reasons = cases.flatMap(({ id, reason }) => (reason !== null && settle(reason) !== reason ? [[id, reason] as const] : []));
  return {
    ...report,
    causes: causes.map((cause) => ({ ...cause, message: settle(cause.message), expected: settle(cause.expected), found: settle(cause.found) })),
    coverage: coverage.map((row) => (row.reason === undefined ? row : { ...row, reason: settle(row.reason) })),
    cases: cases.map((entry) => (entry.reason === null ? entry : { ...entry, reason: settle(entry.reason) })),
    leftovers: leftovers.map(settle),
    volatile: {
      ...volatile,
      told: { causes: causes.map(({ message, expected, found }) => ({ message, expected, found })), reasons: Object.fromEntries(reasons), leftovers },
    },
  };
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const time = /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?|\d\d:\d\d:\d\d(?:\.\d+)?/gi;
/** Milliseconds since 1970, and whatever else is as long. */
const longNumber = /\b\d{9,}(?:\.\d+)?\b/g;
/** Letters and digits together, as nobody writes words. */
const token = /(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{16,}=*/gi;
/** Half of something that was cut. */
const cut = /[^\s"]*…/g;

function settler({ baseUrl, runId }: Report["volatile"]): (text: string) => string {
  const made = new RegExp(`specimen-${escaped(runId)}-[\\w-]*`, "gi");
  const at = new RegExp(`${escaped(baseUrl.replace(/\/+$/, ""))}(?=$|[^\\w])`, "g");
  const settle = (text: string): string =>
    text
      .replace(at, "$BASE_URL")
      .replace(made, "‹name›")
      .replace(cut, "…")
      .replace(uuid, "‹id›")
      .replace(time, "‹time›")
      .replace(longNumber, "‹number›")
      .replace(token, "‹id›");
  // Where a text was cut depends on the length of what it holds.
  return (text) => (text.endsWith("…") ? `${settle(text.slice(0, -1)).slice(0, text.length / 3)}…` : settle(text));
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
