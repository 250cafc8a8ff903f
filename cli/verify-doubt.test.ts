import { expect, it } from "vitest";
import { petsContract } from "../conformance/pets.ts";
import { fixture } from "../conformance/report/fixture.ts";
import type { Report, ReportCase, ReportExchange } from "../conformance/report/report.ts";
import { doubtOf } from "./verify-doubt.ts";

const contract = await petsContract();
const [known] = fixture.cases;
const [exchange] = Object.values(fixture.volatile.cases).flatMap(({ exchanges }) => exchanges);
if (!known || !exchange) throw new Error("The fixture has cases and exchanges.");
const failed: ReportCase = { ...known, verdict: "fail", statuses: [200] };

function report(status: number, type: string, body = "x", failures = 5): Report {
  const answered: ReportExchange = { ...(exchange as ReportExchange), response: { status, headers: [["Content-Type", type]], body } };
  const cases = { [failed.id]: { elapsedMs: 1, exchanges: [answered] } };
  return {
    ...fixture,
    cases: Array.from({ length: failures }, () => failed),
    volatile: { ...fixture.volatile, baseUrl: "http://localhost:1/v2", requests: 7, cases },
  };
}

it.each([
  ["gateway without a server", 502, "text/html"],
  ["page of a web server", 200, "text/html; charset=utf-8"],
  ["wrong path", 404, "application/json"],
  ["sign-in page", 302, "text/html"],
])("a run against a %s ends with a question", (_what, status, type) => {
  expect(doubtOf(report(status, type), contract)).toBe(
    "Not one of 7 requests was answered with a success as pets has them. Is http://localhost:1/v2 its base URL, everything before /pets?",
  );
});

it.each<[string, Report]>([
  ["that answered once in a documented media type", report(201, "application/json; charset=utf-8")],
  ["that answered once without a body", report(204, "", "")],
  ["of which too few failures tell", report(502, "text/html", "x", 4)],
])("a run against a target %s ends without", (_what, judged) => {
  expect(doubtOf(judged, contract)).toBeUndefined();
});
