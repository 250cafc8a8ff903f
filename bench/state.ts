/** What forks, resets and sandboxes cost, as docs/measurements/state.md has it. Run it alone on a quiet machine, with --expose-gc. */
import { cpus } from "node:os";
import type { MockParts } from "../mock/mock.ts";
import { createMock } from "../mock/mock.ts";
import type { Sandbox } from "../mock/sandbox/sandbox.ts";

const things = 10_000;
const sandboxes = 1000;
const rounds = 101;

/** What a cell says. */
type Row = readonly [what: string, measured: string, target: string];

function timed(work: () => unknown): number {
  const startedMs = performance.now();
  work();
  return performance.now() - startedMs;
}

function spread(all: readonly number[]): string {
  const sorted = [...all].sort((one, other) => one - other);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(3);
  return `${at(0.5)} ms, of 20 times 19 under ${at(0.95)} ms`;
}

async function forksAndResets(): Promise<Row[]> {
  const state = { services: { keep: true, generate: things, like: { organizationName: "my-org" } } };
  const { dispatcher } = await createMock({ apis: ["pulumi-services"], state }).ready();
  const { sandboxes: all, apis } = dispatcher;
  const [api] = apis;
  if (!api) throw new Error("Nothing is served.");
  const forks: number[] = [];
  const resets: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    let fork: Sandbox | undefined;
    forks.push(timed(() => (fork = all.fork(all.default, `f-${round}`))));
    fork?.api(api).newId();
    resets.push(timed(() => fork?.reset()));
  }
  return [
    ["a fork of 10,000 things", spread(forks), "1 ms"],
    ["a reset of 10,000 things", spread(resets), "10 ms"],
  ];
}

const settled = (): NodeJS.MemoryUsage => {
  globalThis.gc?.();
  return process.memoryUsage();
};

/** Sandboxes in which every API has been asked for. */
function make({ dispatcher }: MockParts, count: number): void {
  for (let number = 0; number < count; number += 1) {
    const sandbox = dispatcher.sandboxes.use(`s-${number}`);
    for (const api of dispatcher.apis) sandbox?.api(api);
  }
}

async function memory(): Promise<Row[]> {
  const parts = await createMock().ready();
  const before = settled();
  make(parts, sandboxes);
  const after = settled();
  const heap = after.heapUsed - before.heapUsed;
  return [
    ["a sandbox of all five APIs, until it is written to", `${(heap / sandboxes / 1024).toFixed(1)} kB`, "50 kB"],
    [
      "1,000 sandboxes of all five APIs",
      `${(heap / 1024 ** 2).toFixed(1)} MB of heap, ${((after.rss - before.rss) / 1024 ** 2).toFixed(1)} MB resident`,
      "150 MB",
    ],
  ];
}

const rows = [...(await forksAndResets()), ...(await memory())];
console.log(`# What sandboxes cost

\`npm run bench:state\` on Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model.trim()}). Times are medians of ${rounds}.

| what | measured | at most |
| --- | ---: | ---: |
${rows.map((row) => `| ${row.join(" | ")} |`).join("\n")}`);
