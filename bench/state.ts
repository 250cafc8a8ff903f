/** What forks, resets and sandboxes cost. Prints; run it alone on a quiet machine, with --expose-gc. */
import { createMock } from "../mock/mock.ts";
import type { Sandbox } from "../mock/sandbox/sandbox.ts";

const things = 10_000;
const sandboxes = 1000;

const median = (all: readonly number[]): number => [...all].sort((one, other) => one - other)[all.length >> 1] ?? 0;

function timed(work: () => unknown): number {
  const startedMs = performance.now();
  work();
  return performance.now() - startedMs;
}

async function forksAndResets(): Promise<void> {
  const state = { services: { keep: true, generate: things, like: { organizationName: "my-org" } } };
  const { dispatcher } = await createMock({ apis: ["pulumi-services"], state }).ready();
  const { sandboxes: all, apis } = dispatcher;
  const [api] = apis;
  if (!api) throw new Error("Nothing is served.");
  const forks: number[] = [];
  const resets: number[] = [];
  for (let round = 0; round < 50; round += 1) {
    let fork: Sandbox | undefined;
    forks.push(timed(() => (fork = all.fork(all.default, `f-${round}`))));
    fork?.api(api).newId();
    resets.push(timed(() => fork?.reset()));
  }
  console.log(`fork with ${things} things: ${median(forks).toFixed(3)} ms (target 1), reset: ${median(resets).toFixed(3)} ms (target 10)`);
}

async function memory(): Promise<void> {
  const { dispatcher } = await createMock().ready();
  globalThis.gc?.();
  const before = process.memoryUsage();
  for (let number = 0; number < sandboxes; number += 1) {
    const sandbox = dispatcher.sandboxes.use(`s-${number}`);
    for (const api of dispatcher.apis) sandbox?.api(api);
  }
  globalThis.gc?.();
  const after = process.memoryUsage();
  const mb = (bytes: number): string => (bytes / 1024 ** 2).toFixed(1);
  console.log(
    `${sandboxes} sandboxes, all five APIs: heap +${mb(after.heapUsed - before.heapUsed)} MB, resident +${mb(after.rss - before.rss)} MB (target 150)`,
  );
}

await forksAndResets();
await memory();
