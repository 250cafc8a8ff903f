/** `npm run sweep -- <folder>`: what becomes of documents that nobody prepared. Writes docs/measurements/sweep.md with `--write`. */
import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Row } from "./sweep/row.ts";
import { runDocument } from "./sweep/run-document.ts";
import { headLine, isFaulty, line, notes, page } from "./sweep/table.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    /** Part of the names to take. */
    only: { type: "string", default: "" },
    /** ask, live or verify. */
    step: { type: "string", default: "" },
    seconds: { type: "string", default: "600" },
    megabytes: { type: "string", default: "2048" },
    /** Documents at a time. */
    jobs: { type: "string", default: "2" },
    json: { type: "string" },
    write: { type: "boolean", default: false },
    verbose: { type: "boolean", default: false },
  },
});
const [folder] = positionals;
if (folder === undefined || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
  console.error("Name a folder of OpenAPI documents: npm run sweep -- <folder> [--only name] [--step ask|live|verify] [--write]");
  process.exit(3);
}
const files = readdirSync(folder)
  .filter((name) => /\.(?:json|ya?ml)$/.test(name) && name.includes(values.only))
  .sort();
const limits = { seconds: Number(values.seconds), megabytes: Number(values.megabytes) };
const rows = new Map<string, Row>();
console.log(headLine());
const waiting = [...files];
await Promise.all(
  Array.from({ length: Number(values.jobs) }, async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const row = await runDocument(join(folder, file), limits, values.step);
      rows.set(file, row);
      console.log(line(row));
      const told = values.verbose ? [...notes(row), ...(row.asked?.declined ?? []), ...(row.verdict?.reasons ?? [])] : notes(row).slice(0, 4);
      for (const text of told) console.log(`  ${text.replace(/\s+/g, " ").slice(0, 400)}`);
    }
  }),
);
const ordered = files.flatMap((file) => rows.get(file) ?? []);
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(ordered, undefined, 2));
if (values.write) writeFileSync("docs/measurements/sweep.md", page(ordered));
process.exit(ordered.some(isFaulty) ? 1 : 0);
