/** `specimen init`: what a project needs to live with a contract, written once. */
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, isAbsolute, relative } from "node:path";
import { Command } from "commander";
import { UsageError } from "../mock/load-apis.ts";
import { defaultPort } from "../mock/transports/listen.ts";
import { exitCode } from "./exit.ts";
import { type Plan, type PlannedFile, planned } from "./init-files.ts";

interface Options {
  readonly target: string;
  readonly types?: string;
  readonly force?: true;
}

const notes = `
Run it where your package.json stands. The document stays where it is; nothing is asked,
and nothing that somebody wrote is overwritten without --force. Run again, it renews the
generated types and leaves the rest.

  $ specimen init openapi.yaml
  $ specimen init api/openapi.yaml --target http://localhost:8080

Exit code: 0 all is there, 3 nothing was written.
`;

export function initCommand(done: (code: number) => void): Command {
  return new Command("init")
    .summary("set a project up around a contract")
    .description("Writes specimen.config.yaml, generated types, npm scripts and a CI workflow for a document.")
    .argument("<document>", "OpenAPI 3.0, 3.1 or 3.2, or Swagger 2.0, in YAML or JSON")
    .option("--target <url>", "the implementation that verify judges", `http://localhost:${defaultPort}`)
    .option("--types <folder>", "where generated types stand (default: src/types where there is src, else types)")
    .option("--force", "overwrite what differs")
    .addHelpText("after", notes)
    .action(async (document: string, options: Options) => done(await init(document, options)));
}

async function init(named: string, { target, types, force }: Options): Promise<number> {
  const document = isAbsolute(named) ? relative(process.cwd(), named) : named.replace(/^\.[\\/]/, "");
  const plan = await planned({ document: document.replaceAll("\\", "/"), target, types: types ?? (existsSync("src") ? "src/types" : "types") });
  const before = new Map(await Promise.all(plan.files.map(async ({ file }) => [file, await textOf(file)] as const)));
  const theirs = plan.files.filter(({ file, text, authored }) => authored && before.get(file) !== undefined && before.get(file) !== text);
  // Written by an earlier run and changed since: kept, where its document is the same.
  const kept = new Set(force ? [] : theirs.filter(({ file, text }) => sameDocument(before.get(file), text)));
  const clashing = force ? [] : theirs.filter((one) => !kept.has(one));
  if (clashing.length > 0) throw new UsageError(refusal(clashing));
  const changed = plan.files.filter((one) => !kept.has(one) && before.get(one.file) !== one.text);
  for (const { file, text } of changed) await write(file, text);
  process.stdout.write(report(plan, new Set(changed), before, target));
  return exitCode.fine;
}

const textOf = (file: string): Promise<string | undefined> => readFile(file, "utf8").catch(() => undefined);

/** Whether an earlier run wrote the file for the same document. */
function sameDocument(before: string | undefined, text: string): boolean {
  const own = /^document: .*$|specimen diff .*$/m;
  const mine = own.exec(text)?.[0];
  return mine !== undefined && own.exec(before ?? "")?.[0] === mine;
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true }).catch(() => undefined);
  await writeFile(file, text).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} cannot be written (${error.code}).`);
  });
}

const refusal = (files: readonly PlannedFile[]): string =>
  `${files.map(({ file }) => file).join(" and ")} ${files.length === 1 ? "is" : "are"} there already and say${files.length === 1 ? "s" : ""} something else, so nothing was written. --force overwrites.`;

function report({ files, notes: left }: Plan, changed: ReadonlySet<PlannedFile>, before: ReadonlyMap<string, string | undefined>, target: string): string {
  const width = Math.max(...files.map(({ file }) => file.length));
  const state = (one: PlannedFile): string => (!changed.has(one) ? "as it was" : before.get(one.file) === undefined ? "wrote" : "changed");
  const rows = files.map((one) => `${state(one).padEnd(9)} ${one.file.padEnd(width)}  ${one.purpose}`);
  const steps = [
    "npx specimen mock        a living mock, reloaded as you save",
    `npx specimen verify      judges ${target}`,
    "npx specimen check       is the document sound?",
  ];
  return [...rows, "", ...left.flatMap((note) => [note, ""]), "Next:", ...steps.map((step) => `  ${step}`), ""].join("\n");
}
