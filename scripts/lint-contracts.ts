/** Judges the shipped contracts with two tools that nobody here wrote: swagger-parser and Redocly's linter. */
import { readdirSync } from "node:fs";
import SwaggerParser from "@apidevtools/swagger-parser";
import { lint, loadConfig } from "@redocly/openapi-core";

const named = process.argv.slice(2);
const apis = named.length > 0 ? named : readdirSync("spec").filter((name) => !name.startsWith("."));
const config = await loadConfig({ configPath: "redocly.yaml" });

let problems = 0;
for (const api of apis) {
  const file = `spec/${api}/openapi.yaml`;
  await SwaggerParser.validate(file).catch((error: Error) => {
    problems += 1;
    console.error(`${file}: swagger-parser: ${error.message}`);
  });
  for (const problem of await lint({ ref: file, config })) {
    problems += 1;
    const at = problem.location[0];
    const where = at?.pointer ?? "";
    console.error(`${file}: ${problem.severity} ${problem.ruleId} at ${where}: ${problem.message}`);
  }
}
console.log(problems === 0 ? `${apis.length} contracts are clean.` : `${problems} problems.`);
process.exitCode = problems === 0 ? 0 : 1;
