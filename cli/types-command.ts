/** `specimen types`: TypeScript of a contract's operations, written or compared. */
import { Command } from "commander";
import { documentId } from "../contract/load.ts";
import { UsageError } from "../mock/load-apis.ts";
import { exitCode } from "./exit.ts";
import { readProjectConfig } from "./project-config.ts";
import { staleFiles, writeWhole } from "./types-files.ts";
import { generatedTypes } from "./types-generated.ts";

interface Options {
  readonly out?: string;
  readonly check?: true;
}

const notes = `
For each document two modules: <name>.ts holds paths, operations and components,
<name>.behaviour.ts what a behaviour module of one's own is written against:

  import { overrideBehaviour } from "./types/pets.behaviour.js";

Exit code: 0 written, or all fresh with --check; 1 something is stale; 3 a
document cannot be read, or the folder not written.

  $ specimen types openapi.yaml --out src/types
  $ specimen types openapi.yaml --out src/types --check
`;

export function typesCommand(done: (code: number) => void): Command {
  return new Command("types")
    .summary("TypeScript of a contract's operations")
    .description("Writes the types of OpenAPI documents, and the bridge to behaviour modules.")
    .argument("[documents...]", "OpenAPI 3.0, 3.1 or 3.2, or Swagger 2.0, in YAML or JSON (default: the one in specimen.config.yaml)")
    .option("--out <folder>", "where the modules stand; made where there is none")
    .option("--check", "write nothing; say which file is stale")
    .addHelpText("after", notes)
    .action(async (documents: string[], options: Options) => done(await types(documents, options)));
}

/** Of the project, where the command line names none. */
async function types(named: readonly string[], { out: folder, check }: Options): Promise<number> {
  const project = named.length > 0 ? {} : await readProjectConfig();
  const documents = project.document === undefined ? named : [project.document];
  if (documents.length === 0) throw new UsageError("specimen types needs a document, such as: specimen types openapi.yaml --out src/types");
  const out = folder ?? project.types?.out;
  if (out === undefined) throw new UsageError("specimen types needs a folder for the modules: --out src/types");
  const files = new Map<string, string>();
  for (const document of documents) {
    const id = documentId(document);
    if (files.has(`${id}.ts`)) throw new UsageError(`Two documents are named "${id}", and the name is their module; rename one file.`);
    for (const [name, text] of await generatedTypes(document)) files.set(name, text);
  }
  if (!check) {
    const written = await writeWhole(out, files);
    process.stdout.write(written.map((file) => `wrote ${file}\n`).join(""));
    return exitCode.fine;
  }
  const stale = await staleFiles(out, files);
  for (const file of stale) process.stderr.write(`${file} is stale: run specimen types ${documents.join(" ")} --out ${out}, and commit the result.\n`);
  return stale.length > 0 ? exitCode.atFault : exitCode.fine;
}
