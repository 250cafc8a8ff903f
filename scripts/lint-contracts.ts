/** Judges the shipped contracts as `specimen check` does, without a warning allowed. */
import { readdirSync } from "node:fs";
import { checkFiles } from "../cli/check.ts";
import { readCheckConfig } from "../cli/check-config.ts";
import { text } from "../cli/findings/text.ts";

const named = process.argv.slice(2);
const apis = named.length > 0 ? named : readdirSync("spec").filter((name) => !name.startsWith("."));
const config = await readCheckConfig(undefined);
const { findings, sourceOf } = await checkFiles(
  apis.map((api) => `spec/${api}/openapi.yaml`),
  { config, maxWarnings: 0 },
);
process.stdout.write(text(findings, sourceOf));
process.exitCode = findings.exitCode;
