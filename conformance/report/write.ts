/** All reports of a run in one folder, under fixed names. */
import { randomUUID } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ConfigurationError } from "../configuration-error.ts";
import { badge } from "./badge.ts";
import { html } from "./html.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { madeFolder } from "./made-folder.ts";
import { markdown } from "./markdown.ts";
import type { Report } from "./report.ts";
import { sarif } from "./sarif.ts";
import { text } from "./text.ts";

export const reportFiles = {
  "report.json": json,
  "report.txt": (report) => text(report, { colour: false }),
  "junit.xml": junit,
  "report.sarif": sarif,
  "report.md": markdown,
  "report.html": html,
  "badge.svg": badge,
} as const satisfies Record<string, (report: Report) => string>;

/** Each file appears whole or not at all. Throws {@link ConfigurationError} where the folder cannot be written. */
export async function writeReports(report: Report, directory: string): Promise<void> {
  try {
    await madeFolder(directory);
    for (const [name, format] of Object.entries(reportFiles)) await replaceFile(join(directory, name), format(report));
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    throw new ConfigurationError(`The reports cannot be written to "${directory}" (${error.message}). Name a folder that you may write to with --report.`);
  }
}

async function replaceFile(file: string, content: string): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, content);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}
