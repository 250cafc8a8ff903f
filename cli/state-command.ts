/** `specimen state`: steers a mock that runs elsewhere. */
import { Command, Option } from "commander";
import { defaultSandbox } from "../mock/sandbox/sandbox-name.ts";
import { exitCode } from "./exit.ts";
import { wholeNumber } from "./parse-options.ts";
import { clockVerb } from "./state-clock.ts";
import { exportVerb, importVerb } from "./state-files.ts";
import { forceVerb } from "./state-force.ts";
import { givenName } from "./state-name.ts";
import { type Reach, withMock } from "./state-reach.ts";
import { diffText, entriesText, logText, outboxText, sandboxesText, snapshotsText, thingText } from "./state-text.ts";
import { thingVerbs } from "./state-things.ts";

const examples = `
Every verb acts on the sandbox that --sandbox names, else on the default one.

  specimen state snapshot before && npm test && specimen state diff before
  specimen state clock advance 8d
  specimen state force listServices --status 503 --times 2

Exit code: 0 done, 3 the mock cannot be reached, or does not do it.
`;

export function stateCommand(done: (code: number) => void): Command {
  const { verb } = verbs(done);
  const command = new Command("state")
    .summary("look into a running mock, and change what it keeps")
    .description("Looks into a running mock, and changes what it keeps.");
  const all = [
    verb("reset", "everything back to the start", async (client) => ({ text: "Everything is as at the start.\n", json: await client.reset() })),
    exportVerb(verb),
    importVerb(verb),
    verb("snapshot", "keep the present state under a name; without one, list what is kept", snapshot)
      .argument("[name]", "letters, digits, dots, dashes and underscores", givenName)
      .option("--delete", "forget it"),
    verb("restore", "return to a snapshot", async (client, [name = ""]) => {
      const json = await client.restore(name);
      return { text: `Everything is as it was at "${name}".\n`, json };
    }).argument("<name>", "of a snapshot", givenName),
    verb("diff", "what differs between two snapshots, or a snapshot and now", async (client, [from = "", to]) => {
      const json = await client.diff(from, to);
      return { text: diffText(json), json };
    })
      .argument("<from>", "a snapshot, or now", givenName)
      .argument("[to]", "now unless said", givenName),
    ...(["undo", "redo"] as const).map((name) =>
      verb(name, name === "undo" ? "take the latest calls back" : "do again what was undone", async (client, [count = "1"], { api }) => {
        const json = await client[name]({ count: Number(count), ...(typeof api === "string" && { api }) });
        return { text: entriesText(name, json), json };
      })
        .argument("[count]", "how many calls; 1 unless said", wholeNumber)
        .option("--api <id>", "needed where several APIs are served"),
    ),
    ...thingVerbs(verb),
    clockVerb(verb),
    forceVerb(verb),
    verb("log", "the latest requests, and why they got the answers that they got", async (client, _words, { operation, status, limit, clear }) => {
      if (clear === true) return { text: "The log is empty.\n", json: await client.clearLog() };
      const filter = {
        ...(operation !== undefined && { operation: String(operation) }),
        ...(status !== undefined && { status: String(status).toUpperCase() }),
        limit: Number(limit),
      };
      const json = await client.log(filter);
      return { text: logText(json), json };
    })
      .option("--operation <id>", "of one operation")
      .option("--status <status>", "a status, or a class such as 4XX")
      .addOption(new Option("--limit <count>", "so many").argParser(wholeNumber).default(20))
      .option("--clear", "forget them"),
    verb("outbox", "messages that the APIs sent", async (client) => {
      const json = await client.outbox();
      return { text: outboxText(json), json };
    }),
    verb("sandboxes", "all sandboxes", sandboxes)
      .addOption(new Option("--fork <name>", "make one, with all that --sandbox has now").argParser(givenName))
      .addOption(new Option("--delete <name>", "drop one").argParser(givenName)),
    verb("show", "everything that is stored", async (client) => {
      const json = await client.state();
      return { text: thingText(json), json };
    }),
  ];
  for (const one of all) command.addCommand(one);
  return command.addHelpText("after", examples);
}

export interface Shown {
  readonly text: string;
  readonly json: unknown;
}

export type Act = (client: Reach, words: readonly (string | undefined)[], options: Readonly<Record<string, unknown>>) => Promise<Shown>;
export type MakeVerb = (name: string, summary: string, act: Act) => Command;

function verbs(done: (code: number) => void): { verb: MakeVerb } {
  return {
    verb: (name, summary, act) =>
      new Command(name)
        .summary(summary)
        .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`)
        .addOption(new Option("--url <url>", "where the mock listens").env("SPECIMEN_URL").default("http://localhost:4010"))
        .addOption(new Option("--sandbox <name>", "the sandbox; the default one unless said").argParser(givenName))
        .addOption(new Option("--token <token>", "the mock's --control-token, needed from other machines").env("SPECIMEN_TOKEN"))
        .addOption(new Option("--format <format>", "how it is printed").choices(["text", "json"]).default("text"))
        .action(async function (this: Command) {
          const options: Record<string, unknown> = this.opts();
          const shown = await withMock(options, (client) => act(client, this.args, options));
          process.stdout.write(options["format"] === "json" ? `${JSON.stringify(shown.json ?? null, undefined, 2)}\n` : shown.text);
          done(exitCode.fine);
        }),
  };
}

const snapshot: Act = async (client, [name], options) => {
  if (name === undefined) {
    const json = await client.snapshots();
    return { text: snapshotsText(json), json };
  }
  if (options["delete"] === true) return { text: `"${name}" is forgotten.\n`, json: await client.deleteSnapshot(name) };
  return { text: `The present state is kept as "${name}".\n`, json: await client.snapshot(name) };
};

const sandboxes: Act = async (client, _words, options) => {
  const { fork, delete: gone, sandbox } = options;
  if (typeof gone === "string") return { text: `The sandbox "${gone}" is gone.\n`, json: await client.deleteSandbox(gone) };
  if (typeof fork === "string") {
    const from = typeof sandbox === "string" ? sandbox : defaultSandbox;
    // A call to the sandbox itself would make it where there is none.
    return { text: `"${fork}" has all that "${from}" has.\n`, json: await client.sandbox(defaultSandbox).fork(fork, from) };
  }
  const json = await client.sandboxes();
  return { text: sandboxesText(json), json };
};
