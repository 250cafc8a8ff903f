/** The suite on vitest: one test a case. It prints nothing of its own, and leaves nothing in the user's folders. */
import { writeFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildReport } from "../conformance/report/build.ts";
import type { Report } from "../conformance/report/report.ts";
import { conclude, type Prepared, runOne } from "../conformance/verify.ts";
import { packageRoot } from "../contract/package-root.ts";
import { Progress } from "./progress.ts";

const suiteFile = import.meta.filename.endsWith(".ts") ? "conformance/suite.test.ts" : "dist/conformance/suite.test.mjs";

/** The worker leaves the report in a file. Without a case to run there is nothing for a runner. */
export async function runSuite(prepared: Prepared): Promise<Report> {
  const { options, plan, suite } = prepared;
  const { target } = suite.session;
  const count = plan.cases.length - plan.skipped.size;
  if (count === 0) return withoutRunner(prepared);
  const { createVitest } = await import("vitest/node");
  const folder = await mkdtemp(join(tmpdir(), "specimen-"));
  const output = join(folder, "report.json");
  const stop = join(folder, "stop");
  let restore = (): void => undefined;
  const progress = new Progress(process.stderr, count);
  try {
    const vitest = await createVitest(
      "test",
      {
        root: packageRoot,
        config: false,
        watch: false,
        run: true,
        include: [suiteFile],
        // The package itself may lie in node_modules.
        exclude: [],
        pool: "threads",
        isolate: false,
        // What is compiled already needs no transforming.
        server: { deps: { external: [/\.mjs$/] } },
        maxConcurrency: options.concurrency,
        reporters: [progress],
        provide: { specimen: { options, profile: target.profile, plan: { cases: plan.cases, skipped: plan.skipped, depth: plan.depth }, output, stop } },
      },
      { cacheDir: join(folder, "cache"), envDir: false, logLevel: "silent" },
    );
    restore = onceInterrupted(() => writeFileSync(stop, ""));
    await vitest.start();
    const faults = vitest.state.getTestModules().flatMap((module) => module.errors());
    const unhandled = vitest.state.getUnhandledErrors();
    await vitest.close();
    progress.clear();
    return await readReport(output, [...faults, ...unhandled]);
  } finally {
    restore();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The first Ctrl-C ends the run in order, with what was made taken away and a report; the second one at once. */
function onceInterrupted(end: () => void): () => void {
  const signals = ["SIGINT", "SIGTERM"] as const;
  // The runner's own would end the process at once, and leave everything where it is.
  for (const signal of signals) process.removeAllListeners(signal);
  const restore = (): void => {
    for (const signal of signals) process.off(signal, hear);
  };
  const hear = (): void => {
    restore();
    process.stderr.write("\nThe case under way is told to its end; Ctrl-C again ends at once.\n");
    end();
  };
  for (const signal of signals) process.on(signal, hear);
  return restore;
}

async function withoutRunner(prepared: Prepared): Promise<Report> {
  const results = await Promise.all(prepared.plan.cases.map((test) => runOne(prepared, test)));
  return buildReport(await conclude(prepared, results, new Date()), prepared.suite.session.target);
}

async function readReport(file: string, faults: readonly unknown[]): Promise<Report> {
  const text = await readFile(file, "utf8").catch(() => {
    const [first] = faults as readonly { readonly stack?: string; readonly message?: string }[];
    throw new Error(`The suite ended without a report. ${first?.stack ?? first?.message ?? ""}`);
  });
  // Written by this very version's suite a moment ago.
  return JSON.parse(text) as Report;
}
