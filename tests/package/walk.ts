/** Takes the steps in an installed project, with any Node. */
import { spawn } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import type { Step } from "./steps.ts";

export interface Taken {
  readonly code: number | null;
  readonly output: string;
}

/** `node`: the program that runs everything. */
export function take(project: string, command: string, node: string = process.execPath): Promise<Taken> {
  const path = [join(project, "node_modules", ".bin"), dirname(node), process.env["PATH"]].join(delimiter);
  const { SPECIMEN_COMPILED, VITEST, NODE_ENV, ...clean } = process.env;
  const child = spawn("sh", ["-c", command], {
    cwd: project,
    env: { ...clean, PATH: path, NO_COLOR: "1", FORCE_COLOR: undefined },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  return new Promise((resolve, reject) => child.on("error", reject).on("close", (code) => resolve({ code, output })));
}

/** What was not as it should be; undefined where all was. */
export async function fault(project: string, step: Step, node?: string): Promise<string | undefined> {
  const { code, output } = await take(project, step.command, node);
  const wrong = code !== step.code ? `ended with ${code}, not ${step.code}` : step.shows.test(output) ? undefined : `did not show ${step.shows}`;
  return wrong && `${step.command}\n${wrong}:\n${output}`;
}
