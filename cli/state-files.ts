/** `specimen state export` and `import`: a sandbox as a file. */
import { readFile, writeFile } from "node:fs/promises";
import { text as streamText } from "node:stream/consumers";
import type { Command } from "commander";
import { parseJsonText, stringifyJson } from "../contract/json.ts";
import { UsageError } from "../mock/load-apis.ts";
import type { MakeVerb } from "./state-command.ts";

export const exportVerb = (verb: MakeVerb): Command =>
  verb("export", "the whole sandbox as JSON", async (client, [file]) => {
    const json = await client.export();
    const text = `${stringifyJson(json)}\n`;
    if (file === undefined) return { text, json };
    await writeFile(file, text).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(`${file} cannot be written (${error.code}).`);
    });
    return { text: `Everything is in ${file}.\n`, json: { file } };
  }).argument("[file]", "written there; on stdout unless said");

export const importVerb = (verb: MakeVerb): Command =>
  verb("import", "replace what is stored by what was exported", async (client, [file = "-"]) => {
    const given = await read(file);
    // The mock judges it, and says everything that is wrong.
    const json = await client.import(given as Parameters<typeof client.import>[0]);
    return { text: [`Imported: ${Object.keys(json.apis).join(", ") || "nothing"}.`, ...json.notes, ""].join("\n"), json };
  }).argument("<file>", "what export wrote; - reads stdin");

async function read(file: string): Promise<unknown> {
  const text = await (file === "-" ? streamText(process.stdin) : readFile(file, "utf8")).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} cannot be read (${error.code}).`);
  });
  try {
    return parseJsonText(text);
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}; expected what specimen state export wrote.`);
  }
}
