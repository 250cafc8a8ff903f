/** The report itself; report.schema.json says what it holds. */
import type { Report } from "./report.ts";

export const json = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;
