import { describe, expect, it } from "vitest";
import { diffReports, diffText } from "./diff.ts";
import { fixture } from "./fixture.ts";
import type { Report, ReportCase } from "./report.ts";

const changed = (edit: (entry: ReportCase) => ReportCase, rest: Partial<Report> = {}): Report => ({ ...fixture, cases: fixture.cases.map(edit), ...rest });
const [failing, advisory] = fixture.causes;
const idsOf = (id: string) => fixture.cases.filter((entry) => entry.id.includes(id)).map((entry) => entry.id);

describe("the difference of two reports", () => {
  it("is nothing but what still fails where nothing changed", () => {
    const difference = diffReports(fixture, fixture);

    expect(difference.new).toEqual({ causes: [], cases: [] });
    expect(difference.fixed).toEqual({ causes: [], cases: [] });
    expect(difference.stillFailing).toEqual({ causes: fixture.causes, cases: [...idsOf("/405/"), ...idsOf("/403/")] });
    expect(difference.newlyUnreachable).toEqual({ causes: [], cases: [], coverage: [] });
  });

  it("calls a cause fixed where its case passes, and new the other way round", () => {
    const mended = changed((entry) => (entry.verdict === "fail" ? { ...entry, verdict: "pass", causes: [] } : entry), { causes: advisory ? [advisory] : [] });

    expect(diffReports(fixture, mended).fixed).toEqual({ causes: [failing], cases: idsOf("/403/") });
    expect(diffReports(mended, fixture).new).toEqual({ causes: [failing], cases: idsOf("/403/") });
  });

  it("calls nothing fixed that was not judged again", () => {
    const blind = changed((entry) => (entry.verdict === "fail" ? { ...entry, verdict: "inconclusive", causes: [] } : entry), { causes: [] });

    const { fixed, newlyUnreachable } = diffReports({ ...fixture, causes: failing ? [failing] : [] }, blind);

    expect(fixed.causes).toEqual([]);
    expect(newlyUnreachable).toEqual({ causes: [failing], cases: idsOf("/403/"), coverage: [] });
  });

  it("names what is no longer exercised, with the reason", () => {
    const coverage = fixture.coverage.map((row) => (row.status === "200" ? { ...row, state: "not-exercised" as const, reason: "the target was gone" } : row));

    expect(diffReports(fixture, { ...fixture, coverage }).newlyUnreachable.coverage).toEqual(["listPets 200: the target was gone"]);
  });

  it("knows a cause again although other values were found and other items counted", () => {
    const [cause] = fixture.causes;
    if (!cause) throw new Error("the fixture has causes");
    const before = { ...fixture, causes: [{ ...cause, message: "The body breaks type at /items/3/id.", found: '"a"' }] };
    const after = { ...fixture, causes: [{ ...cause, message: "The body breaks type at /items/12/id.", found: '"b"' }] };

    expect(diffReports(before, after).stillFailing.causes).toEqual(after.causes);
  });

  it("names no more than twenty cases of a kind", () => {
    const [entry] = fixture.cases;
    if (!entry) throw new Error("the fixture has cases");
    const cases = Array.from({ length: 25 }, (_, index) => ({ ...entry, id: `pets/${index}`, verdict: "fail" as const }));

    const written = diffText(diffReports({ ...fixture, cases }, { ...fixture, cases }));

    expect(written).toContain("25 cases");
    expect(written).toContain("    pets/19\n    and 5 more\n");
    expect(written).not.toContain("pets/20");
  });

  it("reads as the golden file does", async () => {
    const coverage = fixture.coverage.map((row) => (row.status === "405" ? { ...row, state: "not-exercised" as const, reason: "no case was run" } : row));
    const later = changed((entry) => (entry.verdict === "fail" ? { ...entry, verdict: "pass", causes: [] } : entry), {
      causes: [],
      coverage,
      implementation: { ...fixture.implementation, version: "2.1" },
      settings: { ...fixture.settings, seed: 2 },
    });
    const without = { ...later, cases: later.cases.filter(({ verdict }) => verdict !== "advisory") };

    await expect(diffText(diffReports(fixture, without))).toMatchFileSnapshot("golden/diff.txt");
  });
});
