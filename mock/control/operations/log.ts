/** The request log: which request got which answer, and why. */

import { responseFor } from "../../../contract/status.ts";
import { sentence } from "../../../contract/violation.ts";
import type { components } from "../../../generated/control.ts";
import type { LoggedRequest } from "../../request-log.ts";
import type { ControlHandlers, Desk } from "../desk.ts";
import { shownEntry } from "../shown-entry.ts";

type Shown = components["schemas"]["LoggedRequest"];

export const logOperations = (desk: Desk): ControlHandlers<"getLog" | "clearLog"> => ({
  getLog({ query: { operation, status, limit = 100 }, reply }) {
    const found = (desk.log?.newest(desk.sandbox.name) ?? []).filter(
      (request) => (operation === undefined || request.explanation.operation === operation) && (status === undefined || isOf(request.status, status)),
    );
    return reply(200, { requests: found.slice(0, limit).map(shown) });
  },

  clearLog({ reply }) {
    desk.log?.clear(desk.sandbox.name);
    return reply(204);
  },
});

const isOf = (status: number, wanted: string): boolean => (wanted.endsWith("XX") ? String(status).startsWith(wanted.charAt(0)) : String(status) === wanted);

function shown({ number, atMs, sandbox, contract, method, path, status, fault, explanation, entry }: LoggedRequest): Shown {
  const { operation, principal, reason, detail, violations, secrets = [] } = explanation;
  const answeredBy = answererOf(reason);
  const found = contract.operations.find(({ id }) => id === operation);
  const response = found && responseFor(found.responses, status)?.status;
  return {
    number,
    at: new Date(atMs).toISOString(),
    sandbox,
    api: contract.id,
    method,
    path: secrets.reduce((rest, secret) => (secret === "" ? rest : rest.replaceAll(secret, "***")), path),
    status,
    ...(operation !== undefined && { operation }),
    ...(principal !== undefined && { principal }),
    answeredBy,
    ...(answeredBy === "refusal" && reason !== undefined && { reason }),
    ...(detail !== undefined && { detail }),
    ...(response !== undefined && { response }),
    ...(fault !== undefined && { fault }),
    violations: violations.map(sentence),
    ...(entry && { entry: shownEntry(entry) }),
  };
}

function answererOf(reason: LoggedRequest["explanation"]["reason"]): Shown["answeredBy"] {
  if (reason === undefined) return "handler";
  if (reason === "preference" || reason === "forced") return reason;
  return reason === "contract-breach" || reason === "handler-failed" ? "mock" : "refusal";
}
