/** `--record FILE`: what passed, in the form that the file's name asks for. */
import { extname } from "node:path";
import type { Contract } from "../contract/model.ts";
import { UsageError } from "../mock/load-apis.ts";
import type { PassedExchange } from "../proxy/options.ts";
import { Recording } from "../proxy/recording.ts";
import { expectWritable, writeWhole } from "./write-whole.ts";

export interface Recorder {
  add(exchange: PassedExchange): void;
  write(): Promise<void>;
}

export async function recorderFor(file: string, contract: Contract): Promise<Recorder> {
  const extension = extname(file).toLowerCase();
  if (![".yaml", ".yml", ".json", ".jsonl", ".ndjson"].includes(extension))
    throw new UsageError(`--record: expected a file that ends in .yaml, .json (an overlay) or .jsonl (lines), found "${file}".`);
  await expectWritable(file, "--record");
  const recording = new Recording(contract);
  const content = async (): Promise<string> => {
    if (extension === ".jsonl" || extension === ".ndjson") return recording.lines();
    if (extension === ".json") return `${JSON.stringify(recording.overlay(), null, 2)}\n`;
    return (await import("yaml")).stringify(recording.overlay());
  };
  return {
    add: (exchange) => recording.add(exchange),
    write: async () => writeWhole(file, await content(), "--record"),
  };
}
