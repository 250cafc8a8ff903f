/** `specimen report diff`: what changed between two runs. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Command } from "commander";
import { ConfigurationError } from "../conformance/configuration-error.ts";
import { diffReports, diffText } from "../conformance/report/diff.ts";
import type { Report } from "../conformance/report/report.ts";
import { hold } from "../conformance/yaml-file.ts";
import { packageRoot } from "../contract/package-root.ts";
import { exitCode } from "./exit.ts";

const codes = `
Exit code: 0 nothing is worse, 1 something fails that did not, 2 nothing does,
but something is no longer reached, 3 a report cannot be read.
`;

export function reportCommand(done: (code: number) => void): Command {
  const diff = new Command("diff")
    .summary("what is new, fixed, still failing and no longer reached")
    .description("Compares two reports of specimen verify, the report.json of each.")
    .argument("<before>", "report.json of the earlier run")
    .argument("<after>", "report.json of the later run")
    .addHelpText("after", codes)
    .action(async (before: string, after: string) => done(await compare(before, after)));
  return new Command("report").summary("work with the reports of verify").description("Works with the reports of specimen verify.").addCommand(diff);
}

async function compare(before: string, after: string): Promise<number> {
  const difference = diffReports(await readReport(before), await readReport(after));
  process.stdout.write(diffText(difference));
  const { coverage, cases } = difference.newlyUnreachable;
  if (difference.new.causes.some(({ verdict }) => verdict === "fail")) return exitCode.atFault;
  return coverage.length > 0 || cases.length > 0 ? exitCode.incomplete : exitCode.fine;
}

/** Throws {@link ConfigurationError}. */
async function readReport(file: string): Promise<Report> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new ConfigurationError(`The report ${file} cannot be read (${error.code}). Write one with: specimen verify <api> --report <folder>`);
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ConfigurationError(`The report ${file} is not JSON; name the report.json that specimen verify --report wrote.`);
  }
  const schema = JSON.parse(await readFile(join(packageRoot, "conformance", "report", "report.schema.json"), "utf8")) as object;
  hold(value, schema, `The report ${file}`);
  // Its schema has just said so.
  return value as Report;
}
