import { expect, it } from "vitest";
import { fixture } from "./fixture.ts";
import { cellState, matrixOf } from "./matrix.ts";

it("has a row per operation, a column per status, and tells failures before coverage", () => {
  const { rows, statuses } = matrixOf(fixture);

  expect(statuses).toEqual(["200", "201", "204", "403", "405", "500"]);
  expect(rows.map(({ cells, operation }) => [operation, ...cells.map((cell) => cell && cellState(cell))])).toEqual([
    ["listPets", "exercised", undefined, undefined, undefined, "advisory", undefined],
    ["createPet", undefined, "not-exercised", undefined, undefined, undefined, "unreachable"],
    ["deletePet", undefined, undefined, "not-exercised", "fail", undefined, undefined],
  ]);
  expect(rows[2]?.cells[3]?.cause).toBe(0);
});

it("counts a case for the range that documents its status", () => {
  const [row] = fixture.coverage;
  const fails = fixture.cases.map((entry) => ({ ...entry, operation: "listPets" }));
  if (!row) throw new Error("the fixture has coverage");

  const { rows } = matrixOf({
    ...fixture,
    cases: fails,
    coverage: [
      { ...row, status: "4XX" },
      { ...row, status: "default" },
    ],
  });

  expect(rows[0]?.cells.map((cell) => cell?.verdict)).toEqual(["fail", "inconclusive"]);
});
