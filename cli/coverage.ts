/** `--coverage` and `--coverage-threshold` of `specimen mock`: the file while calls come, and the gate at the end. */
import { extname } from "node:path";
import type { Contract } from "../contract/model.ts";
import { Coverage } from "../mock/coverage/coverage.ts";
import type { ClientCoverage } from "../mock/coverage/report.ts";
import { coverageMarkdown, coverageText, headline } from "./coverage-text.ts";
import { exitCode } from "./exit.ts";
import type { LogFormat } from "./mock-report.ts";
import { expectWritable, writeWhole } from "./write-whole.ts";

export interface CoverageFlags {
  readonly coverage?: string;
  readonly coverageThreshold?: number;
  readonly log: LogFormat;
}

export interface ClientWatch {
  readonly observe: Coverage["observe"];
  /** From here on, calls count. */
  begin(contracts: () => readonly Contract[]): void;
  /** Writes the file a last time, tells, and gives the exit code. */
  end(tell: (line: string) => void): Promise<number>;
}

/** Often enough for who looks, seldom enough for the disk. */
const everyMs = 2000;

/** Throws ConfigurationError where the file cannot be written. */
export async function clientWatch({ coverage: file, coverageThreshold: threshold, log }: CoverageFlags): Promise<ClientWatch> {
  if (file !== undefined) await expectWritable(file, "--coverage");
  const watch = new Coverage();
  let contracts: () => readonly Contract[] = () => [];
  let writing: Promise<void> = Promise.resolve();
  let written = -1;
  const write = async (): Promise<void> => {
    if (file === undefined || written === watch.calls) return;
    written = watch.calls;
    const report = watch.report(contracts());
    const content = extname(file).toLowerCase() === ".md" ? coverageMarkdown(report, threshold) : `${JSON.stringify(report, null, 2)}\n`;
    await writeWhole(file, content, "--coverage");
  };
  // A write that fails while calls come is tried again at the end, and told then.
  const timer = setInterval(() => (writing = writing.then(write).catch(() => void (written = -1))), everyMs);
  timer.unref();
  return {
    observe: watch.observe,
    begin(served) {
      contracts = served;
      watch.begun = true;
    },
    async end(tell) {
      clearInterval(timer);
      await writing;
      await write();
      const report = watch.report(contracts());
      const missed = threshold !== undefined && report.percent < threshold;
      if (log === "pretty") tell(coverageText(report, threshold));
      else if (log === "json") tell(lineOf(report, threshold));
      else if (missed) console.error(headline(report, threshold));
      return missed ? exitCode.atFault : exitCode.fine;
    },
  };
}

const lineOf = ({ percent, totals }: ClientCoverage, threshold: number | undefined): string =>
  JSON.stringify({ event: "coverage", percent, totals, ...(threshold !== undefined && { threshold }) });
