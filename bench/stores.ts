/** What keeping state costs, beside what the databases themselves cost. Ratios only: times differ from machine to machine. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Libsql from "libsql";
import pg from "pg";
import { message } from "../mock/message.ts";
import { createMock } from "../mock/mock.ts";
import type { MockOptions } from "../mock/options.ts";
import { noPostgres, postgresPrograms, startPostgres } from "../tests/stores/postgres.fixture.ts";
import { walletsApi } from "../tests/stores/wallets.fixture.ts";

type Call = () => Promise<unknown>;

const seconds = Number(process.argv[2] ?? 3);
const warmUp = 200;
const loopback = { loopback: true };

/** How much longer one call takes than another. They take turns, so that what else the machine does hits both; medians are compared. */
async function ratio(call: Call, floor: Call, callsATurn = 20): Promise<number> {
  const [times, floors]: [number[], number[]] = [[], []];
  const turn = async (work: Call, into: number[]): Promise<void> => {
    const startedMs = performance.now();
    for (let count = 0; count < callsATurn; count += 1) await work();
    into.push(performance.now() - startedMs);
  };
  for (let count = 0; count < warmUp; count += 1) await Promise.all([call(), floor()]);
  const endMs = performance.now() + 2000 * seconds;
  while (performance.now() < endMs) {
    await turn(call, times);
    await turn(floor, floors);
  }
  return median(times) / median(floors);
}

const median = (values: readonly number[]): number => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/** Milliseconds a call takes, calls following each other. */
async function perCall(call: Call): Promise<number> {
  const startedMs = performance.now();
  let count = 0;
  for (; performance.now() - startedMs < seconds * 1000; count += 1) await call();
  return (performance.now() - startedMs) / count;
}

/** Acknowledged calls a second, so many at once. */
async function perSecond(call: Call, atOnce: number): Promise<number> {
  const startedMs = performance.now();
  let count = 0;
  const client = async (): Promise<void> => {
    for (; performance.now() - startedMs < seconds * 1000; count += 1) await call();
  };
  await Promise.all(Array.from({ length: atOnce }, client));
  return (count * 1000) / (performance.now() - startedMs);
}

/** A write and a read of the wallets, without a socket. */
async function callsOf(options: MockOptions): Promise<{ write: Call; read: Call; close(): Promise<void> }> {
  const mock = createMock({ apis: [walletsApi()], ...options });
  const { dispatcher, keeper } = await mock.ready();
  const answer = async (request: ReturnType<typeof message>): Promise<void> => {
    const found = await (keeper ? keeper.dispatch(request, loopback) : dispatcher.dispatch(request, loopback));
    if (!found || found.response.status >= 400) throw new Error(`answered ${found?.response.status} ${String(found?.response.body)}`);
  };
  let total = 0;
  const json = { "content-type": "application/json" };
  return {
    write: () => answer(message("PATCH", "/wallets/main", json, JSON.stringify({ total: (total += 1) }))),
    read: () => answer(message("GET", "/wallets/main")),
    close: () => mock.close(),
  };
}

function tell(what: string, ratio: number, limit: string): void {
  console.log(`${what.padEnd(72)} ${ratio.toFixed(2).padStart(6)}   (goal: ${limit})`);
}

async function sqlite(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "specimen-bench-"));
  const bare = new Libsql(join(folder, "bare.db"));
  for (const setting of ["locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = FULL"]) bare.pragma(setting);
  bare.exec("CREATE TABLE records (sandbox TEXT, position INTEGER, text TEXT, PRIMARY KEY (sandbox, position)) WITHOUT ROWID");
  const insert = bare.prepare("INSERT INTO records VALUES (?, ?, ?)");
  const text = "x".repeat(400);
  let position = 0;
  const alone: Call = async () => insert.run("default", (position += 1), text);
  const kept = await callsOf({ store: join(folder, "kept.db") });
  const plain = await callsOf({});
  tell("SQLite: a write / one of the binding alone", await ratio(kept.write, alone), "at most 2");
  const aloneMs = await perCall(alone);
  tell("SQLite: acknowledged writes a second of 64 clients / the binding alone", ((await perSecond(kept.write, 64)) * aloneMs) / 1000, "at least 0.5");
  tell("SQLite: a read / one in memory", await ratio(kept.read, plain.read, 100), "about 1");
  await kept.close();
  bare.close();
  rmSync(folder, { recursive: true, force: true });
}

async function postgres(programs: string): Promise<void> {
  const database = await startPostgres(programs);
  const client = new pg.Client(database.url);
  await client.connect();
  try {
    const strong = await callsOf({ store: database.url });
    const plain = await callsOf({});
    await client.query("CREATE TABLE bare (sandbox text, position bigint, text text, PRIMARY KEY (sandbox, position))");
    const text = "x".repeat(400);
    let position = 0;
    const insert: Call = () => client.query({ name: "bare-insert", text: "INSERT INTO bare VALUES ($1, $2, $3)", values: ["default", (position += 1), text] });
    const select: Call = () => client.query({ name: "bare-select", text: "SELECT position FROM specimen_sandboxes WHERE name = $1", values: ["default"] });
    tell("PostgreSQL: a write / one bare INSERT", await ratio(strong.write, insert), "at most 2");
    tell("PostgreSQL: a strong read / one bare SELECT", await ratio(strong.read, select), "at most 1.5");
    const selectMs = await perCall(select);
    tell("PostgreSQL: strong reads a second of 64 clients / one client's SELECTs", ((await perSecond(strong.read, 64)) * selectMs) / 1000, "more than 1");
    const local = await callsOf({ store: database.url, consistency: "local" });
    await local.read();
    tell("PostgreSQL: a local read / one in memory", await ratio(local.read, plain.read, 100), "about 1");
    await Promise.all([strong.close(), local.close()]);
  } finally {
    await client.end();
    database.remove();
  }
}

await sqlite();
const programs = postgresPrograms();
if (programs) await postgres(programs);
else console.log(noPostgres);
