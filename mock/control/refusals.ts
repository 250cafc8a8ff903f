/** What the control API says where it cannot do what is asked. */
import type { components } from "../../generated/control.ts";
import { problemWording, titles } from "../pipeline/decline.ts";
import type { Refusal, RefusalReason } from "../refusal.ts";

export type Problem = components["schemas"]["Problem"];

/** Something that does not fit, with its place in the body. */
export interface Mistake {
  /** JSON Pointer. */
  readonly at: string;
  /** One sentence. */
  readonly message: string;
}

const problemBody = (status: number, code: string, title: string, detail: string): Problem => ({ type: `/_specimen/problems/${code}`, title, status, detail });

export const unknown = (detail: string): Problem => problemBody(404, "unknown-thing", titles["unknown-thing"], detail);

export const invalid = (detail: string): Problem => problemBody(400, "control-invalid", "The request cannot be followed", detail);

export const conflict = (detail: string): Problem => problemBody(409, "conflict", titles.conflict, detail);

const mostTold = 100;

export function mistaken(mistakes: readonly Mistake[]): Problem {
  const [first] = mistakes;
  const more = mistakes.length > 1 ? ` And ${mistakes.length - 1} more.` : "";
  const detail = `${first?.at ? `${first.at}: ` : ""}${first?.message ?? ""}${more}`;
  return {
    ...problemBody(422, "control-invalid", "What is given does not fit", detail),
    violations: mistakes.slice(0, mostTold).map((mistake) => ({ ...mistake })),
  };
}

/** A refusal of the engine; what precedes the contract is worded by the engine itself. */
export function refusalBody({ reason, status, detail, violations, operation }: Refusal): Problem {
  // The engine knows this mark and puts problem details in its place.
  if (operation === undefined) return problemWording as unknown as Problem;
  const told = violations.map((violation) => ({ ...violation }));
  return { ...problemBody(status, reason satisfies RefusalReason, titles[reason], detail), ...(told.length > 0 && { violations: told }) };
}
