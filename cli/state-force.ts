/** `specimen state force`: what the next answers of an operation are to be. */
import { type Command, Option } from "commander";
import { parseJsonText } from "../contract/json.ts";
import { UsageError } from "../mock/load-apis.ts";
import { wholeNumber } from "./parse-options.ts";
import type { Act, MakeVerb } from "./state-command.ts";
import { forcedText } from "./state-text.ts";

const faults = ["reset", "empty", "truncated", "garbage", "slow-drip"];

const force: Act = async (client, [operation], options) => {
  if (options["clear"] === true) return { text: "Operations answer as usual.\n", json: await client.clearForced() };
  if (operation === undefined) {
    const json = await client.forced();
    return { text: forcedText(json), json };
  }
  const { api, status, example, body, header, delay, fault, times, probability, seed } = options;
  const plan = { operation, api, status, example, body: bodyOf(body), headers: headersOf(header), delayMs: delay, fault, times, probability, seed };
  // What was not said is left out, and the mock judges the rest.
  const said = Object.fromEntries(Object.entries(plan).filter(([, value]) => value !== undefined));
  const json = await client.force(said as Parameters<typeof client.force>[0]);
  return { text: forcedText([json]), json };
};

function bodyOf(text: unknown): unknown {
  if (typeof text !== "string") return undefined;
  try {
    return parseJsonText(text);
  } catch {
    return text;
  }
}

function headersOf(lines: unknown): Record<string, string> | undefined {
  if (!Array.isArray(lines)) return undefined;
  return Object.fromEntries(
    lines.map((line: string) => {
      const [, name, value] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
      if (name === undefined || value === undefined) throw new UsageError(`--header: expected "Name: value", found "${line}".`);
      return [name.trim(), value];
    }),
  );
}

const fraction = (text: string): number => {
  const value = Number(text);
  if (!(value >= 0 && value <= 1)) throw new UsageError("--probability: expected a number from 0 to 1.");
  return value;
};

export const forceVerb = (verb: MakeVerb): Command =>
  verb("force", "what the next answers of an operation are to be; without one, list what is forced", force)
    .argument("[operation]", "id of the operation")
    .option("--api <id>", "where several APIs have the operation")
    .addOption(new Option("--status <status>", "the documented answer of that status").argParser(wholeNumber))
    .option("--example <name>", "an example of the contract")
    .option("--body <json>", "the body, as JSON or as text")
    .option("--header <line...>", '"Name: value"')
    .addOption(new Option("--delay <ms>", "so much later").argParser(wholeNumber))
    .addOption(new Option("--fault <fault>", "how the answer is spoilt").choices(faults))
    .addOption(new Option("--times <count>", "so many answers; 1 unless said").argParser(wholeNumber))
    .addOption(new Option("--probability <p>", "of each call; 1 unless said").argParser(fraction))
    .addOption(new Option("--seed <seed>", "the same seed chooses the same calls").argParser(wholeNumber))
    .option("--clear", "force nothing any more");
