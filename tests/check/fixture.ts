/** Small documents that break one rule, and the findings in them. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { checkFiles } from "../../cli/check.ts";
import type { CheckConfig } from "../../cli/check-config.ts";
import type { Findings } from "../../cli/findings/finding.ts";

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

export const plain: CheckConfig = { file: undefined, severities: new Map(), ignores: [] };

/** Files in a folder of their own; gives its path. */
export async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "specimen-check-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

/** A document of this version; `body` is everything below `info`. */
export const documentOf = (body: string, version = "3.1.0"): string => `openapi: ${version}\ninfo: {title: Pets, version: "1"}\n${body.replace(/^\n/, "")}`;

export async function findingsIn(text: string): Promise<Findings> {
  const file = join(await folderOf({ "pets.yaml": text }), "pets.yaml");
  return (await checkFiles([file], { config: plain })).findings;
}

/** Rules that are broken, notes aside, each with its lines. */
export async function brokenIn(text: string, notes = false): Promise<Record<string, readonly (number | null)[]>> {
  const { findings } = await findingsIn(text);
  const broken: Record<string, (number | null)[]> = {};
  for (const { rule, level, place } of findings) if (notes || level !== "note") (broken[rule] ??= []).push(place?.line ?? null);
  return broken;
}

/** Lines that end with the mark `# here`. */
export const markedLines = (text: string): number[] => text.split("\n").flatMap((line, index) => (line.endsWith("# here") ? index + 1 : []));

export interface RuleCase {
  readonly rule: string;
  /** What is wrong, as the end of a title. */
  readonly fault: string;
  readonly document: string;
  /** The same without the fault, as near as can be. */
  readonly sound: string;
}
