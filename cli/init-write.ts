/** Writes what `specimen init` has planned: everything or, where it would overwrite somebody's work, nothing. */
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { madeFolder } from "../conformance/report/made-folder.ts";
import { UsageError } from "../mock/load-apis.ts";
import { type InitSettings, type Plan, type PlannedFile, planned } from "./init-files.ts";

type Texts = ReadonlyMap<string, string | undefined>;

/** Gives what to tell the user. Throws DocumentError, or {@link UsageError}. */
export async function initialise(settings: InitSettings, force: boolean): Promise<string> {
  const { target } = settings;
  if (!URL.canParse(target) || !/^https?:$/.test(new URL(target).protocol)) throw new UsageError(`--target: "${target}" is no http or https URL.`);
  const plan = await planned(settings);
  const before: Texts = new Map(await Promise.all(plan.files.map(async ({ file }) => [file, await textOf(join(settings.folder, file))] as const)));
  const theirs = plan.files.filter(({ file, text, authored }) => authored && before.get(file) !== undefined && before.get(file) !== text);
  // Written by an earlier run, and changed since.
  const kept = new Set(force ? [] : theirs.filter(({ file, text }) => sameDocument(before.get(file), text)));
  const clashing = force ? [] : theirs.filter((one) => !kept.has(one));
  if (clashing.length > 0) throw new UsageError(refusal(clashing));
  const changed = plan.files.filter((one) => !kept.has(one) && before.get(one.file) !== one.text);
  for (const { file, text } of changed) await write(join(settings.folder, file), text);
  return report(plan, new Set(changed), before, target);
}

const textOf = (file: string): Promise<string | undefined> => readFile(file, "utf8").catch(() => undefined);

/** Whether both speak of the same document. */
function sameDocument(before: string | undefined, text: string): boolean {
  const own = /^document: .*$|specimen diff .*$/m;
  const mine = own.exec(text)?.[0];
  return mine !== undefined && own.exec(before ?? "")?.[0] === mine;
}

async function write(file: string, text: string): Promise<void> {
  try {
    await madeFolder(dirname(file));
    await writeFile(file, text);
  } catch (error) {
    throw new UsageError(`${file} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function refusal(files: readonly PlannedFile[]): string {
  const names = files.map(({ file }) => file).join(" and ");
  const [are, say] = files.length === 1 ? ["is", "says"] : ["are", "say"];
  return `${names} ${are} there already and ${say} something else, so nothing was written. --force overwrites.`;
}

function report({ files, notes }: Plan, changed: ReadonlySet<PlannedFile>, before: Texts, target: string): string {
  const width = Math.max(...files.map(({ file }) => file.length));
  const state = (one: PlannedFile): string => (!changed.has(one) ? "as it was" : before.get(one.file) === undefined ? "wrote" : "changed");
  const rows = files.map((one) => `${state(one).padEnd(9)} ${one.file.padEnd(width)}  ${one.purpose}`);
  const steps = [
    "npx specimen mock     a living mock, reloaded as you save",
    `npx specimen verify   judges ${target}`,
    "npx specimen check    is the document sound?",
  ];
  return [...rows, "", ...notes.flatMap((note) => [note, ""]), "Next:", ...steps.map((step) => `  ${step}`), ""].join("\n");
}
