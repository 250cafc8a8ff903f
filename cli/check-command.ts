/** `specimen check`: is the contract sound? */
import { Command } from "commander";
import pc from "picocolors";
import { borrowed, redoclyPrefix } from "../contract/lint/redocly.ts";
import { rules } from "../contract/lint/rules.ts";
import { UsageError } from "../mock/load-apis.ts";
import { checkFiles } from "./check.ts";
import { readCheckConfig } from "./check-config.ts";
import { exitCode } from "./exit.ts";
import { type Format, formatOption, formats } from "./findings/formats.ts";
import { wholeNumber } from "./parse-options.ts";
import { readProjectConfig } from "./project-config.ts";

interface Options {
  readonly config?: string;
  readonly format: Format;
  readonly maxWarnings?: number;
  readonly rules?: true;
}

const notes = `
Severities and accepted findings stand in specimen.config.yaml:

  check:
    rules:
      operation-id-present: error
      redocly/operation-summary: warn
    ignore:
      - rule: security-401
        file: openapi.yaml
        pointer: /paths/~1health
        reason: The gateway answers it.
        until: 2027-01-31

Exit code: 0 sound, 1 an error was found, or more warnings than allowed, 3 a
document or the configuration cannot be read.

  $ specimen check openapi.yaml
  $ specimen check apis/*.yaml --max-warnings 0 --format github
`;

export function checkCommand(done: (code: number) => void): Command {
  return new Command("check")
    .summary("is the contract sound?")
    .description("Judges OpenAPI documents: their shape, examples, paths, security, Links, patterns and schemas.")
    .argument("[documents...]", "OpenAPI 3.0, 3.1 or 3.2, or Swagger 2.0, in YAML or JSON")
    .option("--config <file>", "severities and accepted findings (specimen.config.yaml)")
    .option("--max-warnings <count>", "more warnings than these fail the run", wholeNumber)
    .option("--rules", "list the rules and their severities")
    .addOption(formatOption())
    .addHelpText("after", notes)
    .action(async (documents: string[], options: Options) => done(await check(documents, options)));
}

async function check(documents: readonly string[], { config: file, format, maxWarnings, rules: list }: Options): Promise<number> {
  if (list) {
    process.stdout.write(ruleList());
    return exitCode.fine;
  }
  const own = documents.length > 0 ? undefined : (await readProjectConfig()).document;
  const named = own === undefined ? documents : [own];
  if (named.length === 0) throw new UsageError("specimen check needs a document, such as: specimen check openapi.yaml");
  const config = await readCheckConfig(file);
  const { findings, sourceOf } = await checkFiles(named, { config, ...(maxWarnings === undefined ? {} : { maxWarnings }) });
  process.stdout.write(formats[format](findings, sourceOf));
  return findings.exitCode;
}

function ruleList(): string {
  const row = (id: string, severity: string, says: string): string => `${pc.bold(id)} (${severity})\n  ${says}\n`;
  const own = rules.map(({ id, severity, says }) => row(id, severity, says));
  const others = Object.entries(borrowed).map(([id, { severity, fix }]) => row(redoclyPrefix + id, severity, fix));
  return [...own, ...others].join("");
}
