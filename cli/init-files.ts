/** What `specimen init` writes, and what each file is for. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { documentId } from "../contract/load.ts";
import { scripts, withScripts } from "./init-scripts.ts";
import { workflowFile, workflowOf } from "./init-workflow.ts";
import { configName } from "./project-config.ts";
import { generatedTypes } from "./types-generated.ts";

export interface PlannedFile {
  readonly file: string;
  readonly text: string;
  readonly purpose: string;
  /** Somebody may have changed it, so it is not overwritten; what is generated or added to is. */
  readonly authored: boolean;
}

export interface Plan {
  readonly files: readonly PlannedFile[];
  /** What is left for a person to do. */
  readonly notes: readonly string[];
}

export interface InitSettings {
  /** Where everything is written, and what paths are relative to. */
  readonly folder: string;
  readonly document: string;
  readonly target: string;
  /** Folder of the generated types. */
  readonly types: string;
}

/** Throws DocumentError, or UsageError. */
export async function planned(settings: InitSettings): Promise<Plan> {
  const { folder, document, types } = settings;
  const config = { file: configName, purpose: "what the commands are told when they are told nothing", ...(await configFor(settings)) };
  const name = documentId(document);
  const generated = [...(await generatedTypes(document, folder))].map(([file, text]) => ({
    file: join(types, file),
    text,
    purpose: file === `${name}.ts` ? "types of the operations" : "what a behaviour of your own is written against",
    authored: false,
  }));
  const workflow = { file: workflowFile, text: workflowOf(document), purpose: "the contract's gates in CI", authored: true };
  const { files, notes } = await packageFiles(folder);
  return { files: [config, ...generated, ...files, workflow], notes };
}

async function packageFiles(folder: string): Promise<Plan> {
  const file = "package.json";
  if (!existsSync(join(folder, file))) {
    const lines = Object.entries(scripts).map(([name, command]) => `    "${name}": "${command}"`);
    return { files: [], notes: [`There is no package.json here. These scripts are worth having in yours:\n${lines.join(",\n")}`] };
  }
  const { text, kept } = withScripts(await readFile(join(folder, file), "utf8"), file);
  const taken = kept.map((name) => `The script "${name}" of package.json was left as it is; ours would be "${scripts[name]}".`);
  return { files: [{ file, text, purpose: `scripts ${Object.keys(scripts).join(", ")}`, authored: false }], notes: taken };
}

/** A configuration that so far speaks of other things, such as rules of check, keeps them. */
async function configFor(settings: InitSettings): Promise<Pick<PlannedFile, "text" | "authored">> {
  const file = join(settings.folder, configName);
  const before = existsSync(file) ? await readFile(file, "utf8") : undefined;
  if (before === undefined || /^(?:document|mock|verify|types):/m.test(before))
    return { text: `${schemaLine}${configOf(settings)}${checkPart}`, authored: true };
  return { text: `${before.trimEnd()}\n\n${configOf(settings)}`, authored: false };
}

const schemaLine = "# yaml-language-server: $schema=./node_modules/@specimen-api/specimen/cli/check-config.schema.json\n";

const checkPart = `
check:
  # Severities by rule: specimen check --rules lists them.
  rules: {}
`;

const configOf = ({
  document,
  target,
  types,
}: InitSettings): string => `# What the commands of specimen are told in this folder. Options on the command line win;
# a document named there leaves all of this aside, but for check.
document: ${quoted(document)}

mock:
  port: 4010
  # behaviour: behaviour.ts # single operations in your own words
  # state: start-state.yaml # what is there at the start

verify:
  # The implementation that is judged. This is the mock; name your own server.
  target: ${quoted(target)}
  # profile: specimen.profile.yaml # specimen verify --init-profile specimen.profile.yaml writes one

types:
  out: ${quoted(types)}
`;

/** A text that YAML reads as itself. */
const quoted = (text: string): string => (/^[\w./][\w./~-]*$/.test(text) || /^https?:\/\/[\w.:/-]+[\w/]$/.test(text) ? text : JSON.stringify(text));
