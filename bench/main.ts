/**
 * Server CPU per request, against the floor and against peers, in one run on one machine. Figures are ratios; absolute
 * ones differ from machine to machine. Writes docs/measurements/bench.md. Needs Linux, and `npm run build` before.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { availableParallelism, cpus } from "node:os";
import { requestBytes, run } from "./load.ts";
import { type Running, start } from "./process.ts";

const credentials = { "DD-API-KEY": "api-key-org-one", "DD-APPLICATION-KEY": "app-key-admin" };
const seeded = "/api/v2/services/5e000000-0000-4000-8000-000000000003";
const body = JSON.stringify({ data: { type: "services", attributes: { name: "measured" } } });
const many = 1_000_000;

interface Workload {
  readonly name: string;
  readonly request: Buffer;
  readonly count: number;
}

const read: Workload = { name: "stored read", request: requestBytes("GET", seeded, credentials), count: 40_000 };
const page: Workload = { name: "list page of 10", request: requestBytes("GET", "/api/v2/services?page%5Bsize%5D=10", credentials), count: 20_000 };
const write: Workload = { name: "validated write", request: requestBytes("POST", "/api/v2/services", credentials, body), count: 20_000 };
const workloads = [read, page, write];

/** CPU µs of the server per request: the median of three rounds after a warm-up. */
async function measure(server: Running, { request, count, name }: Workload, expected: number): Promise<{ cpuUs: number; perSecond: number }> {
  const round = async (requests: number) => {
    const before = server.cpuMs();
    const { elapsedMs, statuses } = await run({ port: server.port, requests: [request], count: requests, connections: 8 });
    if (statuses.get(expected) !== requests) throw new Error(`${name}: expected only ${expected}, found ${JSON.stringify([...statuses])}.`);
    return { cpuUs: ((server.cpuMs() - before) * 1000) / requests, perSecond: (requests * 1000) / elapsedMs };
  };
  await round(Math.ceil(count / 2));
  const rounds = [await round(count), await round(count), await round(count)].sort((a, b) => a.cpuUs - b.cpuUs);
  return rounds[1] as { cpuUs: number; perSecond: number };
}

/** What the mock answers, for the floors to answer too. */
async function answerOf(port: number, workload: Workload): Promise<string> {
  const [method, target] = workload === write ? ["POST", "/api/v2/services"] : ["GET", workload === read ? seeded : "/api/v2/services?page[size]=10"];
  const headers = { ...credentials, "content-type": "application/json" };
  const response = await fetch(`http://localhost:${port}${target}`, { method: method as string, headers, ...(method === "POST" && { body }) });
  const text = await response.text();
  return JSON.stringify({
    status: response.status,
    headers: { "Content-Type": "application/json", Vary: "Origin", "Content-Length": Buffer.byteLength(text) },
    body: text,
  });
}

const specimen = (...args: string[]): Promise<Running> => start(["dist/cli/main.mjs", "mock", ...args, "--port", "0", "--log", "json"]);
const quiet = (): Promise<Running> => start(["bench/servers/specimen.mjs"]);

const lines: string[] = [];
const say = (line = ""): void => {
  lines.push(line);
  console.log(line);
};
const round1 = (value: number): string => value.toFixed(1);
const ratio = (value: number): string => `${value.toFixed(2)}×`;

async function comparePeers(): Promise<void> {
  say("## CPU per request");
  say();
  say("| workload | server | CPU µs per request | requests per second | against bare node:http |");
  say("| --- | --- | ---: | ---: | ---: |");
  for (const workload of workloads) {
    const mock = await quiet();
    const answer = await answerOf(mock.port, workload);
    const expected = workload === write ? 201 : 200;
    const floor = await start(["bench/servers/node-floor.mjs"], answer);
    const least = await measure(floor, workload, expected);
    const rows: [string, { cpuUs: number; perSecond: number }][] = [["bare node:http", least]];
    rows.push(["Specimen", await measure(mock, workload, expected)]);
    // Floor and mock once more, so that a drift of the machine shows.
    const again = await measure(floor, workload, expected);
    rows.push(["bare node:http, again", again]);
    const base = (least.cpuUs + again.cpuUs) / 2;
    await floor.stop();
    await mock.stop();
    const express = await start(["bench/servers/express-floor.mjs"], answer);
    rows.push(["bare Express 5", await measure(express, workload, expected)]);
    await express.stop();
    const prism = await start(["bench/servers/prism.cjs", "spec/datadog-services/openapi.yaml"]);
    rows.push(["Prism", await measure(prism, { ...workload, count: workload.count / 10 }, expected)]);
    await prism.stop();
    for (const [name, { cpuUs, perSecond }] of rows)
      say(`| ${workload.name} | ${name} | ${round1(cpuUs)} | ${perSecond.toFixed(0)} | ${ratio(cpuUs / base)} |`);
  }
  say();
}

async function compareSizes(): Promise<void> {
  say("## The same with 1,000 and with 1,000,000 stored things");
  say();
  say("| workload | CPU µs at 1,000 | CPU µs at 1,000,000 | ratio |");
  say("| --- | ---: | ---: | ---: |");
  const small = await quiet();
  const large = await quiet();
  await fill(small, 1_000);
  await fill(large, many);
  for (const workload of workloads) {
    const expected = workload === write ? 201 : 200;
    const few = await measure(small, workload, expected);
    const lots = await measure(large, workload, expected);
    say(`| ${workload.name} | ${round1(few.cpuUs)} | ${round1(lots.cpuUs)} | ${ratio(lots.cpuUs / few.cpuUs)} |`);
  }
  say();
  say(`Memory with 1,000,000 things: ${large.rssMb().toFixed(0)} MB.`);
  say();
  await small.stop();
  await large.stop();
}

async function fill(server: Running, count: number): Promise<void> {
  await run({ port: server.port, requests: [write.request], count, connections: 16 });
}

async function compareStarts(): Promise<void> {
  say("## Until ready");
  say();
  say("| server | CPU ms | wall ms | RSS MB when ready |");
  say("| --- | ---: | ---: | ---: |");
  const starts: [string, () => Promise<Running>][] = [
    ["Specimen, five contracts", () => specimen()],
    ["Specimen, one contract", () => specimen("datadog-services")],
    ["bare node:http", () => start(["bench/servers/node-floor.mjs"], '{"status":200,"headers":{},"body":""}')],
    ["Prism, one contract", () => start(["bench/servers/prism.cjs", "spec/datadog-services/openapi.yaml"])],
  ];
  for (const [name, launch] of starts) {
    const runs = [];
    for (let index = 0; index < 3; index += 1) {
      const server = await launch();
      runs.push({ ...server.ready, rssMb: server.rssMb() });
      await server.stop();
    }
    const { cpuMs, wallMs, rssMb } = runs.sort((a, b) => a.cpuMs - b.cpuMs)[1] as (typeof runs)[number];
    say(`| ${name} | ${cpuMs.toFixed(0)} | ${wallMs.toFixed(0)} | ${rssMb.toFixed(0)} |`);
  }
  say();
}

async function watchMemory(): Promise<void> {
  say("## Memory over a million requests");
  say();
  const server = await quiet();
  const mixed = [read.request, page.request];
  await run({ port: server.port, requests: mixed, count: 100_000, connections: 8 });
  const early = server.rssMb();
  await run({ port: server.port, requests: mixed, count: 900_000, connections: 8 });
  say(`RSS after 100,000 reads ${early.toFixed(0)} MB, after 1,000,000 reads ${server.rssMb().toFixed(0)} MB.`);
  await server.stop();
}

say("# Measured");
say();
say(`\`npm run bench\` on Node ${process.version}, ${availableParallelism()} cores (${cpus()[0]?.model ?? "unknown"}). Medians of three rounds.`);
say();
const parts = { peers: comparePeers, starts: compareStarts, sizes: compareSizes, memory: watchMemory };
const wanted = process.argv.slice(2);
for (const [name, part] of Object.entries(parts)) if (wanted.length === 0 || wanted.includes(name)) await part();
if (wanted.length === 0) {
  await mkdir("docs/measurements", { recursive: true });
  await writeFile("docs/measurements/bench.md", `${lines.join("\n")}\n`);
}
