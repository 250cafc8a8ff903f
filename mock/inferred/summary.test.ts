import { describe, expect, it } from "vitest";
import { inferredSummary } from "./summary.ts";

describe("the summary of what was inferred", () => {
  it.each<[readonly string[], number, string]>([
    [["pets"], 0, "keeps pets"],
    [["pets", "owners"], 1, "keeps 2 resources: pets, owners\n  1 operation answers with samples; specimen inspect shows why"],
    [[], 7, "no resources: 7 operations answer with samples; specimen inspect shows why"],
    [Array.from({ length: 40 }, (_nothing, index) => `owners.pets-${index}`), 0, "keeps 40 resources: owners.pets-0, owners.pets-1 and 38 more"],
  ])("of %j and %i others is one thought", (resources, loose, expected) => {
    expect(inferredSummary({ resources, loose })).toBe(expected);
  });
});
