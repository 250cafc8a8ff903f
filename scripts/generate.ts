/** Writes generated/<api>.ts from spec/<api>/openapi.yaml, the control API included. With --check nothing is written and a difference fails. */
import { readdir } from "node:fs/promises";
import { staleFiles, writeWhole } from "../cli/types-files.ts";
import { typesOf } from "../cli/types-write.ts";

const header = "// Generated from the contract by `npm run generate`. Do not edit.\n\n";

export async function shippedApis(): Promise<string[]> {
  const folders = await readdir("spec", { withFileTypes: true });
  return folders.filter((entry) => entry.isDirectory() && entry.name !== "control").map((entry) => entry.name);
}

async function main(): Promise<void> {
  const texts = new Map<string, string>();
  for (const api of [...(await shippedApis()), "control"]) texts.set(`${api}.ts`, await typesOf(`spec/${api}/openapi.yaml`, header));
  if (!process.argv.includes("--check")) {
    await writeWhole("generated", texts);
    return;
  }
  for (const file of await staleFiles("generated", texts)) {
    console.error(`${file} is stale: run \`npm run generate\` and commit the result.`);
    process.exitCode = 1;
  }
}

if (process.argv[1]?.endsWith("generate.ts")) await main();
