/** What supposing the things of a document costs, measured in a process of its own: code is slow the first time it runs. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { compile } from "../contract/compile.ts";
import { loadDocument } from "../contract/load.ts";
import { inferResources } from "../contract/resources/infer.ts";

const self = fileURLToPath(import.meta.url);

/** CPU ms. */
export async function inferenceMs(file: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", self, file]);
  return Number(stdout);
}

if (process.argv[1] === self) {
  const contract = compile("measured", await loadDocument(process.argv[2] ?? ""));
  const before = process.cpuUsage();
  void inferResources(contract).resources;
  const { user, system } = process.cpuUsage(before);
  console.log((user + system) / 1000);
}
