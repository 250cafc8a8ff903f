/** Writes docs/measurements/traceability/<api>.md: what judges each operation × status and each rule. --check only compares. Gaps fail either way. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { planCases } from "../conformance/plan.ts";
import { loadProfile, shippedProfile } from "../conformance/profile.ts";
import { loadRules } from "../conformance/rules.ts";
import { compile } from "../contract/compile.ts";
import { loadDocument } from "../contract/load.ts";
import { shippedApis } from "./generate.ts";
import { pageOf } from "./traceability/page.ts";
import { gapsOf, traceOf } from "./traceability/trace.ts";
import { untold } from "./traceability/untold.ts";

const folder = "docs/measurements/traceability";
const isCheck = process.argv.includes("--check");
await mkdir(folder, { recursive: true });
for (const api of await shippedApis()) {
  const contract = compile(api, await loadDocument(`spec/${api}/openapi.yaml`));
  const rules = await loadRules(`spec/${api}/rules.yaml`);
  const { cases } = await planCases(contract, rules, await loadProfile(shippedProfile(api)), { only: [], skip: [], depth: "full" });
  const trace = traceOf(contract, rules.all, cases, untold);
  for (const gap of gapsOf(trace, untold)) fail(gap);
  const [file, page] = [`${folder}/${api}.md`, pageOf(trace)];
  if ((await readFile(file, "utf8").catch(() => "")) === page) continue;
  if (isCheck) fail(`${file} is stale: run \`npm run generate\` and commit the result.`);
  else await writeFile(file, page);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
