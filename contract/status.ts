/** Choice of a documented response: the code, then its range, then `default` (OpenAPI 3.1, section 4.8.16). */
import type { DocumentedResponse } from "./model.ts";

export function responseFor(responses: readonly DocumentedResponse[], status: number): DocumentedResponse | undefined {
  const code = String(status);
  const range = `${code[0]}XX`;
  let ranged: DocumentedResponse | undefined;
  let fallback: DocumentedResponse | undefined;
  for (const response of responses) {
    if (response.status === code) return response;
    if (response.status.toUpperCase() === range) ranged = response;
    else if (response.status === "default") fallback = response;
  }
  return ranged ?? fallback;
}

/** A response documented under its own code or its range; `default` does not count. */
export function documents(responses: readonly DocumentedResponse[], status: number): boolean {
  const found = responseFor(responses, status);
  return found !== undefined && found.status !== "default";
}
