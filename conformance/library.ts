/** The suite as a library: no test runner, no child process. */
import { randomUUID } from "node:crypto";
import { probeTarget } from "./probe-target.ts";
import { buildReport } from "./report/build.ts";
import type { Report } from "./report/report.ts";
import type { CaseResult } from "./result.ts";
import { conclude, defaults, prepare, runOne, type VerifyOptions } from "./verify.ts";

/** As the options of `specimen verify`. */
export interface VerifySettings extends Partial<Omit<VerifyOptions, "api">> {
  /** A shipped API's id, or a document. */
  readonly api: string;
  /** A target that does not answer yet is waited for so long. */
  readonly waitMs?: number;
  /** Told of every case in turn. */
  readonly onResult?: (result: CaseResult) => void;
}

/** Judges an implementation, one case after the other. Throws ConfigurationError, or DocumentError. */
export async function verify({ waitMs = 0, onResult, ...settings }: VerifySettings): Promise<Report> {
  const startedAt = new Date();
  const prepared = await prepare({ ...defaults, target: undefined, runId: randomUUID().slice(0, 6), ...settings });
  const { session } = prepared.suite;
  await probeTarget(session, waitMs).catch((error: unknown) => {
    session.close();
    throw error;
  });
  const results: CaseResult[] = [];
  for (const test of prepared.plan.cases) {
    const result = await runOne(prepared, test);
    results.push(result);
    onResult?.(result);
  }
  return buildReport(await conclude(prepared, results, startedAt), session.target);
}
