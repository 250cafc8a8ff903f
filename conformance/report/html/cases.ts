/** Every case with its exchanges, folded, by operation. */
import { grouped } from "../../grouped.ts";
import type { Report, ReportCase, ReportExchange } from "../report.ts";
import { plural, totalsText, worstFirst } from "../summary.ts";
import { type Markup, markup, none } from "./markup.ts";
import { verdictMark } from "./overview.ts";

export const caseId = (index: number): string => `case-${index + 1}`;

export function cases(report: Report): Markup {
  const present = worstFirst.filter((verdict) => report.totals[verdict] > 0);
  const groups = grouped([...report.cases.entries()], ([, { operation }]) => operation);
  return markup`<section aria-labelledby="cases">
<h2 id="cases">Cases</h2>
<div class="filter" role="group" aria-label="Which cases are shown" hidden>
${present.map((verdict) => markup`<button type="button" aria-pressed="false" value="${verdict}">${verdict} ${report.totals[verdict]}</button>`)}
<input type="search" aria-label="Words in the id or the statement" placeholder="Words in the id or statement">
<span role="status" class="quiet"></span>
</div>
${[...groups].map(([operation, own]) => group(report, operation, own))}
</section>`;
}

function group(report: Report, operation: string | null, own: readonly (readonly [index: number, entry: ReportCase])[]): Markup {
  const totals = { pass: 0, skipped: 0, advisory: 0, inconclusive: 0, fail: 0, error: 0 };
  for (const [, entry] of own) totals[entry.verdict] += 1;
  return markup`<div class="group">
<h3>${operation ?? "No operation"} <span class="quiet">${totalsText(totals)}</span></h3>
${own.map(([index, entry]) => caseDetails(report, entry, index))}
</div>`;
}

function caseDetails(report: Report, entry: ReportCase, index: number): Markup {
  const { causes, id, reason, sources, statement, statuses, strength, verdict } = entry;
  const { elapsedMs = 0, exchanges = [] } = report.volatile.cases[id] ?? {};
  const links = causes.map((cause) => markup`<li><a href="#cause-${cause + 1}">${report.causes[cause]?.message ?? `cause ${cause + 1}`}</a></li>`);
  return markup`<details class="case" data-verdict="${verdict}">
<summary>${verdictMark(verdict)}<code>${id}</code> <span class="quiet">${statement}</span></summary>
<div class="inside" id="${caseId(index)}">
<dl class="told">
<div><dt>Promised</dt><dd>${statuses.join(" or ")} <span class="quiet">(${strength})</span></dd></div>
<div><dt>Sources</dt><dd>${sources.map((source) => markup`<code>${source}</code> `)}</dd></div>
${reason === null ? none : markup`<div><dt>Reason</dt><dd class="lines">${reason}</dd></div>`}
${links.length === 0 ? none : markup`<div><dt>Causes</dt><dd><ul>${links}</ul></dd></div>`}
<div><dt>Took</dt><dd>${elapsedMs} ms, ${plural(exchanges.length, "exchange")}</dd></div>
</dl>
${exchanges.map((exchange, position) => exchangeDetails(exchange, position === exchanges.length - 1))}
</div></details>`;
}

function exchangeDetails({ elapsedMs, failure, principal, request, response }: ReportExchange, open: boolean): Markup {
  const sent = [`${request.method} ${request.target}`, ...request.headers.map(([name, value]) => `${name}: ${value}`)].join("\n");
  const answer = response
    ? [String(response.status), ...response.headers.map(([name, value]) => `${name}: ${value}`)].join("\n")
    : `no answer: ${failure ?? "unknown"}`;
  const outcome = `as ${principal ?? "nobody"} → ${response ? response.status : "no answer"}`;
  return markup`<details class="exchange"${open ? markup` open` : none}>
<summary><code>${request.method} ${request.target}</code> ${outcome} <span class="quiet">${elapsedMs} ms</span></summary>
<div class="sides">
<div><p>Sent</p><pre tabindex="0">${sent}${bodyText(request.body)}</pre></div>
<div><p>Received</p><pre tabindex="0">${answer}${bodyText(response?.body ?? null)}</pre></div>
</div></details>`;
}

/** Compact JSON is laid out where that changes nothing but white space. */
function bodyText(body: string | null): string {
  if (body === null || body === "") return "";
  try {
    const value: unknown = JSON.parse(body);
    if (JSON.stringify(value) === body) return `\n\n${JSON.stringify(value, null, 2)}`;
  } catch {
    // Not JSON: shown as it came.
  }
  return `\n\n${body}`;
}
