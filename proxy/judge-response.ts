/** A response against the contract, by the checks of the suite. */
import type { Answered } from "../conformance/check.ts";
import { checks } from "../conformance/checks/registry.ts";
import type { Finding } from "../conformance/finding.ts";
import type { Contract, Operation } from "../contract/model.ts";
import { withoutCodings } from "./content-coding.ts";
import { joined, type SeenRequest, type SeenResponse } from "./witnessed.ts";

export interface JudgedResponse {
  readonly findings: readonly Finding[];
  /** Why the body was not judged. */
  readonly unjudged: string | undefined;
}

/** They look into the body; the others only at whether there is one. */
const readers = new Set(["body-schema", "error-status-member"]);
const somebody = new Uint8Array(1);

export function judgeResponse(contract: Contract, operation: Operation | undefined, request: SeenRequest, response: SeenResponse): JudgedResponse {
  const { bytes, unkept } = withoutCodings(response.body, joined(response.headers, "content-encoding"));
  const exchange: Answered = {
    operation,
    principal: undefined,
    request: { method: request.method, target: request.target, headers: request.headers, body: undefined },
    response: { status: response.status, headers: response.headers, body: bytes ?? somebody },
    failure: undefined,
    elapsedMs: 0,
    waitedMs: 0,
  };
  if (isHttpsOwn(request, response.status)) return { findings: [], unjudged: undefined };
  const used = bytes ? checks : checks.filter(({ id }) => !readers.has(id));
  return { findings: used.flatMap((check) => check.judge(exchange, contract)), unjudged: unkept };
}

/** What HTTP answers to conditions and ranges needs no documentation (RFC 9110, sections 13 and 14). */
function isHttpsOwn({ headers }: SeenRequest, status: number): boolean {
  const sent = (name: string): boolean => joined(headers, name) !== undefined;
  if (status === 304) return sent("if-none-match") || sent("if-modified-since");
  if (status === 206 || status === 416) return sent("range");
  return false;
}
