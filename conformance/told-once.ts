/** Which cause a finding is told under: an undocumented status, and whoever expected another one there, are one. */
import type { Finding } from "./finding.ts";

/** Checks that may have expected another status of the same exchange. */
const expecting = new Set(["provoked-status", "scenario", "sequence"]);

const placeAndStatus = (responses: string, status: string): string => `${responses} ${status}`;

export function toldOnce(findings: readonly Finding[]): (finding: Finding) => string {
  const undocumented = new Map(
    findings.flatMap(({ cause, check, found, pointer }) => (check === "status-documented" ? [[placeAndStatus(pointer, found), cause] as const] : [])),
  );
  return ({ cause, check, found, pointer }) => {
    const [responses] = /^.*\/responses(?=\/[^/]+$)/.exec(pointer) ?? [];
    return (expecting.has(check) && responses !== undefined && undocumented.get(placeAndStatus(responses, found))) || cause;
  };
}
