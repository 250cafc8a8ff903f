import { describe, expect, it } from "vitest";
import { DocumentError, describeFault, type Fault } from "./fault.ts";

const fault: Fault = { code: "structure", message: "expected an array.", file: "a.yaml", pointer: "/paths/~1a", line: 12, column: 3 };
const { line: _line, column: _column, ...unplaced } = fault;

describe("a fault", () => {
  it.each<[string, Fault, string]>([
    ["with its place", fault, "a.yaml:12:3 structure at /paths/~1a: expected an array."],
    ["with its line", { ...unplaced, line: 12 }, "a.yaml:12 structure at /paths/~1a: expected an array."],
    ["of the root", { ...unplaced, pointer: "" }, "a.yaml structure at /: expected an array."],
    ["of the file itself", { code: "empty-document", message: "nothing in it.", file: "a.yaml" }, "a.yaml empty-document: nothing in it."],
  ])("%s is one line", (_what, given, line) => {
    expect(describeFault(given)).toBe(line);
  });
});

describe("a document error", () => {
  it("carries every fault, and says each on a line", () => {
    const error = new DocumentError([fault, { ...fault, line: 20 }]);
    expect(error.faults).toHaveLength(2);
    expect(error.message.split("\n")).toEqual([
      "a.yaml:12:3 structure at /paths/~1a: expected an array.",
      "a.yaml:20:3 structure at /paths/~1a: expected an array.",
    ]);
    expect(error.name).toBe("DocumentError");
  });
});
