/** A document in a child process, within limits of time and memory. */
import { fork } from "node:child_process";
import { basename, join } from "node:path";
import type { Row } from "./row.ts";

export interface Limits {
  readonly seconds: number;
  readonly megabytes: number;
}

/** `only`: one step instead of all. */
export function runDocument(file: string, { megabytes, seconds }: Limits, only = ""): Promise<Row> {
  const child = fork(join(import.meta.dirname, "child.ts"), [file, only], {
    execArgv: ["--import", "tsx", `--max-old-space-size=${megabytes}`],
    stdio: ["ignore", "inherit", "pipe", "ipc"],
  });
  let row: Row = { document: basename(file), size: 0 };
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
  child.on("message", (part: Partial<Row>) => (row = { ...row, ...part }));
  const clock = setTimeout(() => child.kill("SIGKILL"), seconds * 1000);
  return new Promise((resolve) => {
    child.on("close", (code, signal) => {
      clearTimeout(clock);
      const hung = signal === "SIGKILL" ? `no end within ${seconds} s` : undefined;
      const crashed = code !== 0 ? `crashed: ${said.split("\n").find((line) => /error|fatal/i.test(line)) ?? said.slice(0, 200)}` : undefined;
      const end = hung ?? crashed;
      resolve(end === undefined ? row : { ...row, end });
    });
  });
}
