/** Cases without a verdict about the target, by reason. */
import { placeOfCase } from "../case-places.ts";
import { groupedByReason, type ReasonGroup } from "../reasons.ts";
import type { Report } from "../report.ts";
import { plural } from "../summary.ts";
import { caseId } from "./cases.ts";
import { type Markup, markup } from "./markup.ts";
import { verdictMark } from "./overview.ts";

/** More cases than these are counted: each is in the list below. */
const casesShown = 5;

export function notJudged(report: Report): Markup {
  const groups = (["error", "inconclusive", "skipped"] as const).flatMap((verdict) =>
    groupedByReason(report, verdict).map((group) => groupMarkup(report, verdict, group)),
  );
  return markup`<section aria-labelledby="not-judged">
<h2 id="not-judged">Not judged</h2>
${groups.length === 0 ? markup`<p>Every case came to a verdict about the target.</p>` : markup`<ul class="groups">${groups}</ul>`}
</section>`;
}

function groupMarkup(report: Report, verdict: string, { cases, reason }: ReasonGroup): Markup {
  const links = cases.slice(0, casesShown).map(({ id }) => markup`<li><a href="#${caseId(placeOfCase(report, id) ?? 0)}"><code>${id}</code></a></li>`);
  const more = cases.length - casesShown;
  return markup`<li>${verdictMark(verdict)} ${plural(cases.length, "case")}: ${reason}
<ul>${links}${more > 0 ? markup`<li>and ${more} more</li>` : undefined}</ul></li>`;
}
