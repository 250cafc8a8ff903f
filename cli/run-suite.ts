/** The suite on vitest: one test a case. It prints nothing of its own, and leaves nothing in the user's folders. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Report } from "../conformance/report/report.ts";
import type { Prepared } from "../conformance/verify.ts";
import { packageRoot } from "../contract/package-root.ts";
import { Progress } from "./progress.ts";

const suiteFile = import.meta.filename.endsWith(".ts") ? "conformance/suite.test.ts" : "dist/conformance/suite.test.mjs";

/** The worker leaves the report in a file. */
export async function runSuite({ options, plan, suite: { session } }: Prepared): Promise<Report> {
  const { startVitest } = await import("vitest/node");
  const folder = await mkdtemp(join(tmpdir(), "specimen-"));
  const output = join(folder, "report.json");
  const progress = new Progress(process.stderr, plan.cases.length);
  try {
    const vitest = await startVitest(
      "test",
      [],
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
        provide: { specimen: { options, profile: session.target.profile, output } },
      },
      { cacheDir: join(folder, "cache"), envDir: false, logLevel: "silent" },
    );
    const faults = vitest.state.getTestModules().flatMap((module) => module.errors());
    const unhandled = vitest.state.getUnhandledErrors();
    await vitest.close();
    progress.clear();
    return await readReport(output, [...faults, ...unhandled]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readReport(file: string, faults: readonly unknown[]): Promise<Report> {
  const text = await readFile(file, "utf8").catch(() => {
    const [first] = faults as readonly { readonly stack?: string; readonly message?: string }[];
    throw new Error(`The suite ended without a report. ${first?.stack ?? first?.message ?? ""}`);
  });
  // Written by this very version's suite a moment ago.
  return JSON.parse(text) as Report;
}
