/** The command in a process of its own, so that a crash is a crash, and memory is its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { program } from "../program.ts";

/** `documents`: ids and files, as on the command line. */
export async function startMock(documents: readonly string[], bodyLimitBytes: number, root: string): Promise<MockProcess> {
  const words = ["--max-old-space-size=256", ...program, "mock", ...documents];
  const child = spawn(process.execPath, [...words, "--port", "0", "--log", "json", "--body-limit", String(bodyLimitBytes)], { cwd: root });
  const mock = new MockProcess(child);
  await mock.ready;
  return mock;
}

export class MockProcess {
  readonly ready: Promise<void>;
  port = 0;
  /** Lines of stdout that are no JSON object, and everything on stderr: both stay empty. */
  readonly noise: string[] = [];
  readonly #child: ChildProcess;
  readonly #exit: Promise<string>;
  #exited: string | undefined;

  constructor(child: ChildProcess) {
    this.#child = child;
    this.#exit = new Promise((resolve) => child.on("exit", (code, signal) => resolve(`code ${code}, signal ${signal}`)));
    this.#exit.then((how) => (this.#exited = how));
    child.stderr?.on("data", (chunk: Buffer) => this.noise.push(chunk.toString()));
    this.ready = new Promise((resolve, reject) => {
      this.#exit.then((how) => reject(new Error(`The mock did not start: ${how}. ${this.noise.join("")}`)));
      if (!child.stdout) return reject(new Error("The mock has no stdout."));
      createInterface({ input: child.stdout }).on("line", (line) => {
        const event = this.#read(line);
        // Somebody else's signal is no fault of a request.
        if (event?.["event"] === "stopping" && !child.killed) this.noise.push(line);
        if (event?.["event"] !== "ready") return;
        this.port = Number(event["port"]);
        resolve();
      });
    });
  }

  /** How it ended; undefined while it runs. */
  get exited(): string | undefined {
    return this.#exited;
  }

  /** Undefined where the system has no /proc. */
  memoryBytes(): number | undefined {
    const kilobytes = /VmRSS:\s+(\d+) kB/.exec(this.#proc("status") ?? "")?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  }

  /** CPU time used so far, in hundredths of a second as Linux counts it. */
  cpuMs(): number | undefined {
    const fields = this.#proc("stat")
      ?.replace(/^.*\) /, "")
      .split(" ");
    return fields && (Number(fields[11]) + Number(fields[12])) * 10;
  }

  async get(path: string): Promise<string> {
    return (await fetch(`http://127.0.0.1:${this.port}${path}`, { signal: AbortSignal.timeout(10_000) })).text();
  }

  async reset(): Promise<void> {
    await fetch(`http://127.0.0.1:${this.port}/_specimen/v1/reset`, { method: "POST" });
  }

  /** Gives how it ended. */
  async stop(): Promise<string> {
    this.#child.kill("SIGTERM");
    return this.#exit;
  }

  #proc(file: string): string | undefined {
    try {
      return readFileSync(`/proc/${this.#child.pid}/${file}`, "utf8");
    } catch {
      return undefined;
    }
  }

  #read(line: string): Record<string, unknown> | undefined {
    try {
      return JSON.parse(line) as Record<string, unknown>;
    } catch {
      this.noise.push(line);
      return undefined;
    }
  }
}
