/** `specimen mock … -- <command>`: runs a command while the mock is up. */
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { UsageError } from "../mock/load-apis.ts";

/** Resolves with the command's exit code; 128 + n where signal n ended it. */
export function runBeside(command: readonly string[], environment: Record<string, string>): Promise<number> {
  const [program = "", ...rest] = command;
  const child = spawn(program, rest, { stdio: "inherit", env: { ...process.env, ...environment } });
  const forward = (signal: NodeJS.Signals): void => {
    // At a terminal, Ctrl-C reaches the command by itself; twice would mean "at once" to many.
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  };
  process.on("SIGINT", forward);
  process.on("SIGTERM", forward);
  return new Promise((resolve, reject) => {
    child.on("error", (error: NodeJS.ErrnoException) => {
      const why = error.code === "ENOENT" ? "there is no such program" : error.message;
      reject(new UsageError(`The command "${program}" could not be started: ${why}.`));
    });
    child.on("exit", (code, signal) => {
      process.off("SIGINT", forward);
      process.off("SIGTERM", forward);
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}
