/** The report itself, with what differs between equal runs under `volatile`; report.schema.json says what it holds. */
import type { Report } from "./report.ts";
import { settled } from "./settle.ts";

export const json = (report: Report): string => `${JSON.stringify(settled(report), null, 2)}\n`;
