import { CommanderError } from "commander";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DocumentError } from "../contract/fault.ts";
import { UsageError } from "../mock/load-apis.ts";
import { ListenError } from "../mock/transports/listen.ts";
import { exitCode, explain } from "./exit.ts";

describe("what ends a command", () => {
  let printed: string;

  beforeEach(() => {
    printed = "";
    vi.spyOn(console, "error").mockImplementation((text: string) => void (printed += `${text.replace(/\u001b\[\d+m/g, "")}\n`));
  });

  afterEach(() => void vi.restoreAllMocks());

  it.each([
    ["help", new CommanderError(0, "commander.helpDisplayed", "(outputHelp)"), exitCode.fine],
    ["a usage that commander has told already", new CommanderError(1, "commander.unknownOption", "error: unknown option"), exitCode.didNotRun],
  ])("is silent after %s", (_what, error, expected) => {
    expect(explain(error)).toBe(expected);
    expect(printed).toBe("");
  });

  it.each([
    ["a wrong name", new UsageError("There is no such API.")],
    ["a taken port", new ListenError("There is no such API.")],
  ])("is one sentence without a stack for %s", (_what, error) => {
    expect(explain(error)).toBe(exitCode.didNotRun);
    expect(printed).toBe("specimen: There is no such API.\n");
  });

  it("is one line for the only fault of a document", () => {
    const code = explain(new DocumentError([{ code: "not-yaml", message: "it is not valid YAML.", file: "a.yaml", line: 3, column: 1 }]));

    expect(code).toBe(exitCode.didNotRun);
    expect(printed).toBe("specimen: a.yaml:3:1 not-yaml: it is not valid YAML.\n");
  });

  it("lists the faults of a document in the order of their lines", () => {
    const faults = [
      { code: "structure", message: "Second.", file: "a.yaml", pointer: "/paths", line: 9, column: 2 },
      { code: "dangling-reference", message: "First.", file: "a.yaml", pointer: "", line: 4, column: 8 },
    ] as const;

    explain(new DocumentError(faults));

    expect(printed).toBe(`specimen: a.yaml cannot be served, 2 faults:

  a.yaml:4:8 dangling-reference
    at /
    First.

  a.yaml:9:2 structure
    at /paths
    Second.
`);
  });

  it("asks for a report, with the stack, where the fault is our own", () => {
    expect(explain(new TypeError("x is undefined"))).toBe(exitCode.didNotRun);
    expect(printed).toMatch(/^specimen: This is a fault of specimen itself, please report it:\nTypeError: x is undefined\n {4}at /);
  });
});
