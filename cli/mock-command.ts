/** `specimen mock`: serves contracts until it is stopped, or while a command runs. */
import { Command, Option } from "commander";
import { shippedIds, UsageError } from "../mock/load-apis.ts";
import { createMock } from "../mock/mock.ts";
import type { MockOptions } from "../mock/options.ts";
import { defaultPort, type Listening } from "../mock/transports/listen.ts";
import type { ClientWatch } from "./coverage.ts";
import { exitCode } from "./exit.ts";
import { type LogFormat, type Reporter, reporterFor } from "./mock-report.ts";
import { byteCount, instant, latency, percentage, portNumber, secretText, splitOrigins, wholeNumber } from "./parse-options.ts";
import { readProjectConfig, withDefaults } from "./project-config.ts";
import { runBeside } from "./run-beside.ts";

interface MockFlags {
  readonly port: number;
  readonly host?: string;
  readonly seed: number;
  readonly now?: Date;
  readonly state?: string;
  readonly behaviour?: string;
  readonly watch?: boolean;
  readonly as?: string;
  readonly validate: "strict" | "warn";
  readonly latency?: ReturnType<typeof latency>;
  readonly cors?: string[];
  readonly bodyLimit: number;
  readonly controlToken?: string;
  readonly log: LogFormat;
  readonly fault?: string;
  readonly store?: string;
  readonly consistency?: "strong" | "local";
  readonly listFaults?: true;
  readonly coverage?: string;
  readonly coverageThreshold?: number;
}

const examples = `
Examples:
  specimen mock                               every shipped API, under /<api>
  specimen mock datadog-services --port 8080  one API, at the root
  specimen mock ./openapi.yaml                a document of your own
  specimen mock ./pets.yaml --behaviour ./pets.ts
                                              some operations in your own words
  specimen mock --store ./state.db            state that outlasts a restart
  specimen mock pulumi-services --as admin    no credentials needed
  specimen mock --seed 7 --now 2026-01-31T09:00:00Z
                                              the same ids and times each run
  specimen mock clerk-organizations --port 0 -- npm test
                                              npm test, with SPECIMEN_URL set

In requests:
  Prefer: code=404            that documented answer, whatever the state
  Prefer: example=created     that documented example
  Prefer: dynamic=true        a generated value
  Prefer: wait=2              two seconds later
  Prefer: handling=lenient    limits (lengths, ranges, patterns …) let through

Exit codes:
  0 stopped by a signal; 1 less coverage than asked for; 3 could not start;
  behind --, the command's own where it is not 0
`;

/** `beside`: the words behind `--`, where there were any. */
export function mockCommand(beside: readonly string[] | undefined, done: (code: number) => void): Command {
  return new Command("mock")
    .summary("serve contracts as their documentation says")
    .description("Serves the APIs named, or all that ship. Of several, each stands under /<api>; a single one stands at the root.")
    .usage("[options] [api|document...] [-- command...]")
    .argument("[api|document...]", "ids of shipped APIs, or OpenAPI documents")
    .addOption(new Option("--port <number>", "port to listen on; 0 takes any free one").argParser(portNumber).default(defaultPort))
    .option("--host <address>", "address to listen on (default: this machine only)")
    .addOption(new Option("--seed <number>", "of ids, samples and latencies").argParser(wholeNumber).default(1))
    .addOption(new Option("--now <time>", "freezes the clock").argParser(instant))
    .option("--state <file>", "what is there at the start: YAML or JSON, for each API a list of things by collection")
    .option("--behaviour <file>", "TypeScript or JavaScript that overrides operations of the one API served")
    .option("--watch", "serve changed files at once (default: for documents of your own)")
    .option("--no-watch", "leave changes of files alone")
    .option("--as <principal>", "calls without credentials act as this principal")
    .addOption(new Option("--validate <mode>", "warn lets requests through that break only limits").choices(["strict", "warn"]).default("strict"))
    .addOption(new Option("--latency <ms>", "before every answer: 250, or 100-400").argParser(latency))
    .option("--cors <origin...>", "origins of browser apps, * for all, or off (default: loopback origins)")
    .addOption(new Option("--body-limit <bytes>", "larger request bodies are 413").argParser(byteCount).default(10 * 1024 * 1024, "10MiB"))
    .addOption(new Option("--control-token <token>", "opens /_specimen/v1 to other machines that send it as Specimen-Token").argParser(secretText))
    .addOption(new Option("--log <format>", "of what is printed").choices(["pretty", "json", "silent"]).default("pretty"))
    .option("--store <file|url>", "keeps the state: in a file, or in postgres://… for several mocks")
    .addOption(new Option("--consistency <mode>", "of reads from postgres://…; local ones are faster, and may be old").choices(["strong", "local"]))
    .option("--coverage <file>", "what of the contract the calls exercised, at the end and meanwhile: JSON, or .md")
    .addOption(new Option("--coverage-threshold <percent>", "exercising less is exit code 1").argParser(percentage))
    .option("--fault <id>", "breaks the contract in one catalogued way, to try out a test suite")
    .option("--list-faults", "prints the catalogue and ends")
    .addHelpText("after", examples)
    .action(async (apis: string[], flags: MockFlags, command: Command) => done(await serve(await told(apis, flags, command), beside)));
}

interface Told {
  readonly apis: readonly string[];
  readonly flags: MockFlags;
  readonly cors?: NonNullable<MockOptions["cors"]>;
}

/** What the command line says, and the project's configuration where it names no API. */
async function told(named: readonly string[], flags: MockFlags, command: Command): Promise<Told> {
  // Words behind the origins of --cors can be APIs.
  const { cors, rest } = flags.cors ? splitOrigins(flags.cors) : { cors: undefined, rest: [] };
  const apis = [...named, ...rest];
  const project = apis.length > 0 ? {} : await readProjectConfig();
  if (project.document === undefined) return { apis, flags, ...(cors && { cors }) };
  return { apis: [project.document], flags: withDefaults(flags, project.mock, command), ...(cors && { cors }) };
}

async function serve({ apis, flags, cors }: Told, beside: readonly string[] | undefined): Promise<number> {
  if (beside?.length === 0) throw new UsageError('Expected a command behind "--", found nothing.');
  if (flags.consistency !== undefined && flags.store === undefined)
    throw new UsageError("--consistency says how a shared store is read; name the store with --store postgres://user@host/database.");
  if (flags.listFaults) {
    process.stdout.write(await (await import("./list-faults.ts")).faultTable());
    return exitCode.fine;
  }
  // Beside a command, stdout is the command's.
  const stream = beside ? process.stderr : process.stdout;
  const reporter = reporterFor(flags.log, (line) => stream.write(`${line}\n`));
  const ownFiles = flags.behaviour !== undefined || apis.some((api) => !shippedIds.includes(api));
  const watch = flags.watch ?? (ownFiles && beside === undefined && flags.store === undefined);
  const clients = await watchOf(flags);
  const observe = clients && { observe: clients.observe };
  const mock = createMock({ ...optionsFrom(flags, reporter), apis, watch, ...(cors && { cors }), ...observe });
  const { dispatcher } = await mock.ready();
  const listening = await mock.listen({ port: flags.port, ...(flags.host !== undefined && { host: flags.host }) });
  reporter.ready(listening, dispatcher.apis, true);
  clients?.begin(() => dispatcher.apis.map(({ contract }) => contract));
  const ended = await (beside ? besideOf(beside, listening) : stopped(listening, reporter)).finally(() => mock.close());
  const judged = await clients?.end((line) => stream.write(`${line}\n`));
  return ended === exitCode.fine ? (judged ?? ended) : ended;
}

/** Loads for those who ask for it. */
const watchOf = async (flags: MockFlags): Promise<ClientWatch | undefined> =>
  flags.coverage === undefined && flags.coverageThreshold === undefined ? undefined : (await import("./coverage.ts")).clientWatch(flags);

async function besideOf(command: readonly string[], listening: Listening): Promise<number> {
  const only = listening.apis.length === 1 ? listening.apis[0] : undefined;
  try {
    return await runBeside(command, { SPECIMEN_URL: only?.baseUrl ?? listening.origin });
  } finally {
    await listening.close();
  }
}

function optionsFrom(
  { seed, now, state, behaviour, as, validate, latency: latencyMs, bodyLimit, controlToken, log, fault, store, consistency }: MockFlags,
  reporter: Reporter,
): MockOptions {
  return {
    seed,
    now,
    state,
    behaviour,
    as,
    validate,
    controlToken,
    fault,
    store,
    ...(consistency && { consistency }),
    bodyLimitBytes: bodyLimit,
    ...(latencyMs !== undefined && { latencyMs }),
    ...(log !== "silent" && { onEvent: (event) => reporter.event(event) }),
  };
}

/** Resolves when a signal has stopped the server; a second signal does not wait. */
function stopped(listening: Listening, reporter: Reporter): Promise<number> {
  return new Promise((resolve) => {
    let stopping = false;
    const stop = (): void => {
      if (stopping) process.exit(exitCode.fine);
      stopping = true;
      reporter.stopping();
      void listening.close().then(() => resolve(exitCode.fine));
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
  });
}
