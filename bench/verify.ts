/** How long a whole verdict takes, from the command to the written report, for each API and for a large document, on their mocks. Writes docs/measurements/verify.md. Linux, after a build. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import type { Report } from "../conformance/report/report.ts";
import { shippedApis } from "../scripts/generate.ts";
import { documentOf } from "./many-operations.ts";
import { peakOf } from "./peak.ts";
import { start } from "./process.ts";

interface Subject {
  readonly name: string;
  /** A shipped API's id, or a document. */
  readonly api: string;
}

interface Measured {
  readonly name: string;
  readonly report: Report;
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly rssMb: number;
}

async function measure({ api, name }: Subject, folder: string): Promise<Measured> {
  const mock = await start(["dist/cli/main.mjs", "mock", api, "--port", "0", "--log", "json"]);
  const started = performance.now();
  const words = ["verify", api, "--target", `http://localhost:${mock.port}`, "--report", folder];
  const child = spawn(process.execPath, ["dist/cli/main.mjs", ...words], { stdio: ["ignore", "ignore", "inherit"] });
  const peak = peakOf(child);
  const [code] = (await once(child, "exit")) as [number | null];
  const wallMs = performance.now() - started;
  await mock.stop();
  // A quick run, as of a large document, leaves something out.
  if (code !== 0 && code !== 2) throw new Error(`specimen verify ${api} ended with ${code}.`);
  const report = JSON.parse(await readFile(join(folder, "report.json"), "utf8")) as Report;
  return { name, report, wallMs, ...peak() };
}

/** The median of three by wall time. */
async function median(api: Subject): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), "specimen-bench-"));
  const rounds = [await measure(api, folder), await measure(api, folder), await measure(api, folder)].sort((a, b) => a.wallMs - b.wallMs);
  await rm(folder, { recursive: true });
  return rounds[1] as Measured;
}

/** A story that waits for a clock which counts in seconds does no work meanwhile. */
const waitedMs = ({ volatile }: Report): number => Math.max(0, ...Object.values(volatile.cases).map(({ elapsedMs }) => (elapsedMs > 1000 ? 1000 : 0)));

function row({ cpuMs, name, report, rssMb, wallMs }: Measured): string {
  const { cases, volatile } = report;
  const told = cases.length - report.totals.skipped;
  const perSecond = (told * 1000) / (volatile.elapsedMs - waitedMs(report));
  const figures = [told, volatile.requests, (wallMs / 1000).toFixed(1), (cpuMs / 1000).toFixed(1), perSecond.toFixed(0), rssMb.toFixed(0)];
  return `| ${name} | ${figures.join(" | ")} |`;
}

const large = await mkdtemp(join(tmpdir(), "specimen-bench-"));
const file = join(large, "large.json");
await writeFile(file, JSON.stringify(documentOf(200)));
const shipped = (await shippedApis()).map((api): Subject => ({ name: api, api }));
const rows: string[] = [];
for (const subject of [...shipped, { name: "a document of 1,000 operations", api: file }]) {
  rows.push(row(await median(subject)));
  console.log(rows.at(-1));
}
await rm(large, { recursive: true });
const page = `# How long a verdict takes

\`node --import tsx bench/verify.ts\` on Node ${process.version}, ${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? "unknown"}): \`specimen verify
<api> --target <its mock> --report <folder>\`, the median of three. The mock runs on the same machine.

| API | cases | requests | seconds to the report | CPU seconds | cases a second | peak MB |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.join("\n")}

Cases a second are counted while cases run, without the one second that a story of three of the APIs waits for a clock that may
count in seconds. Cases run one after the other, so that equal runs send equal requests in the same order; \`--concurrency\` sends
those of several requests at a time. A run of one of the five ends before two processes have compiled what they do often: most of
its requests are asked in stories of many calls, and the first second costs more than the rest. A large document, of which 20
cases an operation are told, shows the pace that a run comes to.
`;
await writeFile("docs/measurements/verify.md", page);
