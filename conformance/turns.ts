/** What the profile offers is shared with other runs against the same target. They take turns: within a process in a queue, across processes by a file. */
import { createHash } from "node:crypto";
import { open, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Inconclusive } from "./session.ts";

export type Release = () => Promise<void>;

const longestWaitMs = 60_000;
const pollMs = 20;
const queues = new Map<string, Promise<void>>();

/** Waits for this target's turn. Throws {@link Inconclusive} where another process keeps it for a minute. */
export async function takeTurn(baseUrl: string): Promise<Release> {
  const before = queues.get(baseUrl);
  let next = (): void => undefined;
  const over = new Promise<void>((resolve) => {
    next = resolve;
  });
  queues.set(baseUrl, over);
  await before;
  try {
    const file = await takeFile(fileFor(baseUrl));
    return async () => {
      if (file !== undefined) await rm(file, { force: true });
      next();
    };
  } catch (error) {
    next();
    throw error;
  }
}

const fileFor = (baseUrl: string): string =>
  join(tmpdir(), `specimen-turn-${process.getuid?.() ?? 0}-${createHash("sha256").update(baseUrl.replace(/\/+$/, "")).digest("hex").slice(0, 16)}`);

/** Undefined where no file can be written: then only this process takes turns. */
async function takeFile(file: string): Promise<string | undefined> {
  const until = performance.now() + longestWaitMs;
  while (performance.now() < until) {
    try {
      const handle = await open(file, "wx", 0o600);
      await handle.writeFile(String(process.pid));
      await handle.close();
      return file;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") return undefined;
    }
    if (await isAbandoned(file)) await rm(file, { force: true });
    else await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  throw new Inconclusive(`Another run has used what the profile offers for ${longestWaitMs / 1000} s; run again when it has ended (or delete ${file}).`);
}

/** Its process is gone, as after a kill. A file that was opened this moment is still empty. */
async function isAbandoned(file: string): Promise<boolean> {
  const pid = Number(await readFile(file, "utf8").catch(() => ""));
  if (!(pid > 0)) return Date.now() - (await stat(file).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs > longestWaitMs / 10;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}
