/** An exchange to what is said of it, and how loudly. */
import type { Finding } from "../conformance/finding.ts";
import type { Contract, Operation } from "../contract/model.ts";
import { isBinding } from "../contract/provenance.ts";
import { type JudgedRequest, judgeRequest } from "./judge-request.ts";
import { judgeResponse } from "./judge-response.ts";
import type { SeenRequest, SeenResponse } from "./witnessed.ts";

/** `error`: breaks what is documented; `warning`: breaks what is assumed; `note`: hurt nobody. */
export type Level = "error" | "warning" | "note";

export interface Judged {
  readonly finding: Finding;
  readonly level: Level;
  readonly side: "request" | "response";
}

export interface Judgement {
  readonly operation: Operation | undefined;
  readonly judged: readonly Judged[];
}

const levelOf = ({ provenance }: Finding): Level => (isBinding(provenance) ? "error" : "warning");

/** Never throws: whatever passes, the proxy stays. `asked`: the request's judgement, where it was needed before the answer came. */
export function judge(contract: Contract, request: SeenRequest, response: SeenResponse, asked?: JudgedRequest): Judgement {
  try {
    return judged(contract, request, response, asked ?? judgeRequest(contract, request));
  } catch (error) {
    return judgeFailed(error);
  }
}

/** A fault of ours, said aloud. */
export function judgeFailed(error: unknown): Judgement {
  const why = `specimen itself failed, please report it: ${error instanceof Error ? error.message : String(error)}`;
  const finding: Finding = {
    check: "not-judged",
    message: `An exchange was not judged: ${why}.`,
    expected: "an exchange that can be judged",
    found: why,
    provenance: "assumed",
    pointer: "",
    cause: `not-judged ${why}`,
  };
  return { operation: undefined, judged: [{ finding, level: "warning", side: "response" }] };
}

function judged(contract: Contract, request: SeenRequest, response: SeenResponse, asked: JudgedRequest): Judgement {
  const { operation } = asked;
  const { status } = response;
  // A request that breaks the contract and is refused is what refusals are for; one of nobody's is no reason to break down.
  const refused = operation ? status >= 400 : (status >= 400 && status < 500) || status === 501;
  const answered = judgeResponse(contract, operation, request, response);
  return {
    operation,
    judged: [
      ...asked.findings.map((finding): Judged => ({ finding, level: refused ? "note" : levelOf(finding), side: "request" })),
      ...notJudged(operation, "request", asked.unjudged),
      ...answered.findings.map((finding): Judged => ({ finding, level: levelOf(finding), side: "response" })),
      ...notJudged(operation, "response", answered.unjudged),
    ],
  };
}

/** A request that goes no further, because the contract is enforced. */
export const judgeRefused = ({ findings, operation }: JudgedRequest): Judgement => ({
  operation,
  judged: findings.map((finding) => ({ finding, level: "error", side: "request" })),
});

function notJudged(operation: Operation | undefined, side: Judged["side"], why: string | undefined): Judged[] {
  if (why === undefined || !operation) return [];
  const finding: Finding = {
    check: "not-judged",
    message: `The body of a ${side} of ${operation.id} was not judged: ${why}.`,
    expected: "a body that can be judged",
    found: why,
    provenance: "assumed",
    pointer: operation.pointer,
    cause: `not-judged ${operation.id} ${side} ${why}`,
  };
  return [{ finding, level: "note", side }];
}
