/** A command of the target's owner, in a shell. */
import { exec } from "node:child_process";
import { ConfigurationError } from "./configuration-error.ts";

const longestMs = 60_000;

/** Its stdout, trimmed. Throws {@link ConfigurationError}, which never quotes what it printed. `purpose` says what it is for. */
export function outputOf(command: string, purpose: string, variables: Readonly<Record<string, string>> = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    exec(command, { timeout: longestMs, windowsHide: true, env: { ...process.env, ...variables } }, (error, stdout) => {
      if (!error) return resolve(stdout.trim());
      const end = error.killed ? `did not end within ${longestMs / 1000} s` : `ended with ${error.code ?? error.signal}`;
      reject(new ConfigurationError(`The command for ${purpose} ${end}: ${command}\nRun it by hand to see why.`));
    });
  });
}
