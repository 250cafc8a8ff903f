/**
 * Large documents against small ones: until ready, what inference adds, and one request; Prism's figures beside. Writes
 * docs/measurements/documents.md. Needs Linux, `npm run build` before, and documents in the folder SPECIMEN_CORPUS.
 */
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { inferenceMs } from "./inference.ts";
import { requestBytes, run } from "./load.ts";
import { probeBody, probed } from "./probe.ts";
import { type Running, start } from "./process.ts";

const corpus = process.env["SPECIMEN_CORPUS"];
const rounds = 3;
const prismLimitMs = 180_000;

const lines: string[] = [];
const say = (line = ""): void => {
  lines.push(line);
  console.log(line);
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const specimen = (file: string): Promise<Running> => start(["dist/cli/main.mjs", "mock", file, "--port", "0", "--log", "json", "--no-watch"]);

interface Figures {
  readonly cpuMs: number;
  readonly rssMb: number;
  readonly requestUs: number;
}

/** CPU µs of the server per request, after a warm-up. */
async function requestUs(server: Running, count: number): Promise<number> {
  const round = async (requests: number): Promise<number> => {
    const before = server.cpuMs();
    const load = { port: server.port, requests: [requestBytes("GET", "/specimen-probe/7", {})], count: requests, connections: 4 };
    const { statuses } = await run(load);
    if (statuses.get(200) !== requests) throw new Error(`Expected 200, found ${[...statuses.keys()].join(", ")}.`);
    return ((server.cpuMs() - before) * 1000) / requests;
  };
  await round(Math.ceil(count / 2));
  const figures: number[] = [];
  for (let index = 0; index < rounds; index += 1) figures.push(await round(count));
  return median(figures);
}

async function ours(file: string, probe: string): Promise<Figures> {
  const ready: { cpuMs: number; rssMb: number }[] = [];
  for (let index = 0; index < rounds; index += 1) {
    const server = await specimen(file);
    ready.push({ cpuMs: server.ready.cpuMs, rssMb: server.rssMb() });
    await server.stop();
  }
  const server = await specimen(probe);
  const perRequest = await requestUs(server, 10_000);
  await server.stop();
  return { cpuMs: median(ready.map(({ cpuMs }) => cpuMs)), rssMb: median(ready.map(({ rssMb }) => rssMb)), requestUs: perRequest };
}

/** Undefined where it is not ready in time, or does not take the document. */
async function prisms(probe: string): Promise<Figures | undefined> {
  const server = await start(["bench/servers/prism.cjs", probe], undefined, prismLimitMs).catch(() => undefined);
  if (!server) return undefined;
  try {
    return { cpuMs: server.ready.cpuMs, rssMb: server.rssMb(), requestUs: await requestUs(server, 20) };
  } finally {
    await server.stop();
  }
}

const whole = (value: number | undefined): string => (value === undefined ? "–" : value.toFixed(0));

async function compare(file: string, folder: string): Promise<{ readonly requestUs: number; readonly share: number }> {
  const size = (await stat(file)).size / 1e6;
  const probe = join(folder, `${basename(file).replace(/\.[^.]*$/, "")}.json`);
  const { document, operations } = probed(await readFile(file, "utf8"));
  await writeFile(probe, JSON.stringify(document));
  const mine = await ours(file, probe);
  const share = (100 * (await inferenceMs(file))) / mine.cpuMs;
  const theirs = await prisms(probe);
  const cells = [basename(file), size.toFixed(2), operations, whole(mine.cpuMs), whole(mine.rssMb), `${share.toFixed(1)} %`, whole(mine.requestUs)];
  say(`| ${[...cells, whole(theirs?.cpuMs), whole(theirs?.rssMb), whole(theirs?.requestUs)].join(" | ")} |`);
  return { requestUs: mine.requestUs, share };
}

/** The smallest, those in the middle, and the largest. */
async function chosen(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => /\.(?:json|ya?ml)$/.test(name));
  const sized = await Promise.all(names.map(async (name) => ({ file: join(folder, name), size: (await stat(join(folder, name))).size })));
  const files = sized.sort((a, b) => a.size - b.size).map(({ file }) => file);
  return [...new Set([files[0], files[files.length >> 1], ...files.slice(-4)])].filter((file) => file !== undefined);
}

if (corpus === undefined) {
  console.error("SPECIMEN_CORPUS names the folder of documents to measure; it is not set.");
  process.exit(3);
}
const folder = await mkdtemp(join(tmpdir(), "specimen-bench-"));
try {
  const wanted = process.argv.slice(2);
  say("# Large documents");
  say();
  say(
    `\`npm run bench:documents\` on Node ${process.version}, ${availableParallelism()} cores (${cpus()[0]?.model ?? "unknown"}). Medians of ${rounds} rounds.`,
  );
  say("The request is the same everywhere: one small operation, added to each document. Prism had three minutes to be ready; a dash means that it was not,");
  say("or refused the document.");
  say();
  say("| document | MB | operations | ready CPU ms | RSS MB | of it inference | CPU µs per request | Prism: ready CPU ms | RSS MB | CPU µs per request |");
  say("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
  const found: { requestUs: number; share: number }[] = [];
  for (const file of wanted.length > 0 ? wanted : await chosen(corpus)) found.push(await compare(file, folder));
  say();
  const ratio = (found.at(-1)?.requestUs ?? 0) / (found[0]?.requestUs ?? 1);
  say(`A request to the largest costs ${ratio.toFixed(2)} times one to the smallest. The answer is \`${probeBody}\`.`);
  say(`Inference is meant to stay below 10 %; ${found.filter(({ share }) => share < 10).length} of ${found.length} documents keep to that.`);
  if (wanted.length === 0) await writeFile("docs/measurements/documents.md", `${lines.join("\n")}\n`);
} finally {
  await rm(folder, { recursive: true });
}
