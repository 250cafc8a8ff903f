/** How findings are worded in every format. */
import type { Finding, Findings, Level, Place } from "./finding.ts";

/** `breaking`, else `error`. */
export const labelOf = ({ label, level }: Finding): string => label ?? level;

/** `openapi.yaml:12:3`; the pointer where no line is known. */
export function placeText({ column, file, line, pointer }: Place): string {
  if (line === null) return pointer ? `${file}#${pointer}` : file;
  return [file, line, ...(column === null ? [] : [column])].join(":");
}

export function operationsText(operations: readonly string[], shown: number): string {
  const more = operations.length - shown;
  return [...operations.slice(0, shown), ...(more > 0 ? [`${more} more`] : [])].join(", ");
}

/** `2 errors, 1 warning`; empty where nothing was found. */
export function totalsText({ totals }: Findings): string {
  const counted = (level: Level): string => `${totals[level]} ${level}${totals[level] === 1 ? "" : "s"}`;
  return (["error", "warning", "note"] as const)
    .filter((level) => totals[level] > 0)
    .map(counted)
    .join(", ");
}

/** `The document is at fault. 2 errors.` */
export function conclusionText(report: Findings): string {
  const totals = totalsText(report);
  return totals === "" ? report.sentence : `${report.sentence} ${totals}.`;
}
