/** What makes a cause the same cause in another run. */
import { createHash } from "node:crypto";
import type { ReportCause } from "./report.ts";

/** Not what was found, which may hold ids and times; nor numbers in the message, which may count items. */
export function identityOf({ check, expected, message, place, rule }: ReportCause): string {
  const parts = [check, place?.pointer ?? "", rule ?? "", message.replace(/\d+(?![^\s/]*[A-Za-z])/g, "#"), place ? "" : expected];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}
