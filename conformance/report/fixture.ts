/** A small report with every verdict, every state of coverage and one leftover, for tests. */
import type { Report, ReportCase, ReportExchange } from "./report.ts";

const exchange: ReportExchange = {
  operation: "deletePet",
  principal: "outsider",
  request: {
    method: "DELETE",
    target: "/v1/pets/p-1",
    headers: [["Authorization", "***"]],
    body: null,
  },
  response: { status: 200, headers: [["Content-Type", "application/json"]], body: '{"deleted":true}' },
  failure: null,
  elapsedMs: 3.2,
};

const unanswered: ReportExchange = { ...exchange, operation: "createPet", principal: null, response: null, failure: "the connection was reset", elapsedMs: 10 };

const test = (id: string, rest: Partial<ReportCase>): ReportCase => ({
  id: `pets/${id}`,
  operation: id.split("/")[0] ?? null,
  statement: "It is as the contract says.",
  statuses: [Number(id.split("/")[1])],
  sources: [`${id.split("/")[0]}/${id.split("/")[1]}`],
  strength: "documented",
  verdict: "pass",
  reason: null,
  causes: [],
  covered: [],
  ...rest,
});

export const fixture: Report = {
  schemaVersion: 1,
  suite: { name: "specimen", version: "0.1.0" },
  api: "pets",
  contract: { title: "Pets", version: "1.2.0", file: "spec/pets/openapi.yaml", digest: "5f2d1c0b9a8e7d6c5b4a39281706f5e4d3c2b1a0f9e8d7c6b5a493827160f5e4" },
  implementation: { name: "Pets in Go", version: "2.0", contact: "pets@example.com" },
  settings: { seed: 1, strict: false, readOnly: false, depth: "full" },
  exitCode: 1,
  totals: { pass: 1, skipped: 1, advisory: 1, inconclusive: 1, fail: 1, error: 0 },
  causes: [
    {
      verdict: "fail",
      check: "provoked-status",
      message: "deletePet is closed to somebody who belongs elsewhere.",
      expected: "403",
      found: "200",
      provenance: "documented",
      place: { pointer: "/paths/~1pets~1{petId}/delete/responses/403", file: "spec/pets/openapi.yaml", line: 212 },
      rule: "pets/5.1",
      cases: ["pets/deletePet/403/foreign-principal"],
      occurrences: 2,
    },
    {
      verdict: "advisory",
      check: "allow",
      message: "PUT was refused with 405 without saying which methods are allowed.",
      expected: "an Allow header",
      found: "none",
      provenance: "assumed",
      place: null,
      rule: "RFC 9110, section 15.5.6",
      cases: ["pets/listPets/405/method"],
      occurrences: 1,
    },
  ],
  coverage: [
    { operation: "listPets", status: "200", state: "exercised", reason: undefined, principals: ["admin", "member"] },
    { operation: "listPets", status: "405", state: "exercised", reason: undefined, principals: ["admin"] },
    { operation: "createPet", status: "201", state: "not-exercised", reason: "the connection was reset", principals: [] },
    { operation: "createPet", status: "500", state: "unreachable", reason: "nothing provokes it", principals: [] },
    { operation: "deletePet", status: "204", state: "not-exercised", reason: "the profile skips it: pets are kept", principals: [] },
    { operation: "deletePet", status: "403", state: "not-exercised", reason: "2 cases expected it, and another status came", principals: [] },
  ],
  cases: [
    test("listPets/200/valid/minimal", { verdict: "pass", covered: [{ operation: "listPets", status: 200, principal: "admin" }] }),
    test("listPets/405/method", {
      verdict: "advisory",
      strength: "assumed",
      causes: [1],
      covered: [{ operation: "listPets", status: 405, principal: "admin" }],
    }),
    test("createPet/201/valid/minimal", { verdict: "inconclusive", reason: "The connection was reset; is the target still there?" }),
    test("deletePet/204/deleted", { verdict: "skipped", reason: "The profile skips it: pets are kept." }),
    test("deletePet/403/foreign-principal", { verdict: "fail", statement: "deletePet is closed to somebody who belongs elsewhere.", causes: [0] }),
  ],
  leftovers: ["DELETE /v1/pets/p-9: 500"],
  volatile: {
    baseUrl: "http://localhost:4010",
    runId: "ab12",
    startedAt: "2026-01-02T03:04:05.000Z",
    elapsedMs: 1234,
    requests: 7,
    waitedMs: 0,
    again: [
      {
        curl: "curl -i -X DELETE \"$BASE_URL\"'/v1/pets/p-1' \\\n  -H 'Authorization: Bearer '\"$PETS_OUTSIDER_TOKEN\"''",
        specimen: "specimen verify pets --target \"$BASE_URL\" --only 'pets/deletePet/403/foreign-principal'",
      },
      { curl: null, specimen: "specimen verify pets --target \"$BASE_URL\" --only 'pets/listPets/405/method'" },
    ],
    cases: {
      "pets/listPets/200/valid/minimal": { elapsedMs: 2, exchanges: [] },
      "pets/listPets/405/method": { elapsedMs: 3, exchanges: [] },
      "pets/createPet/201/valid/minimal": { elapsedMs: 10, exchanges: [unanswered] },
      "pets/deletePet/204/deleted": { elapsedMs: 0, exchanges: [] },
      "pets/deletePet/403/foreign-principal": { elapsedMs: 5, exchanges: [exchange] },
    },
  },
};
