/** What can be used once may be used by somebody else while a story is told: then it is gone, and nobody is at fault. */
import type { Recorder } from "./recorder.ts";
import type { CaseResult } from "./result.ts";

/** The story asked for what can be used up, something was found wrong, and nothing that it sent used anything up. */
export function mayBeTaken(recorder: Recorder, { case: { provocation }, findings }: CaseResult): boolean {
  if (provocation.kind !== "scenario" || findings.length === 0 || recorder.borrowed.length === 0) return false;
  const { fixtures } = recorder.session.target.profile;
  return fixtures.some(({ use }) => use === "spend") && !hasUsed(recorder);
}

function hasUsed({ borrowed, exchanges }: Recorder): boolean {
  const values = new Set(borrowed.flatMap((given) => Object.values(given).map(String)));
  return exchanges.some(({ request: { method, target }, response }) => {
    if (!response || response.status >= 300) return false;
    const segments = target.replace(/\?.*$/s, "").split("/").map(decoded);
    return method === "DELETE" ? values.has(segments.at(-1) ?? "") : method === "POST" && segments.some((segment) => values.has(segment));
  });
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
