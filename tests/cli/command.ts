/** The real command, from source, as a child process. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { packageRoot } from "../../contract/package-root.ts";
import { program } from "../program.ts";

export interface Ended {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  /** `http://localhost:<port>` */
  readonly origin: string;
  stdout(): string;
  stderr(): string;
  /** Sends SIGTERM, and waits for the end. */
  stop(): Promise<Ended>;
  ended: Promise<Ended>;
}

const children = new Set<ChildProcess>();
const folders: string[] = [];

afterAll(async () => {
  for (const { pid } of children) if (pid !== undefined) process.kill(-pid, "SIGKILL");
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

/** Files in a folder of their own; gives its path. */
export async function temporary(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "specimen-cli-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

/** Starts `program` without a terminal, in the package's folder. */
function launch(program: string, words: readonly string[]): { child: ChildProcess; output: { stdout: string; stderr: string }; ended: Promise<Ended> } {
  // A group of its own, so that what npm leaves behind can be ended too.
  const child = spawn(program, words, {
    cwd: packageRoot,
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  children.add(child);
  const output = { stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
  const ended = once(child, "close").then(([code]: (number | null)[]): Ended => {
    children.delete(child);
    return { code: code ?? null, ...output };
  });
  return { child, output, ended };
}

/** Runs the command to its end. */
export const specimen = (...words: string[]): Promise<Ended> => launch(process.execPath, [...program, ...words]).ended;

/** Starts `specimen mock` on a free port; resolves when it says that it is ready. */
export const startMock = (...words: string[]): Promise<Running> => started(process.execPath, [...program, "mock", "--port", "0", ...words]);

/** Starts any program that ends up as `specimen mock`. */
export async function started(program: string, words: readonly string[]): Promise<Running> {
  const { child, output, ended } = launch(program, words);
  const port = await new Promise<string>((resolve, reject) => {
    const look = (): void => {
      const [, found] =
        /"event":"ready","port":(\d+)[^\n]*\n/.exec(output.stdout) ?? /serves [^\n]*:(\d+)\n[\s\S]*Ctrl-C stops\.\n/.exec(output.stdout + output.stderr) ?? [];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on("data", look);
    child.stderr?.on("data", look);
    ended.then(({ code, stderr }) => reject(new Error(`It ended with ${code} before it was ready: ${stderr}`)), reject);
  });
  return {
    child,
    origin: `http://localhost:${port}`,
    stdout: () => output.stdout,
    stderr: () => output.stderr,
    ended,
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

/** A line of `--log json` that a test looks into. */
export type LogLine = Record<string, unknown>;

export const logLines = (stdout: string): LogLine[] =>
  stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as LogLine);
