/** `specimen verify`: judges an implementation, on vitest, and reports. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { ConfigurationError } from "../conformance/configuration-error.ts";
import { probeTarget } from "../conformance/probe-target.ts";
import { type Format, formats } from "../conformance/report/formats.ts";
import type { Report } from "../conformance/report/report.ts";
import { writeReports } from "../conformance/report/write.ts";
import { type Prepared, prepare, type VerifyOptions } from "../conformance/verify.ts";
import { packageRoot } from "../contract/package-root.ts";
import { exitCode } from "./exit.ts";
import { wholeNumber } from "./parse-options.ts";

interface VerifyFlags {
  readonly target?: string;
  readonly profile?: string;
  readonly only?: string[];
  readonly skip?: string[];
  readonly list?: boolean;
  readonly strict?: boolean;
  readonly readOnly?: boolean;
  readonly seed: number;
  readonly runId?: string;
  readonly concurrency: number;
  readonly timeout: number;
  readonly wait: number;
  readonly report?: string;
  readonly format: Format;
  readonly allowIncomplete?: boolean;
}

/** `500ms`, `30s` or `2m`, in milliseconds. */
export function duration(text: string): number {
  const [, digits, unit = ""] = /^(\d{1,7})(ms|s|m)$/.exec(text) ?? [];
  if (digits === undefined) throw new InvalidArgumentError("Expected a time such as 500ms, 30s or 2m.");
  return Number(digits) * ({ ms: 1, s: 1000, m: 60_000 }[unit] ?? 1);
}

const examples = `
Examples:
  specimen verify pulumi-services --target http://localhost:8080
  specimen verify pulumi-services --profile our-server.yaml --report out
  specimen verify ./openapi.yaml --target http://localhost:8080 --profile me.yaml
  specimen verify pulumi-services --target … --only '**/scenario/**'
  specimen verify pulumi-services --list

Exit code: 0 conforms, 1 does not, 2 nothing failed but something documented was
not exercised (--allow-incomplete makes it 0), 3 the run could not be trusted.
`;

export function verifyCommand(done: (code: number) => void): Command {
  return new Command("verify")
    .summary("judge an implementation against a contract")
    .description("Derives cases from the contract, provokes each over HTTP, reads every exchange with every check, and says who is at fault.")
    .argument("<api|document>", "id of a shipped API, or an OpenAPI document")
    .option("--target <url>", "the implementation: everything before an operation's path")
    .option("--profile <file>", "what its owner states: principals, fixtures, skips (default: the contract's own start state)")
    .option("--only <glob...>", "cases whose id matches")
    .option("--skip <glob...>", "not the cases whose id matches")
    .option("--list", "print the cases and send nothing")
    .option("--strict", "what is assumed counts like what is documented")
    .option("--read-only", "send nothing that could change something")
    .addOption(new Option("--seed <number>", "of samples").argParser(wholeNumber).default(1))
    .option("--run-id <word>", "stands in every name that the run makes (default: made up)")
    .addOption(new Option("--concurrency <n>", "cases at a time").argParser(wholeNumber).default(1))
    .addOption(new Option("--timeout <time>", "for each answer").argParser(duration).default(10_000, "10s"))
    .addOption(new Option("--wait <time>", "for a target that is still starting").argParser(duration).default(0, "0s"))
    .option("--report <folder>", "write the reports in every format")
    .addOption(new Option("--format <name>", "of what is printed").choices(Object.keys(formats)).default("text"))
    .option("--allow-incomplete", "exit 0 although something was not exercised")
    .addHelpText("after", examples)
    .action(async (api: string, flags: VerifyFlags) => done(await run(optionsFrom(api, flags), flags)));
}

function optionsFrom(api: string, flags: VerifyFlags): VerifyOptions {
  return {
    api,
    target: flags.target ?? (flags.list ? "http://localhost" : undefined),
    profile: flags.profile,
    only: flags.only ?? [],
    skip: flags.skip ?? [],
    seed: flags.seed,
    runId: flags.runId ?? Math.random().toString(36).slice(2, 8),
    strict: flags.strict ?? false,
    readOnly: flags.readOnly ?? false,
    depth: "full",
    timeoutMs: flags.timeout,
    concurrency: Math.max(1, flags.concurrency),
    allowIncomplete: flags.allowIncomplete ?? false,
  };
}

async function run(options: VerifyOptions, flags: VerifyFlags): Promise<number> {
  const prepared = await prepare(options);
  const { cases } = prepared.plan;
  if (cases.length === 0) throw new ConfigurationError(`No case matches ${options.only.join(" ")}; see specimen verify ${options.api} --list.`);
  if (flags.list) {
    for (const { id } of cases) console.log(id);
    return exitCode.fine;
  }
  await probe(prepared, flags.wait);
  const report = await runOnVitest(options);
  process.stdout.write(formats[flags.format](report));
  if (flags.report !== undefined) await writeReports(report, flags.report);
  return report.exitCode;
}

async function probe({ suite: { session } }: Prepared, waitMs: number): Promise<void> {
  try {
    await probeTarget(session, waitMs);
  } finally {
    session.close();
  }
}

/** One test a case; the worker leaves the report in a file. */
async function runOnVitest(options: VerifyOptions): Promise<Report> {
  const { startVitest } = await import("vitest/node");
  const folder = await mkdtemp(join(tmpdir(), "specimen-"));
  const output = join(folder, "report.json");
  try {
    const suite = import.meta.filename.endsWith(".ts") ? "conformance/suite.test.ts" : "dist/conformance/suite.test.mjs";
    const vitest = await startVitest("test", [], {
      root: packageRoot,
      config: false,
      watch: false,
      run: true,
      include: [suite],
      pool: "threads",
      isolate: false,
      maxConcurrency: options.concurrency,
      reporters: [{}],
      provide: { specimen: { options, output } },
    });
    await vitest.close();
    // Written by this very version's suite a moment ago.
    return JSON.parse(await readFile(output, "utf8")) as Report;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
