/** What a child process used at most. Linux only. */
import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpuMsOf } from "./process.ts";

const everyMs = 20;

/** Looks until the child ends; gives its CPU time, and its largest resident set in MB. */
export function peakOf(child: ChildProcess): () => { readonly cpuMs: number; readonly rssMb: number } {
  let peak = { cpuMs: 0, rssMb: 0 };
  const timer = setInterval(() => {
    try {
      const [, kilobytes = "0"] = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8")) ?? [];
      peak = { cpuMs: cpuMsOf(child.pid ?? 0), rssMb: Math.max(peak.rssMb, Number(kilobytes) / 1024) };
    } catch {
      // It has just ended.
    }
  }, everyMs);
  return () => {
    clearInterval(timer);
    return peak;
  };
}
