import { describe, expect, it } from "vitest";
import { faults } from "../mock/faults/registry.ts";
import { faultTable } from "./list-faults.ts";

describe("the table of faults", () => {
  it("names every fault with what it breaks and where, in 80 columns", async () => {
    const table = await faultTable();

    for (const { id } of faults) expect(table).toContain(`  ${id}  (`);
    expect(table).toContain("  pulumi-protection-ignored  (P)\n    A service with further members is deleted without force.\n    Where: pulumi\n");
    expect(table.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });
});
