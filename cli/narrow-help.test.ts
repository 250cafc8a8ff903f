import type { Command } from "commander";
import { expect, it } from "vitest";
import { checkCommand } from "./check-command.ts";
import { diffCommand } from "./diff-command.ts";
import { initCommand } from "./init-command.ts";
import { inspectCommand } from "./inspect-command.ts";
import { mockCommand } from "./mock-command.ts";
import { narrowHelp } from "./narrow-help.ts";
import { proxyCommand } from "./proxy-command.ts";
import { reportCommand } from "./report-command.ts";
import { stateCommand } from "./state-command.ts";
import { typesCommand } from "./types-command.ts";
import { verifyCommand } from "./verify-command.ts";

const done = (): void => undefined;
const beside = [mockCommand, proxyCommand].map((make) => make(undefined, done));
const alone = [checkCommand, diffCommand, initCommand, inspectCommand, reportCommand, stateCommand, typesCommand, verifyCommand].map((make) => make(done));
const commands = [...beside, ...alone].flatMap((command) => [command, ...command.commands]);

function helpOf(command: Command): string {
  let text = "";
  command
    .configureHelp({ ...narrowHelp, helpWidth: 80 })
    .configureOutput({ writeOut: (part) => (text += part) })
    .outputHelp();
  return text;
}

it.each(commands.map((command) => [`${command.parent?.name() ?? ""} ${command.name()}`.trim(), command] as const))(
  "the help of %s fits 80 columns",
  (_name, command) => {
    const lines = helpOf(command).split("\n");

    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  },
);

it("a command in a list shows its arguments, and no more", () => {
  const state = commands.find((command) => command.name() === "state");

  expect(state && helpOf(state)).toMatch(/^ {2}set <api> <collection> <key> \[members\] {2}change/m);
});
