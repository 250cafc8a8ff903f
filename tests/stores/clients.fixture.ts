/** Clients of the wallets, and processes that serve them. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { packageRoot } from "../../contract/package-root.ts";

export interface Replica {
  readonly child: ChildProcess;
  readonly origin: string;
  /** What it complained of. */
  said(): string;
}

const running = new Set<Replica>();

export async function startReplica(store: string, consistency = "strong"): Promise<Replica> {
  const child = spawn(process.execPath, ["--import", "tsx", join(packageRoot, "tests/stores/replica.ts"), store, consistency], {
    stdio: ["ignore", "pipe", "pipe"],
    cwd: packageRoot,
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (said += chunk));
  const [first] = (await Promise.race([once(child.stdout, "data"), once(child, "close").then(() => [undefined])])) as [Buffer | undefined];
  if (!first) throw new Error(`The replica did not start: ${said}`);
  const replica = { child, origin: `http://127.0.0.1:${String(first).trim()}`, said: () => said };
  running.add(replica);
  return replica;
}

/** Nothing is left to finish. Throws where it had ended by itself, which no replica may. */
export async function kill(replica: Replica): Promise<void> {
  const { child } = replica;
  running.delete(replica);
  if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The replica ended by itself with ${child.exitCode}: ${replica.said()}`);
  const closed = once(child, "close");
  child.kill("SIGKILL");
  await closed;
}

export async function killAll(): Promise<void> {
  await Promise.all([...running].map(kill));
}

export const post = (value: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  headers: { "Content-Type": "application/json", ...headers },
  body: JSON.stringify(value),
});

/** Names of all charges, in order, as a server has them. */
export async function chargesAt(origin: string): Promise<string[]> {
  const response = await fetch(`${origin}/charges`);
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return ((await response.json()) as { name: string }[]).map(({ name }) => name);
}

export const totalAt = async (origin: string): Promise<number> => ((await (await fetch(`${origin}/wallets/main`)).json()) as { total: number }).total;

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What became of charges that clients made while servers came and went. */
export interface Tally {
  readonly acknowledged: string[];
  /** 503 with Retry-After. */
  refused: number;
  /** The connection broke, so nobody knows. */
  broken: number;
  readonly odd: string[];
  slowestMs: number;
}

/** `clients` charge one after the other, at servers that may be gone, until `stop` says so. */
export async function charge(origins: () => readonly string[], clients: number, stop: () => boolean, tally = newTally(), prefix = ""): Promise<Tally> {
  await Promise.all(
    Array.from({ length: clients }, async (_nothing, client) => {
      for (let count = 0; !stop(); count += 1) await chargeOnce(origins()[(client + count) % origins().length] ?? "", `${prefix}${client}-${count}`, tally);
    }),
  );
  return tally;
}

export const newTally = (): Tally => ({ acknowledged: [], refused: 0, broken: 0, odd: [], slowestMs: 0 });

async function chargeOnce(origin: string, name: string, tally: Tally): Promise<void> {
  const startedMs = performance.now();
  try {
    const response = await fetch(`${origin}/wallets/main/charges`, { ...post({ name }), signal: AbortSignal.timeout(20_000) });
    const text = await response.text();
    if (response.status === 201) tally.acknowledged.push(name);
    else if (response.status === 503 && response.headers.has("retry-after")) {
      tally.refused += 1;
      await sleep(20);
    } else tally.odd.push(`${response.status} ${text}`);
  } catch (error) {
    if ((error as Error).name === "TimeoutError") tally.odd.push("no answer within 20 s");
    tally.broken += 1;
    await sleep(20);
  }
  tally.slowestMs = Math.max(tally.slowestMs, performance.now() - startedMs);
}

/** Acknowledged charges that are not there, and charges that are there twice. */
export function compare({ acknowledged }: Tally, found: readonly string[]): { readonly lost: string[]; readonly duplicated: string[] } {
  const there = new Set(found);
  return { lost: acknowledged.filter((name) => !there.has(name)), duplicated: found.filter((name, index) => found.indexOf(name) !== index) };
}
