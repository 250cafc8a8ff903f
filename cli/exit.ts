/** Exit codes of every command, and how a failure is told: what, where, what next; never a stack trace for a user's mistake. */
import { CommanderError } from "commander";
import pc from "picocolors";
import { ConfigurationError } from "../conformance/configuration-error.ts";
import { DocumentError, describeFault, type Fault } from "../contract/fault.ts";
import { UsageError } from "../mock/load-apis.ts";
import { ListenError } from "../mock/transports/listen.ts";

export const exitCode = { fine: 0, atFault: 1, incomplete: 2, didNotRun: 3 } as const;

/** Prints to stderr and gives the exit code. */
export function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.fine : exitCode.didNotRun;
  console.error(`${pc.red("specimen:")} ${wording(error)}`);
  return exitCode.didNotRun;
}

function wording(error: unknown): string {
  if (error instanceof DocumentError) return documentWording(error);
  if (error instanceof UsageError || error instanceof ListenError || error instanceof ConfigurationError) return error.message;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a fault of specimen itself, please report it:\n${text}`;
}

function documentWording({ faults }: DocumentError): string {
  const [first] = faults;
  if (faults.length === 1 && first) return describeFault(first);
  const inOrder = [...faults].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  return [`${first?.file} cannot be served, ${faults.length} faults:`, ...inOrder.map(faultWording)].join("\n\n");
}

/** Place, pointer and sentence on lines of their own: one line would be longer than most terminals. */
function faultWording({ file, line, column, code, pointer, message }: Fault): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(":");
  return [`  ${place} ${code}`, ...(pointer === undefined ? [] : [`    at ${pointer || "/"}`]), `    ${message}`].join("\n");
}
