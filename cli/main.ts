#!/usr/bin/env node
/** The command `specimen`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { packageRoot } from "../contract/package-root.ts";
import { checkCommand } from "./check-command.ts";
import { diffCommand } from "./diff-command.ts";
import { exitCode, explain } from "./exit.ts";
import { initCommand } from "./init-command.ts";
import { inspectCommand } from "./inspect-command.ts";
import { mockCommand } from "./mock-command.ts";
import { narrowHelp } from "./narrow-help.ts";
import { proxyCommand } from "./proxy-command.ts";
import { reportCommand } from "./report-command.ts";
import { stateCommand } from "./state-command.ts";
import { typesCommand } from "./types-command.ts";
import { verifyCommand } from "./verify-command.ts";

const { version } = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as { version: string };

// A reader that went away, such as `head`, is no failure; answers of this turn still go out.
process.stdout.on("error", () => setImmediate(() => process.exit(exitCode.fine)));

/** Everything behind `--` is another program's. */
function splitCommand(words: readonly string[]): [own: readonly string[], beside: readonly string[] | undefined] {
  const end = words.indexOf("--");
  return end < 0 ? [words, undefined] : [words.slice(0, end), words.slice(end + 1)];
}

/** `specimen state undo` */
const pathOf = (command: Command): string => (command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name());

async function main(): Promise<void> {
  const [own, beside] = splitCommand(process.argv.slice(2));
  let code: number = exitCode.fine;
  const program = new Command("specimen")
    .description("A living mock of HTTP APIs, and a judge of their implementations, made from OpenAPI documents.")
    .version(version)
    .addCommand(mockCommand(beside, (result) => (code = result)))
    .addCommand(verifyCommand((result) => (code = result)))
    .addCommand(initCommand((result) => (code = result)))
    .addCommand(inspectCommand((result) => (code = result)))
    .addCommand(checkCommand((result) => (code = result)))
    .addCommand(typesCommand((result) => (code = result)))
    .addCommand(reportCommand((result) => (code = result)))
    .addCommand(proxyCommand(beside, (result) => (code = result)))
    .addCommand(stateCommand((result) => (code = result)))
    .addCommand(diffCommand((result) => (code = result)));
  for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)])
    command
      .exitOverride()
      .configureHelp(narrowHelp)
      .configureOutput({ outputError: (text, write) => write(text.replace(/^error:/, "specimen:")) })
      .showSuggestionAfterError()
      .showHelpAfterError(`(${pathOf(command)} --help shows what there is)`);
  if (own.length === 0) {
    program.outputHelp({ error: true });
    process.exit(exitCode.didNotRun);
  }
  try {
    await program.parseAsync(own, { from: "user" });
  } catch (error) {
    code = explain(error);
  }
  process.exitCode = code;
}

await main();
