/** `specimen inspect`: what a document says, or lets one suppose, about things. */
import { readFile } from "node:fs/promises";
import { Command, Option } from "commander";
import { compile } from "../contract/compile.ts";
import { documentId, loadDocument } from "../contract/load.ts";
import { exitCode } from "./exit.ts";
import { placesIn } from "./findings/places.ts";
import { inspectText } from "./inspect-text.ts";
import { type InspectView, inspectView, pointersOf } from "./inspect-view.ts";

const notes = `
What is not as you mean it is said in the document, on a path or an operation:

  paths:
    /pets/{petId}:
      x-resource: {name: pets, key: id, unique: [slug]}

or, without touching the document, in an OpenAPI Overlay beside it:
pets.overlay.yaml for pets.yaml.

Exit code: 0 printed, 3 the document cannot be read.
`;

export function inspectCommand(done: (code: number) => void): Command {
  return new Command("inspect")
    .summary("what the mock and the verdict suppose about a document")
    .description("Prints which operations make, show, change and remove the same things, with the evidence.")
    .argument("<document>", "an OpenAPI document")
    .addOption(new Option("--format <format>", "of what is printed").choices(["text", "json"]).default("text"))
    .option("--state-schema", "prints a JSON Schema of start states instead, for editors")
    .addHelpText("after", notes)
    .action(async (document: string, { format, stateSchema }: { format: string; stateSchema?: true }) => {
      process.stdout.write(await (stateSchema ? printedSchema(document) : printed(document, format)));
      done(exitCode.fine);
    });
}

async function printed(document: string, format: string): Promise<string> {
  const view = await inspect(document);
  return format === "json" ? `${JSON.stringify(view, undefined, 2)}\n` : inspectText(view);
}

const printedSchema = async (document: string): Promise<string> =>
  `${JSON.stringify(await (await import("../mock/start-state/inferred-schema.ts")).inferredStateSchema(document), undefined, 2)}\n`;

/** Throws a DocumentError. */
export async function inspect(file: string): Promise<InspectView> {
  const loaded = await loadDocument(file);
  const contract = compile(documentId(file), loaded);
  const text = await readFile(file, "utf8");
  const placeOf = placesIn(file, text, pointersOf(contract));
  return inspectView(contract, file, (pointer) => placeOf(pointer).line, loaded.notices);
}
