/** Every fault once, every freedom once, every independent server: the whole matrix is `npm run faults`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../contract/package-root.ts";
import { runTrial } from "../../scripts/faults/run-trial.ts";
import { nameOf, type Trial } from "../../scripts/faults/trial.ts";
import { trialsOf } from "../../scripts/faults/trials.ts";

const trials = await trialsOf({ api: undefined, kind: undefined, named: undefined, quick: true, seeds: 1 });
const noticedIn: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(packageRoot, "tests/faults/slice.json"), "utf8"));

const named = (kind: Trial["kind"]): [name: string, trial: Trial][] => trials.filter((trial) => trial.kind === kind).map((trial) => [trial.id, trial]);

/** On the API where one case is known to notice it; where that case no longer does, all of them. */
async function noticed(trial: Trial): Promise<boolean> {
  const known = noticedIn[trial.kind === "server" ? nameOf(trial) : trial.id];
  if (known === undefined) return (await runTrial(trial)).failsStrictly;
  const there: Trial = { ...trial, api: known.split("/")[0] ?? trial.api };
  return (await runTrial(there, [known])).failsStrictly || (await runTrial(there)).failsStrictly;
}

describe.concurrent("a mock with the fault", () => {
  it.each(named("fault"))("%s is found out", async (_id, trial) => {
    expect(await noticed(trial)).toBe(true);
  });
});

describe.concurrent("an independent server with a fault of its own,", () => {
  it.each(trials.filter((trial) => trial.kind === "server" && trial.fault !== undefined).map((trial) => [nameOf(trial), trial] as const))(
    "%s, is found out",
    async (_name, trial) => {
      expect(await noticed(trial)).toBe(true);
    },
  );
});

describe("a correct server with the freedom", () => {
  it.each(named("freedom"))("%s is not accused", async (_id, trial) => {
    const { errors, findings } = await runTrial(trial);

    expect([...errors, ...findings]).toEqual([]);
  });
});

describe("the independent server of", () => {
  it.each(trials.filter((trial) => trial.kind === "server" && trial.fault === undefined).map((trial) => [trial.api, trial] as const))(
    "%s is not accused",
    async (_api, trial) => {
      const { errors, findings } = await runTrial(trial);

      expect([...errors, ...findings]).toEqual([]);
    },
  );
});
