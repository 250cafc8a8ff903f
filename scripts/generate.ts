/** Writes generated/<api>.ts from spec/<api>/openapi.yaml. With --check nothing is written and a difference fails. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import openapiTypescript, { astToString } from "openapi-typescript";
import ts from "typescript";

const header = "// Generated from the contract by `npm run generate`. Do not edit.\n\n";
const file = ts.factory.createTypeReferenceNode("File");

export async function typesOf(api: string): Promise<string> {
  const nodes = await openapiTypescript(pathToFileURL(`spec/${api}/openapi.yaml`), {
    // A default is what the server assumes, not what a client must send.
    defaultNonNullable: false,
    transform: (schema) => ("format" in schema && schema.format === "binary" ? file : undefined),
  });
  return header + astToString(nodes);
}

export async function shippedApis(): Promise<string[]> {
  const folders = await readdir("spec", { withFileTypes: true });
  return folders.filter((entry) => entry.isDirectory() && entry.name !== "control").map((entry) => entry.name);
}

async function main(): Promise<void> {
  const check = process.argv.includes("--check");
  for (const api of await shippedApis()) {
    const target = `generated/${api}.ts`;
    const text = await typesOf(api);
    const present = await readFile(target, "utf8").catch(() => "");
    if (present === text) continue;
    if (check) {
      console.error(`${target} is stale: run \`npm run generate\` and commit the result.`);
      process.exitCode = 1;
    } else await writeFile(target, text);
  }
}

if (process.argv[1]?.endsWith("generate.ts")) await main();
