/** The head of the page: who was judged, by what, with which result. */
import type { Report } from "../report.ts";
import { effortText, implementationText, percent, settingsText, summaryOf, worstFirst } from "../summary.ts";
import { type Markup, markup, none } from "./markup.ts";

export const sections = (report: Report): readonly (readonly [id: string, title: string])[] => [
  ["causes", report.causes.length === 0 ? "Causes" : `Causes (${report.causes.length})`],
  ["matrix", "Matrix"],
  ["missing", "Not exercised"],
  ["not-judged", `Not judged (${report.totals.error + report.totals.inconclusive + report.totals.skipped})`],
  ["cases", `Cases (${report.cases.length})`],
  ["leftovers", `Left behind (${report.leftovers.length})`],
];

const tones = { good: "pass", bad: "fail", incomplete: "inconclusive", broken: "error" } as const;

export function overview(report: Report): Markup {
  const { detail, tone, word } = summaryOf(report);
  return markup`<header>
<h1>${report.api}: <span class="${tones[tone]}">${word}</span></h1>
<p class="sentence">${detail}</p>
<ul class="totals" aria-label="Totals of cases">
${worstFirst.map((verdict) => markup`<li class="${verdict}${report.totals[verdict] > 0 ? " some" : ""}"><b>${report.totals[verdict]}</b> ${verdict}</li>`)}
</ul>
${facts(report)}
<nav aria-label="Sections"><ul>
${sections(report).map(([id, title]) => markup`<li><a href="#${id}">${title}</a></li>`)}
</ul></nav>
</header>`;
}

function facts(report: Report): Markup {
  const { contract, implementation, suite, volatile } = report;
  const { exercised, reachable } = summaryOf(report);
  const rows: readonly (readonly [string, string, boolean?])[] = [
    ["Implementation", implementationText(report)],
    ...(implementation.contact === null ? [] : [["Contact", implementation.contact] as const]),
    ["Base URL", volatile.baseUrl, true],
    ["Contract", `${contract.title} ${contract.version}`],
    ...(contract.file === null ? [] : [["Document", contract.file, true] as const]),
    ["SHA-256", contract.digest, true],
    ["Suite", `${suite.name} ${suite.version}`],
    ["Settings", settingsText(report)],
    ["Coverage", `${exercised} of ${reachable} operation × status (${percent(exercised, reachable).replace(" ", "\u00a0")})`],
    ["Run", `${volatile.runId}, ${volatile.startedAt}`],
    ["Effort", effortText(report)],
  ];
  return markup`<dl class="facts">
${rows.map(([name, value, code]) => markup`<div><dt>${name}</dt><dd>${code ? markup`<code>${value}</code>` : value}</dd></div>`)}
</dl>`;
}

export const verdictMark = (verdict: string): Markup => (verdict === "" ? none : markup`<span class="verdict ${verdict}">${verdict}</span>`);
