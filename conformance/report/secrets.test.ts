/** Credentials leave no report, whatever sent them and in whatever encoding. */
import { expect, it } from "vitest";
import type { Case } from "../case.ts";
import type { Exchange } from "../exchange.ts";
import type { RunResult } from "../result.ts";
import type { Profile } from "../target.ts";
import { badge } from "./badge.ts";
import { buildReport } from "./build.ts";
import { formats } from "./formats.ts";
import { text } from "./text.ts";

const token = 'hunter2/"+ü\\%&';
const header = "key-of-the-gateway";
const password = "open: sesame";
const basic = Buffer.from(`ali:${password}`).toString("base64");
const formsOf = (secret: string): string[] => {
  const bytes = Buffer.from(secret);
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString("base64"),
    bytes.toString("base64").replace(/=+$/, ""),
    bytes.toString("base64url"),
  ];
};
const everyForm = [
  ...formsOf(token),
  ...formsOf(`Bearer ${token}`),
  ...formsOf(header),
  ...formsOf(basic),
  ...formsOf(`ali:${password}`),
  ...formsOf(password),
];
const leak = everyForm.join(" , ");

const profile: Profile = {
  api: "pets",
  implementation: { name: "Pets", version: "1", contact: undefined },
  baseUrl: undefined,
  principals: { admin: { credentials: [{ bearer: `Bearer ${token}` }, { basic }], variables: {} } },
  cast: { owner: "admin", weak: undefined, foreign: undefined },
  parameters: {},
  unknown: {},
  fixtures: [],
  skips: [],
  headers: { "X-Gateway": header },
  requestsPerSecond: undefined,
  visibleAfterMs: 0,
  tls: {},
  states: {},
};

const headers = [
  ["Authorization", `Bearer ${token}`],
  ["X-Gateway", header],
  ["Cookie", leak],
] as const;

const exchange: Exchange = {
  operation: undefined,
  principal: "admin",
  request: { method: "GET", target: `/pets?${leak}`, headers, body: Buffer.from(leak) },
  response: { status: 200, headers, body: Buffer.from(leak) },
  failure: { kind: "reset", message: leak },
  elapsedMs: 1,
  waitedMs: 0,
};

const test: Case = {
  id: "pets/listPets/200/valid",
  api: "pets",
  operation: "listPets",
  statement: leak,
  statuses: [200],
  rejectable: false,
  provocation: { kind: "sequence", pattern: "x", operations: [] },
  sources: [leak],
  strength: "documented",
};

const finding = { check: "body-schema", message: leak, expected: leak, found: leak, provenance: "documented", pointer: "", rule: leak, cause: "x" } as const;

const result: RunResult = {
  api: "pets",
  contract: { title: "Pets", version: "1", file: undefined, digest: "0".repeat(64) },
  suite: { version: "1" },
  implementation: { name: leak, version: leak, contact: leak },
  settings: { seed: 1, strict: false, readOnly: false, depth: "full" },
  cases: [
    { case: test, verdict: "fail", findings: [finding], reason: leak, exchanges: [exchange], covered: [], elapsedMs: 1 },
    { case: { ...test, id: "pets/listPets/200/other" }, verdict: "inconclusive", findings: [], reason: leak, exchanges: [exchange], covered: [], elapsedMs: 1 },
    { case: { ...test, id: "pets/listPets/200/third" }, verdict: "error", findings: [], reason: leak, exchanges: [exchange], covered: [], elapsedMs: 1 },
  ],
  coverage: [{ operation: "listPets", status: "200", state: "not-exercised", reason: leak, principals: [leak] }],
  causes: [{ key: "x", finding, cases: [test.id], occurrences: 1, verdict: "fail" }],
  totals: { pass: 0, skipped: 0, advisory: 0, inconclusive: 1, fail: 1, error: 1 },
  leftovers: [leak],
  volatile: { baseUrl: `http://localhost/?${leak}`, runId: "x", startedAt: "2026-01-02T03:04:05.000Z", elapsedMs: 1, requests: 1, waitedMs: 0 },
  exitCode: 1,
};

const report = await buildReport(result, { baseUrl: "http://localhost", profile });
const outputs = {
  ...Object.fromEntries(Object.entries(formats).map(([name, format]) => [name, format(report)])),
  badge: badge(report),
  plain: text(report, { colour: false }),
};

it.each(Object.keys(outputs))("%s holds no credential in any form", (name) => {
  const written = outputs[name as keyof typeof outputs] ?? "";

  expect(everyForm.filter((form) => written.includes(form))).toEqual([]);
  expect(written).not.toMatch(/hunter2|sesame/);
});
