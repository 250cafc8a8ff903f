/** Kills servers, replicas and PostgreSQL while they are written to, and writes down what that cost. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import {
  charge,
  chargesAt,
  compare,
  kill,
  killAll,
  newTally,
  type Replica,
  sleep,
  startReplica,
  type Tally,
  totalAt,
} from "../tests/stores/clients.fixture.ts";
import { type Database, noPostgres, postgresPrograms, startPostgres } from "../tests/stores/postgres.fixture.ts";

interface Result {
  readonly what: string;
  readonly kills: number;
  readonly tally: Tally;
  readonly lost: number;
  readonly duplicated: number;
  readonly total: number;
  readonly found: number;
  /** Until the first answer after a kill. */
  readonly backMs: readonly number[];
}

const rounds = Number(process.argv[2] ?? 50);
const clients = 8;

async function measured<T>(work: () => Promise<T>, into: number[]): Promise<T> {
  const startedMs = performance.now();
  const result = await work();
  into.push(performance.now() - startedMs);
  return result;
}

async function concluded(what: string, kills: number, tally: Tally, origin: string, backMs: readonly number[]): Promise<Result> {
  const found = await chargesAt(origin);
  const { lost, duplicated } = compare(tally, found);
  return { what, kills, tally, lost: lost.length, duplicated: duplicated.length, total: await totalAt(origin), found: found.length, backMs };
}

async function killServers(): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "specimen-kills-"));
  const store = join(folder, "state.db");
  const tally = newTally();
  const backMs: number[] = [];
  const serve = (): Promise<Replica> =>
    measured(async () => {
      const replica = await startReplica(store);
      await chargesAt(replica.origin);
      return replica;
    }, backMs);
  let replica = await serve();
  for (let round = 0; round < rounds; round += 1) {
    let stopped = false;
    const working = charge(
      () => [replica.origin],
      clients,
      () => stopped,
      tally,
      `${round}-`,
    );
    await sleep(50 + Math.random() * 1000);
    await kill(replica);
    stopped = true;
    await working;
    replica = await serve();
  }
  const result = await concluded("one server, a file", rounds, tally, replica.origin, backMs.slice(1));
  await kill(replica);
  rmSync(folder, { recursive: true, force: true });
  return result;
}

/** Replicas, PostgreSQL and connections, in turn. */
async function killReplicas(database: Database): Promise<Result> {
  const count = 3;
  const replicas = await Promise.all(Array.from({ length: count }, () => startReplica(database.url)));
  const tally = newTally();
  const backMs: number[] = [];
  let stopped = false;
  const working = charge(
    () => replicas.map(({ origin }) => origin),
    clients,
    () => stopped,
    tally,
  );
  const kills = Math.ceil(rounds / 2);
  for (let round = 0; round < kills; round += 1) {
    await sleep(100 + Math.random() * 500);
    const index = round % count;
    if (round % 3 === 0) {
      await kill(replicas[index] as Replica);
      replicas[index] = await measured(() => startReplica(database.url), backMs);
    } else if (round % 3 === 1) {
      database.stop("immediate");
      database.start();
      await measured(() => answered(replicas[index]?.origin ?? ""), backMs);
    } else database.cut();
  }
  stopped = true;
  await working;
  const result = await concluded(`${count} replicas, PostgreSQL`, kills, tally, replicas[0]?.origin ?? "", backMs);
  await killAll();
  return result;
}

async function answered(origin: string): Promise<void> {
  while (!(await fetch(`${origin}/charges`)).ok) await sleep(10);
}

const median = (values: readonly number[]): number => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

const row = ({ what, kills, tally, lost, duplicated, total, found, backMs }: Result): string =>
  [
    what,
    kills,
    tally.acknowledged.length,
    lost,
    duplicated,
    total === found ? "exact" : `${total} instead of ${found}`,
    tally.refused,
    tally.broken,
    tally.odd.length,
    `${(tally.slowestMs / 1000).toFixed(1)} s`,
    `${(median(backMs) / 1000).toFixed(1)} s, at most ${(Math.max(...backMs) / 1000).toFixed(1)} s`,
  ].join(" | ");

const page = (results: readonly Result[]): string => `# Kept state under fire

Made by \`npm run kills\` on ${cpus().length} processors (Node ${process.versions.node}). ${clients} clients charge one wallet without a pause; servers get SIGKILL,
PostgreSQL is stopped as a power cut would stop it, connections are cut. Afterwards every acknowledged charge is looked for, and the
wallet's total is compared with the charges that are there.

| what | kills | acknowledged | lost | duplicated | total | 503 with Retry-After | connection broke | other answers | slowest answer | until it serves again |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${results.map((result) => `| ${row(result)} |`).join("\n")}

A charge whose connection broke may be there or not: nobody was told. Serving again includes the start of the process, from source.
`;

const results = [await killServers()];
const programs = postgresPrograms();
if (programs) {
  const database = await startPostgres(programs);
  try {
    results.push(await killReplicas(database));
  } finally {
    database.remove();
  }
} else console.error(noPostgres);
writeFileSync("docs/measurements/stores.md", page(results));
for (const result of results) {
  console.log(row(result));
  for (const odd of result.tally.odd.slice(0, 5)) console.log(`  ${odd}`);
}
process.exit(results.every(({ lost, duplicated, total, found, tally }) => lost + duplicated + tally.odd.length === 0 && total === found) ? 0 : 1);
