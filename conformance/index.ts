/** The suite as a library: `verify`, its report, and the formats that `specimen verify` writes. */
export { DocumentError, type Fault } from "../contract/fault.ts";
export { ConfigurationError } from "./configuration-error.ts";
export { type VerifySettings, verify } from "./library.ts";
export { type Format, formats } from "./report/formats.ts";
export type { Report, ReportCase, ReportCause, ReportExchange } from "./report/report.ts";
export { reportFiles, writeReports } from "./report/write.ts";
export type { CaseResult } from "./result.ts";
export type { Verdict } from "./verdict.ts";
