import { expect, it } from "vitest";
import { foundEachTime } from "./doubt.ts";
import type { Finding } from "./finding.ts";
import type { CaseResult } from "./result.ts";

const finding = (cause: string, provenance: Finding["provenance"]): Finding => ({
  check: "scenario",
  message: cause,
  expected: "one",
  found: "another",
  provenance,
  pointer: "",
  cause,
});

/** Of a telling, only what it found is looked at. */
const telling = (...findings: Finding[]): CaseResult => ({ verdict: "fail", findings }) as unknown as CaseResult;

const [lost, renamed] = [finding("lost", "assumed"), finding("renamed", "documented")];

it("Of three tellings, what all of them found stays, and decides the verdict", () => {
  const tellings = [telling(lost, renamed), telling(lost), telling(renamed, lost)];

  expect(foundEachTime(tellings, telling(renamed, lost), false)).toMatchObject({ verdict: "advisory", findings: [lost] });
  expect(foundEachTime(tellings, telling(renamed, lost), true)).toMatchObject({ verdict: "fail", findings: [lost] });
});

it("Tellings that found different things prove nothing", () => {
  expect(foundEachTime([telling(lost), telling(renamed)], telling(renamed), false)).toBeUndefined();
});
