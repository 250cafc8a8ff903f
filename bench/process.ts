/** A server in a process of its own, and what the operating system says that it used. Linux only. */
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";

export interface Running {
  readonly port: number;
  /** CPU and wall time from the start of the process until it answered. */
  readonly ready: { readonly cpuMs: number; readonly wallMs: number };
  cpuMs(): number;
  /** Resident set size, in MB. */
  rssMb(): number;
  stop(): Promise<void>;
}

const ticksPerSecond = 100;

/** User and system time so far. */
export function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
}

function rssMbOf(pid: number): number {
  return Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
}

/** The program prints one line of JSON with its port when it is ready; after `limitMs` without it, it is ended. */
export async function start(args: readonly string[], input?: string, limitMs?: number): Promise<Running> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  const limit = limitMs === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), limitMs);
  child.stdin.end(input ?? "");
  const port = await portOf(child, args.join(" ")).finally(() => clearTimeout(limit));
  const pid = child.pid ?? 0;
  const ready = { cpuMs: cpuMsOf(pid), wallMs: performance.now() - started };
  return {
    port,
    ready,
    cpuMs: () => cpuMsOf(pid),
    rssMb: () => rssMbOf(pid),
    stop: () =>
      new Promise((resolve) => {
        child.on("exit", () => resolve());
        child.kill("SIGKILL");
      }),
  };
}

function portOf(child: ChildProcess, name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const port = /"port":\s*(\d+)/.exec(text)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    child.on("exit", (code) => reject(new Error(`${name} ended with ${code} before it was ready.`)));
  });
}
