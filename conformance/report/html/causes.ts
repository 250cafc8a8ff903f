/** What is wrong, one defect once: expected, received, why, and how to see it again. */
import { placeOfCase } from "../case-places.ts";
import { answerText, lastExchangeOf } from "../last-exchange.ts";
import { placeText, sourceText } from "../place.ts";
import type { Report, ReportCause } from "../report.ts";
import { plural } from "../summary.ts";
import { shortened } from "../visible.ts";
import { caseId } from "./cases.ts";
import { type Markup, markup, none } from "./markup.ts";
import { verdictMark } from "./overview.ts";

/** More cases than these are counted: each is in the list below. */
const casesShown = 8;

export function causes(report: Report): Markup {
  const intro =
    report.causes.length === 0
      ? markup`<p>Nothing was found wrong.</p>`
      : markup`<p>One defect once, the worst first. In commands <code>$BASE_URL</code> stands for <code>${report.volatile.baseUrl}</code>;
credentials stand as variables of their own.</p>`;
  return markup`<section aria-labelledby="causes">
<h2 id="causes">Causes</h2>
${intro}
${report.causes.map((cause, index) => causeArticle(report, cause, index))}
</section>`;
}

function causeArticle(report: Report, cause: ReportCause, index: number): Markup {
  const { expected, found, message, occurrences, place, verdict } = cause;
  const last = lastExchangeOf(report, cause);
  const commands = report.volatile.again[index];
  const again = [commands?.curl, commands?.specimen].flatMap((line) => (line ? [command(line)] : []));
  const seen = `${plural(occurrences, "time")} in ${plural(cause.cases.length, "case")}`;
  const row = (name: string, value: Markup): Markup => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  const source = place
    ? markup` <span class="quiet">${placeText(place)} (${sourceText(cause)})</span>`
    : markup` <span class="quiet">(${sourceText(cause)})</span>`;
  return markup`<article class="cause ${verdict}" aria-labelledby="cause-${index + 1}">
<h3 id="cause-${index + 1}">${verdictMark(verdict)} ${message}</h3>
<dl class="told">
${row("Expected", markup`<code>${expected}</code>${source}`)}
${row("Received", markup`<code>${shortened(found, 1000)}</code>`)}
${last ? row("Answer", markup`<code>${shortened(answerText(last), 240)}</code>`) : none}
${row("Seen", markup`${seen} by the check <code>${cause.check}</code>${caseList(report, cause)}`)}
${again.length > 0 ? row("Again", markup`${again}`) : none}
</dl>
</article>`;
}

function caseList(report: Report, { cases }: ReportCause): Markup {
  const more = cases.length - casesShown;
  const items = cases.slice(0, casesShown).map((id) => {
    const index = placeOfCase(report, id);
    return index === undefined ? markup`<li><code>${id}</code></li>` : markup`<li><a href="#${caseId(index)}"><code>${id}</code></a></li>`;
  });
  return markup`<ul>${items}${more > 0 ? markup`<li>and ${more} more</li>` : none}</ul>`;
}

const command = (line: string): Markup =>
  markup`<div class="again"><pre tabindex="0">${line}</pre><button type="button" class="copy" hidden>Copy</button></div>`;
