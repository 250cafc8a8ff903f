/** Starts the server of a trial, has the suite judge it, and stops it. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shippedProfile } from "../../conformance/profile.ts";
import { defaults, type VerifyOptions, verify } from "../../conformance/verify.ts";
import type { Contract } from "../../contract/model.ts";
import type { Fault } from "../../mock/faults/fault.ts";
import { faultNamed } from "../../mock/faults/registry.ts";
import { shippedContracts } from "../../mock/faults/serve-fault.ts";
import { createMock } from "../../mock/index.ts";
import { serverOf } from "../../tests/faults/servers/registry.ts";
import { statementsOf } from "../../tests/faults/statements/statement.ts";
import { startProxy } from "../../tests/freedoms/proxy.ts";
import { freedomNamed } from "../../tests/freedoms/registry.ts";
import { type Expected, outcomeOf } from "./judge.ts";
import type { Outcome, Trial } from "./trial.ts";

interface Stage {
  readonly baseUrl: string;
  readonly expected: Expected;
  /** How long a change may take to be seen there. */
  readonly visibleAfterMs: number;
  /** What can be spent only where a target is put back may be spent. */
  readonly isThrownAway?: true;
  close(): Promise<void>;
}

const nothing: Expected = { caughtBy: [], operations: [], statement: undefined };
let loading: Promise<Contract[]> | undefined;

async function contractOf(api: string): Promise<Contract> {
  loading ??= shippedContracts();
  const found = (await loading).find(({ id }) => id === api);
  if (!found) throw new Error(`There is no contract "${api}".`);
  return found;
}

/** `only`: globs over case ids, all cases where there is none. */
export async function runTrial(trial: Trial, only: readonly string[] = []): Promise<Outcome> {
  const stage = await stageOf(trial);
  const folder = await mkdtemp(join(tmpdir(), "specimen-faults-"));
  try {
    const seed = trial.kind === "clean" ? trial.seed : 1;
    const options: VerifyOptions = { ...defaults, api: trial.api, target: stage.baseUrl, only, seed, timeoutMs: 3000 };
    const profile = stage.visibleAfterMs === 0 && !stage.isThrownAway ? undefined : await profileFor(trial.api, stage, folder);
    return outcomeOf(trial, await verify({ ...options, profile }), stage.expected);
  } finally {
    await stage.close();
    await rm(folder, { recursive: true });
  }
}

/** The shipped one, for a target that is slow, or that nobody needs afterwards: there, nothing is left out. */
async function profileFor(api: string, { isThrownAway, visibleAfterMs }: Stage, folder: string): Promise<string> {
  const file = join(folder, `${api}.yaml`);
  const shipped = await readFile(shippedProfile(api), "utf8");
  await writeFile(file, `${isThrownAway ? shipped.split(/^skips:/m)[0] : shipped}\nvisibleAfterMs: ${visibleAfterMs}\n`);
  return file;
}

function stageOf(trial: Trial): Promise<Stage> {
  if (trial.kind === "server") return serverStage(trial.api, trial.fault);
  if (trial.kind === "freedom") return freedomStage(trial.api, trial.id);
  return trial.kind === "clean" ? mockStage(trial.api, undefined, trial.seed) : mockStage(trial.api, trial.id);
}

async function serverStage(api: string, fault: string | undefined): Promise<Stage> {
  const server = await serverOf(api);
  if (!server) throw new Error(`There is no independent server of ${api}.`);
  const { baseUrl, close } = await server.start(fault === undefined ? {} : { fault });
  return { baseUrl, expected: nothing, visibleAfterMs: 0, isThrownAway: true, close };
}

async function mockStage(api: string, fault: string | undefined, seed?: number): Promise<Stage> {
  const { origin, close } = await createMock({ apis: [api], fault, ...(seed !== undefined && { seed }) }).listen({ port: 0 });
  const found = fault === undefined ? undefined : faultNamed(fault);
  const expected = found ? await expectedOf(found, api) : nothing;
  return { baseUrl: origin, expected, visibleAfterMs: 0, close: () => close(0) };
}

async function expectedOf({ appliesTo, caughtBy, id }: Fault, api: string): Promise<Expected> {
  const statement = (await statementsOf(api)).find(({ fault }) => fault === id);
  return { caughtBy, operations: appliesTo(await contractOf(api)), statement };
}

async function freedomStage(api: string, id: string): Promise<Stage> {
  const freedom = freedomNamed(id);
  if (!freedom) throw new Error(`There is no freedom "${id}".`);
  const mock = await mockStage(api, undefined);
  const proxy = await startProxy(mock.baseUrl, await contractOf(api), freedom);
  const close = async (): Promise<void> => void (await Promise.all([proxy.close(), mock.close()]));
  return { baseUrl: proxy.baseUrl, expected: nothing, visibleAfterMs: freedom.visibleAfterMs ?? 0, close };
}
