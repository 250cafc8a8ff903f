import { describe, expect, it } from "vitest";
import { fixture } from "./fixture.ts";
import type { Report } from "./report.ts";
import { sarif } from "./sarif.ts";

interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly shortDescription: { readonly text: string } }[] } };
    readonly invocations: readonly { readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly { readonly level: string }[] }[];
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly locations: readonly {
        readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: { readonly startLine: number } };
      }[];
      readonly partialFingerprints: Readonly<Record<string, string>>;
    }[];
  }[];
}

function runOf(report: Report): Log["runs"][number] {
  const { runs } = JSON.parse(sarif(report)) as Log;
  const [run] = runs;
  if (!run) throw new Error("a log has one run");
  return run;
}

describe("the SARIF log", () => {
  it("has a rule for each check, in the check's own words, and points every result to its own", () => {
    const { results, tool } = runOf(fixture);

    expect(tool.driver.rules.map(({ id }) => id)).toEqual(["allow", "provoked-status"]);
    expect(tool.driver.rules[0]?.shortDescription.text).toBe("405 comes with an Allow header that lists methods of the path.");
    expect(results.map(({ ruleId, ruleIndex }) => tool.driver.rules[ruleIndex]?.id === ruleId)).toEqual([true, true]);
    expect(results.map(({ level }) => level)).toEqual(["error", "warning"]);
  });

  it("locates what no line says at the beginning of the contract", () => {
    const places = runOf(fixture).results.map(({ locations: [place] }) => [
      place?.physicalLocation.artifactLocation.uri,
      place?.physicalLocation.region.startLine,
    ]);

    expect(places).toEqual([
      ["spec/pets/openapi.yaml", 212],
      ["spec/pets/openapi.yaml", 1],
    ]);
  });

  it("writes an absolute path as a file URL", () => {
    const report = { ...fixture, contract: { ...fixture.contract, file: "/srv/pets & co/openapi.yaml" } };

    expect(runOf(report).results[1]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe("file:///srv/pets%20&%20co/openapi.yaml");
  });

  it("says that a run with an error of the suite was no success, and why", () => {
    const cases = fixture.cases.map((entry) => (entry.verdict === "skipped" ? { ...entry, verdict: "error" as const } : entry));

    const [invocation] = runOf({ ...fixture, cases, exitCode: 3 }).invocations;

    expect(invocation?.executionSuccessful).toBe(false);
    expect(invocation?.toolExecutionNotifications.map(({ level }) => level)).toEqual(["note", "error"]);
  });

  it("gives a cause the same fingerprint whatever was found", () => {
    const other = { ...fixture, causes: fixture.causes.map((cause) => ({ ...cause, found: "something else", occurrences: 9 })) };
    const fingerprints = (report: Report) => runOf(report).results.map(({ partialFingerprints }) => partialFingerprints["cause/v1"]);

    expect(fingerprints(other)).toEqual(fingerprints(fixture));
    expect(new Set(fingerprints(fixture)).size).toBe(2);
  });
});
