/** One page that holds all: no network, no script needed to read it, nothing of the target's is markup. */
import { createHash } from "node:crypto";
import { cases } from "./html/cases.ts";
import { causes } from "./html/causes.ts";
import { type Markup, markup, trusted } from "./html/markup.ts";
import { matrix, missing } from "./html/matrix.ts";
import { notJudged } from "./html/not-judged.ts";
import { overview } from "./html/overview.ts";
import { script } from "./html/script.ts";
import { style } from "./html/style.ts";
import type { Report } from "./report.ts";
import { exitMeaning, implementationText, summaryOf } from "./summary.ts";

const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Only this style and this script; whatever else might have slipped in does nothing. */
const policy = `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'`;

export const html = (report: Report): string =>
  markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="${report.suite.name} ${report.suite.version}">
<title>${report.api}: ${summaryOf(report).word} (${implementationText(report)})</title>
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the causes</a>
${overview(report)}
<main id="main">
${causes(report)}
${matrix(report)}
${missing(report)}
${notJudged(report)}
${cases(report)}
${leftovers(report)}
</main>
<footer>Exit code ${report.exitCode}: ${exitMeaning[report.exitCode]}. Written by ${report.suite.name} ${report.suite.version}; credentials are masked.</footer>
<script>${trusted(script)}</script>
</body>
</html>
`.text;

function leftovers({ leftovers: left }: Report): Markup {
  const list =
    left.length === 0
      ? markup`<p>Everything that the run made was taken away again.</p>`
      : markup`<p>The run made this and could not take it away.</p>\n<ul>${left.map((line) => markup`<li><code>${line}</code></li>`)}</ul>`;
  return markup`<section aria-labelledby="leftovers">
<h2 id="leftovers">Left behind</h2>
${list}
</section>`;
}
