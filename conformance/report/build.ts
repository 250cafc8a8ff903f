/** A run's result to its report: places with lines, commands to do it again, secrets masked. */
import type { Exchange } from "../exchange.ts";
import type { Finding } from "../finding.ts";
import type { CaseResult, RunResult } from "../result.ts";
import type { Target } from "../target.ts";
import { toldOnce } from "../told-once.ts";
import { curlOf } from "./curl.ts";
import { type Mask, maskOf } from "./mask.ts";
import { Placer, shownPath } from "./placer.ts";
import type { Report, ReportCase, ReportCause, ReportExchange, ReportVolatile } from "./report.ts";

type ReportHeaders = ReportExchange["request"]["headers"];

/** All but the exchanges, which are as large as everything else together many times over. */
type Told = Omit<Report, "volatile"> & { readonly volatile: Omit<ReportVolatile, "cases"> };

/** Of the cause that a finding is told under; none where it is told nowhere. */
type IndexOf = (finding: Finding) => number | [];

/** Longer bodies are cut. */
const longestBody = 10_000;

export async function buildReport(result: RunResult, target: Target): Promise<Report> {
  const mask = maskOf(target.profile);
  const placer = new Placer(result.contract.file);
  const indexes = new Map(result.causes.map(({ key }, index) => [key, index]));
  const keyOf = toldOnce(result.cases.flatMap(({ findings }) => findings));
  const indexOf: IndexOf = (finding) => indexes.get(keyOf(finding)) ?? [];
  const resultOf = new Map(result.cases.map((entry) => [entry.case.id, entry]));
  const { volatile, contract, implementation } = result;
  const told = masked<Told>(mask, {
    schemaVersion: 1,
    suite: { name: "specimen", version: result.suite.version },
    api: result.api,
    contract: { ...contract, file: shownPath(contract.file) },
    implementation: { ...implementation, contact: implementation.contact ?? null },
    settings: result.settings,
    exitCode: result.exitCode,
    totals: result.totals,
    causes: result.causes.map((cause): ReportCause => {
      const { finding, cases, occurrences, verdict } = cause;
      const { check, message, expected, found, provenance, pointer, rule } = finding;
      return {
        verdict,
        check,
        message,
        expected,
        found,
        provenance,
        place: pointer === "" ? null : placer.place(pointer),
        rule: rule ?? null,
        cases,
        occurrences,
      };
    }),
    coverage: result.coverage,
    cases: result.cases.map((entry) => reportCase(entry, indexOf, placer)),
    leftovers: result.leftovers,
    volatile: {
      ...volatile,
      again: result.causes.map(({ cases: [id = ""] }) => {
        const probe = resultOf.get(id)?.exchanges.at(-1);
        return { curl: probe ? curlOf(probe, target) : null, specimen: `specimen verify ${result.api} --target "$BASE_URL" --only '${id}'` };
      }),
    },
  });
  const cases = result.cases.map(({ case: test, elapsedMs, exchanges }): [string, ReportVolatile["cases"][string]] => [
    mask(test.id),
    { elapsedMs: Math.round(elapsedMs), exchanges: exchanges.map((exchange) => reportExchange(exchange, mask)) },
  ]);
  return { ...told, volatile: { ...told.volatile, cases: Object.fromEntries(cases) } };
}

function reportCase({ case: test, covered, findings, reason, verdict }: CaseResult, indexOf: IndexOf, placer: Placer): ReportCase {
  const { id, operation, statement, statuses, strength } = test;
  const sources = test.sources.map((source) => placer.source(source));
  const causes = [...new Set(findings.flatMap(indexOf))];
  return { id, operation: operation ?? null, statement, statuses, sources, strength, verdict, reason: reason ?? null, causes, covered };
}

function reportExchange({ elapsedMs, failure, operation, principal, request, response }: Exchange, mask: Mask): ReportExchange {
  const { method, target, headers, body } = request;
  return {
    operation: operation?.id ?? null,
    principal: principal ?? null,
    request: { method, target: mask(target), headers: maskedHeaders(headers, mask), body: body === undefined ? null : textOf(body, mask) },
    response: response ? { status: response.status, headers: maskedHeaders(response.headers, mask), body: textOf(response.body, mask) } : null,
    failure: failure ? mask(failure.message) : null,
    elapsedMs: Math.round(elapsedMs * 10) / 10,
  };
}

const maskedHeaders = (headers: ReportHeaders, mask: Mask): ReportHeaders => headers.map(([name, value]) => [mask(name), mask(value)]);

/** Masked before it is cut, or a cut would leave half a secret. */
function textOf(bytes: Uint8Array, mask: Mask): string {
  const text = mask(new TextDecoder().decode(bytes));
  return text.length > longestBody ? `${text.slice(0, longestBody)}… (${bytes.length} bytes)` : text;
}

function masked<T>(mask: Mask, value: T): T {
  const walk = (entry: unknown): unknown => {
    if (typeof entry === "string") return mask(entry);
    if (Array.isArray(entry)) return entry.map(walk);
    if (typeof entry !== "object" || entry === null) return entry;
    return Object.fromEntries(Object.entries(entry).map(([name, member]) => [name, walk(member)]));
  };
  // Every string is replaced by a string, so the type stays.
  return walk(value) as T;
}
