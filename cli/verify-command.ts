/** `specimen verify`: judges an implementation, on vitest, and reports. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Command, Option } from "commander";
import { ConfigurationError } from "../conformance/configuration-error.ts";
import { contractFile } from "../conformance/contract-file.ts";
import { type Depth, matches } from "../conformance/plan.ts";
import { probeTarget } from "../conformance/probe-target.ts";
import { shippedProfile } from "../conformance/profile.ts";
import { draftProfile } from "../conformance/profile-draft.ts";
import { type Format, formats } from "../conformance/report/formats.ts";
import { writeReports } from "../conformance/report/write.ts";
import { type Prepared, prepare, type VerifyOptions } from "../conformance/verify.ts";
import { compile } from "../contract/compile.ts";
import { loadDocument } from "../contract/load.ts";
import { exitCode } from "./exit.ts";
import { duration, wholeNumber } from "./parse-options.ts";
import { readProjectConfig, withDefaults } from "./project-config.ts";
import { runSuite } from "./run-suite.ts";
import { doubtOf } from "./verify-doubt.ts";
import { expectWritable } from "./write-whole.ts";

interface VerifyFlags {
  readonly target?: string;
  readonly profile?: string;
  readonly token?: string;
  readonly header?: string[];
  readonly initProfile?: string | true;
  readonly only?: string[];
  readonly skip?: string[];
  readonly list?: boolean;
  readonly strict?: boolean;
  readonly readOnly?: boolean;
  readonly disposable?: boolean;
  readonly seed: number;
  readonly runId?: string;
  readonly depth?: Depth;
  readonly budget?: number;
  readonly concurrency: number;
  readonly timeout: number;
  readonly wait: number;
  readonly baseline?: string;
  readonly report?: string;
  readonly format: Format;
  readonly allowIncomplete?: boolean;
}

const examples = `
Examples:
  specimen verify pulumi-services --target http://localhost:8080
  specimen verify pulumi-services --init-profile our-server.yaml
  specimen verify pulumi-services --profile our-server.yaml --report out
  specimen verify ./openapi.yaml --target http://localhost:8080 --profile me.yml
  specimen verify pulumi-services --target … --only '**/scenario/**'
  specimen verify pulumi-services --list

A baseline is a YAML list of {cases: glob, reason, owner, expires: 2026-12-31}.
HTTP_PROXY, HTTPS_PROXY and NO_PROXY are honoured, but never for this machine.

Exit code: 0 conforms, 1 does not, 2 nothing failed but something documented was
not exercised (--allow-incomplete makes it 0), 3 the run could not be trusted.
`;

export function verifyCommand(done: (code: number) => void): Command {
  return new Command("verify")
    .summary("judge an implementation against a contract")
    .description("Derives cases from the contract, provokes each over HTTP, reads every exchange with every check, and says who is at fault.")
    .argument("[api|document]", "id of a shipped API, or an OpenAPI document (default: the one in specimen.config.yaml)")
    .option("--target <url>", "the implementation: everything before an operation's path")
    .option("--profile <file>", "what its owner states: principals, fixtures, skips (default: the contract's own start state)")
    .option("--token <value>", "instead of a profile: the credential, for every scheme of the document")
    .option("--header <name: value...>", "instead of a profile: sent with every request")
    .option("--init-profile [file]", "write a commented profile to fill in, to a new file or stdout, and end")
    .option("--only <glob...>", "cases whose id matches")
    .option("--skip <glob...>", "not the cases whose id matches")
    .option("--list", "print the ids of the cases and send nothing")
    .option("--strict", "what is assumed counts like what is documented")
    .option("--read-only", "send nothing that could change something")
    .option("--disposable", "change also what the target lists and the document shows: nothing there matters")
    .addOption(new Option("--seed <number>", "of samples, and of the choice of a quick run").argParser(wholeNumber).default(1))
    .option("--run-id <word>", "stands in every name that the run makes (default: made up)")
    .addOption(new Option("--depth <name>", "quick: 20 derived cases an operation (default: full; quick above 100 operations)").choices(["quick", "full"]))
    .addOption(new Option("--budget <time>", "for all cases; what does not fit is not reached").argParser(duration))
    .addOption(new Option("--concurrency <n>", "cases at a time").argParser(wholeNumber).default(1))
    .addOption(new Option("--timeout <time>", "for each answer").argParser(duration).default(10_000, "10s"))
    .addOption(new Option("--wait <time>", "for a target that is still starting").argParser(duration).default(0, "0s"))
    .option("--baseline <file>", "known failures: told, but no reason to fail")
    .option("--report <folder>", "write the reports in every format")
    .addOption(new Option("--format <name>", "of what is printed").choices(Object.keys(formats)).default("text"))
    .option("--allow-incomplete", "exit 0 although something was not exercised")
    .addHelpText("after", examples)
    .action(async (api: string | undefined, flags: VerifyFlags, command: Command) => done(await actOn(api, flags, command)));
}

/** Where no API is named, the project's. */
async function actOn(api: string | undefined, flags: VerifyFlags, command: Command): Promise<number> {
  if (api !== undefined) return act(api, flags);
  const { document, verify } = await readProjectConfig();
  if (document === undefined) {
    const needs = "specimen verify needs an API or a document, such as: specimen verify ./openapi.yaml --target http://localhost:8080";
    throw new ConfigurationError(`${needs}${swallowedBy(flags)}`);
  }
  return act(document, withDefaults(flags, verify, command));
}

/** Options that take many words, or may take one, take the API too where it stands behind them. */
function swallowedBy({ header = [], initProfile, only = [], skip = [] }: VerifyFlags): string {
  const words = { "--only": only, "--skip": skip, "--header": header, "--init-profile": typeof initProfile === "string" ? [initProfile] : [] };
  const [option, taken] = Object.entries(words).find(([, list]) => list.length > 0) ?? [];
  return taken === undefined ? "" : `\nBehind ${option}, "${taken.at(-1)}" is one of its values; name the API before the options.`;
}

function act(api: string, flags: VerifyFlags): Promise<number> {
  if (flags.initProfile !== undefined) return initProfile(api, flags.initProfile);
  return flags.list ? list(optionsFrom(api, flags)) : run(optionsFrom(api, flags), flags);
}

function optionsFrom(api: string, flags: VerifyFlags): VerifyOptions {
  return {
    api,
    target: flags.target ?? (flags.list ? "http://localhost" : undefined),
    profile: flags.profile,
    token: flags.token,
    headers: flags.header,
    only: flags.only ?? [],
    skip: flags.skip ?? [],
    seed: flags.seed,
    runId: flags.runId ?? Math.random().toString(36).slice(2, 8),
    strict: flags.strict ?? false,
    readOnly: flags.readOnly ?? false,
    disposable: flags.disposable,
    depth: flags.depth,
    budgetMs: flags.budget,
    timeoutMs: flags.timeout,
    concurrency: Math.max(1, flags.concurrency),
    baseline: flags.baseline,
    allowIncomplete: flags.allowIncomplete ?? false,
  };
}

async function initProfile(api: string, to: string | true): Promise<number> {
  const { file, id } = contractFile(api);
  const contract = compile(id, await loadDocument(file));
  // A document of somebody's own may have the name of a shipped contract.
  const shipped = api === id ? await readFile(shippedProfile(id), "utf8") : undefined;
  const draft = draftProfile(contract, shipped);
  if (to === true) process.stdout.write(draft);
  else {
    await writeFile(to, draft, { flag: "wx" }).catch((error: NodeJS.ErrnoException) => {
      const why = error.code === "EEXIST" ? "It is there already, and is not overwritten; name a new file." : `Name a file that you may write (${error.code}).`;
      throw new ConfigurationError(`The profile ${to} cannot be written. ${why}`);
    });
    const variables = [...new Set(draft.match(/^[^#\n]*\$\{\w+\}.*$/gm)?.flatMap((line) => line.match(/(?<=\$\{)\w+/g) ?? []))];
    console.log(`Wrote ${to}.${variables.length > 0 ? ` It reads ${variables.join(", ")} from the environment.` : ""}`);
  }
  return exitCode.fine;
}

/** Only what the run would do. */
async function list(options: VerifyOptions): Promise<number> {
  const { plan } = await planned(options);
  for (const { id } of plan.cases) if (!plan.skipped.has(id)) console.log(id);
  return exitCode.fine;
}

async function run(options: VerifyOptions, flags: VerifyFlags): Promise<number> {
  const prepared = await planned(options);
  if (flags.report !== undefined) await expectWritable(join(flags.report, "report.json"), "--report");
  const { session } = prepared.suite;
  try {
    await probeTarget(session, flags.wait);
  } finally {
    session.close();
  }
  const report = await runSuite(prepared);
  process.stdout.write(formats[flags.format](report));
  if (flags.report !== undefined) await writeReports(report, flags.report);
  const doubt = doubtOf(report, prepared.contract);
  if (doubt !== undefined) console.error(`specimen: ${doubt}`);
  return report.exitCode;
}

async function planned(options: VerifyOptions): Promise<Prepared> {
  const prepared = await prepare(options);
  const ids = prepared.plan.cases.map(({ id }) => id);
  const idle = options.only.find((glob) => !ids.some((id) => matches(id, glob)));
  if (idle !== undefined) throw new ConfigurationError(`No case matches ${idle}; see specimen verify ${options.api} --list.`);
  if (ids.length === 0) throw new ConfigurationError(`${options.api} has no operations, so there is nothing to judge.`);
  return prepared;
}
