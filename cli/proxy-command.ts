/** `specimen proxy`: judges the traffic between a client and a real server. */
import { relative } from "node:path";
import { Command, Option } from "commander";
import { contractFile } from "../conformance/contract-file.ts";
import { compile } from "../contract/compile.ts";
import { UsageError } from "../mock/load-apis.ts";
import type { ProxyOptions } from "../proxy/options.ts";
import { type RunningProxy, startProxy } from "../proxy/proxy.ts";
import { type NamedDocument, readDocument } from "./diff-source.ts";
import { exitCode } from "./exit.ts";
import { type Format, formatOption, formats } from "./findings/formats.ts";
import { byteCount, duration, portNumber } from "./parse-options.ts";
import { type FailOn, placer, reportOf } from "./proxy-findings.ts";
import { liveText } from "./proxy-live.ts";
import { type Recorder, recorderFor } from "./proxy-record.ts";
import { expectReportFolder, writeProxyReports } from "./proxy-report.ts";
import { runBeside } from "./run-beside.ts";

interface Flags {
  readonly target: string;
  readonly port: number;
  readonly host?: string;
  readonly enforce?: true;
  readonly bodyLimit: number;
  readonly timeout: number;
  readonly record?: string;
  readonly report?: string;
  readonly format: Format;
  readonly failOn: FailOn;
}

const help = `
Examples:
  specimen proxy ./openapi.yaml --target http://localhost:8080
  specimen proxy ./openapi.yaml --target https://api.example.com --report out
  specimen proxy pulumi-services --target http://localhost:8080 -- npm test
                                              npm test, with SPECIMEN_URL set

Traffic passes byte for byte. --enforce refuses instead: a request that breaks
the contract with 400, 404 or 405, an answer that does with 502.

Exit code, after Ctrl-C or behind --: 0 fine, 1 the contract was broken as
--fail-on says, 3 could not start, or nothing passed; behind --, the command's
own before these.
`;

/** `beside`: the words behind `--`, where there were any. */
export function proxyCommand(beside: readonly string[] | undefined, done: (code: number) => void): Command {
  return new Command("proxy")
    .summary("judge the traffic between a client and a server")
    .description("Stands between a client and a real server, passes everything on, and tells what breaks the contract.")
    .usage("[options] <api|document> --target <url> [-- command...]")
    .argument("<api|document>", "id of a shipped API, or an OpenAPI document")
    .requiredOption("--target <url>", "the server: everything before an operation's path")
    .addOption(new Option("--port <number>", "port to listen on; 0 takes any free one").argParser(portNumber).default(4020))
    .option("--host <address>", "address to listen on (default: this machine only)")
    .option("--enforce", "refuse what breaks the contract")
    .addOption(new Option("--body-limit <bytes>", "larger bodies pass without being judged").argParser(byteCount).default(1024 * 1024, "1MiB"))
    .addOption(new Option("--timeout <time>", "until an answer begins").argParser(duration).default(30_000, "30s"))
    .option("--record <file>", "exchanges, secrets masked: examples in an overlay (.yaml, .json) or lines of JSON (.jsonl)")
    .option("--report <folder>", "write the reports in every format")
    .addOption(formatOption())
    .addOption(new Option("--fail-on <level>", "the least that makes the exit code 1").choices(["error", "warning", "none"]).default("error"))
    .addHelpText("after", help)
    .action(async (named: string, flags: Flags) => done(await run(named, flags, beside)));
}

async function run(named: string, flags: Flags, beside: readonly string[] | undefined): Promise<number> {
  if (beside?.length === 0) throw new UsageError('Expected a command behind "--", found nothing.');
  const { file, id } = contractFile(named);
  const target = targetFrom(flags.target);
  const document = await readDocument(shortest(file), { allowUrl: false });
  const contract = compile(id, document.loaded);
  const recorder = flags.record === undefined ? undefined : await recorderFor(flags.record, contract);
  if (flags.report !== undefined) await expectReportFolder(flags.report);
  // The report is what stdout is for, unless both are for a person; beside a command, stdout is the command's.
  const live = beside || flags.format !== "text" ? process.stderr : process.stdout;
  const proxy = await startProxy({ contract, target, ...optionsFrom(flags), ...listeners(document, live, recorder) });
  live.write(`Specimen judges ${target.href.replace(/\/$/, "")} against ${contract.title} on ${proxy.origin}\nCtrl-C stops.\n\n`);
  const own = beside ? await runBeside(beside, { SPECIMEN_URL: proxy.origin }).finally(() => proxy.close()) : await stopped(proxy, live);
  const report = reportOf({ ledger: proxy.ledger, document, target: target.href, failOn: flags.failOn });
  await recorder?.write();
  const sourceOf = (name: string): string | undefined => (name === document.name ? document.text : undefined);
  if (flags.report !== undefined) await writeProxyReports(flags.report, report, proxy.ledger.coverage(), sourceOf);
  (beside ? process.stderr : process.stdout).write(formats[flags.format](report, sourceOf));
  return own === exitCode.fine ? report.exitCode : own;
}

const optionsFrom = ({ bodyLimit, enforce, host, port, timeout }: Flags): Pick<ProxyOptions, "port" | "host" | "enforce" | "judgedBytes" | "timeoutMs"> => ({
  port,
  host,
  enforce: enforce ?? false,
  judgedBytes: bodyLimit,
  timeoutMs: timeout,
});

function listeners(document: NamedDocument, live: NodeJS.WritableStream, recorder: Recorder | undefined): Pick<ProxyOptions, "onEntry" | "onExchange"> {
  const placeOf = placer(document);
  return {
    onEntry: (entry) => {
      const said = liveText(entry, entry.level === "note" ? null : placeOf(entry.finding.pointer));
      if (said !== undefined) live.write(`${said}\n\n`);
    },
    ...(recorder && { onExchange: (exchange) => recorder.add(exchange) }),
  };
}

function targetFrom(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new UsageError(`--target: expected a URL such as http://localhost:8080, found "${text}".`);
  if (url.search !== "" || url.hash !== "" || url.username !== "")
    throw new UsageError(`--target: expected scheme, host, port and path alone, found "${url.origin}…" with more.`);
  return url;
}

/** As a person would write it. */
function shortest(file: string): string {
  const short = relative(process.cwd(), file);
  return short.startsWith("..") || short === "" ? file : short;
}

/** Resolves when a signal has stopped the proxy; a second signal does not wait. */
function stopped(proxy: RunningProxy, live: NodeJS.WritableStream): Promise<0> {
  return new Promise((resolve) => {
    let stopping = false;
    const stop = (): void => {
      if (stopping) process.exit(exitCode.didNotRun);
      stopping = true;
      live.write("Stopping: open requests have five seconds to finish.\n\n");
      void proxy.close().then(() => resolve(exitCode.fine));
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
  });
}
