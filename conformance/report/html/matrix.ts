/** Operation × status × principals as a table, and what is missing from it with the reasons. */
import type { CoverageRow } from "../../result.ts";
import { type Cell, type CellState, cellState, matrixOf } from "../matrix.ts";
import type { Report } from "../report.ts";
import { firstLine } from "../visible.ts";
import { type Markup, markup } from "./markup.ts";

interface Look {
  readonly mark: string;
  readonly word: string;
  /** A class that gives the colour. */
  readonly tone: string;
}

const looks: Readonly<Record<CellState, Look>> = {
  exercised: { mark: "✓", word: "exercised", tone: "pass" },
  fail: { mark: "✗", word: "a case fails", tone: "fail" },
  advisory: { mark: "!", word: "exercised, with advice", tone: "advisory" },
  "not-exercised": { mark: "○", word: "not exercised", tone: "inconclusive" },
  unreachable: { mark: "–", word: "cannot be provoked", tone: "skipped" },
};

export function matrix(report: Report): Markup {
  const { rows, statuses } = matrixOf(report);
  return markup`<section aria-labelledby="matrix">
<h2 id="matrix">Operation × status</h2>
<p>Each status that the contract documents, and the principals who received it.</p>
<div class="scroll" role="region" aria-labelledby="matrix" tabindex="0">
<table class="matrix">
<thead><tr><th scope="col">Operation</th>${statuses.map((status) => markup`<th scope="col">${status}</th>`)}</tr></thead>
<tbody>
${rows.map(({ cells, operation }) => markup`<tr><th scope="row"><code>${operation}</code></th>${cells.map(cellMarkup)}</tr>`)}
</tbody>
</table>
</div>
<ul class="legend" aria-label="Legend">
${Object.values(looks).map(({ mark, tone, word }) => markup`<li class="${tone}"><b aria-hidden="true">${mark}</b> ${word}</li>`)}
</ul>
</section>`;
}

function cellMarkup(cell: Cell | undefined): Markup {
  if (!cell) return markup`<td class="undocumented"></td>`;
  const { mark, tone, word } = looks[cellState(cell)];
  const sign = markup`<span class="mark" aria-hidden="true">${mark}</span><span class="away">${word}</span>`;
  const linked = cell.cause === undefined ? sign : markup`<a href="#cause-${cell.cause + 1}">${sign}</a>`;
  const who = cell.state === "exercised" ? cell.principals.join(", ") : looks[cell.state].word;
  return markup`<td class="${tone}">${linked} <span class="who">${who}</span></td>`;
}

const missingRow = ({ operation, reason, state, status }: CoverageRow): Markup =>
  markup`<tr><th scope="row"><code>${operation}</code></th><td>${status}</td><td>${looks[state].word}</td>
<td>${firstLine(reason ?? "no reason was given")}</td></tr>`;

export function missing({ coverage }: Report): Markup {
  const rows = coverage.filter(({ state }) => state !== "exercised");
  const table = markup`<div class="scroll"><table class="missing">
<thead><tr><th scope="col">Operation</th><th scope="col">Status</th><th scope="col">State</th><th scope="col">Reason</th></tr></thead>
<tbody>
${rows.map(missingRow)}
</tbody></table></div>`;
  return markup`<section aria-labelledby="missing">
<h2 id="missing">Not exercised</h2>
${rows.length === 0 ? markup`<p>Every documented operation × status was exercised.</p>` : table}
</section>`;
}
