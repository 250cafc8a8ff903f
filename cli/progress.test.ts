import { describe, expect, it } from "vitest";
import { Progress } from "./progress.ts";

const result = (name: string, state: string) => ({ name, result: () => ({ state }) });

function screen(isTTY: boolean) {
  const written: string[] = [];
  return { written, isTTY, columns: 40, write: (text: string) => written.push(text) };
}

describe("progress", () => {
  it("rewrites one line of a terminal, no wider than it, and takes it away", async () => {
    const terminal = screen(true);
    const progress = new Progress(terminal, 12);

    progress.onTestCaseResult(result("pets/getPet/200/valid/minimal/and/more/of/it", "passed"));
    await new Promise((resolve) => setTimeout(resolve, 80));
    progress.onTestCaseResult(result("pets/getPet/404/unknown", "failed"));
    progress.clear();

    expect(terminal.written).toEqual([
      "\r\u001b[2K1 of 12  pets/getPet/200/valid/minimal/",
      "\r\u001b[2K2 of 12, 1 failed  pets/getPet/404/unkn",
      "\r\u001b[2K",
    ]);
  });

  it("writes nothing where nobody watches", () => {
    const file = screen(false);
    const progress = new Progress(file, 1);

    progress.onTestCaseResult(result("pets/getPet/200/valid", "passed"));
    progress.clear();

    expect(file.written).toEqual([]);
  });
});
