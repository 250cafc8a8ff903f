/** What the case that shows a cause did last: what its curl does again. */
import { STATUS_CODES } from "node:http";
import type { Report, ReportCause, ReportExchange } from "./report.ts";

export const lastExchangeOf = ({ volatile }: Report, { cases: [id = ""] }: ReportCause): ReportExchange | undefined => volatile.cases[id]?.exchanges.at(-1);

/** `200 OK {"pets":…`, on one line. */
export function answerText({ failure, response }: ReportExchange): string {
  if (!response) return `none: ${failure ?? "unknown"}`;
  return [response.status, STATUS_CODES[response.status] ?? "", response.body].join(" ").trimEnd();
}
