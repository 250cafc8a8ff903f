/** The look of the page: no font, picture or colour comes from elsewhere. */

const light = `
  --page: #ffffff; --panel: #f6f7f9; --line: #d5d9e0; --text: #1b1f27; --quiet: #565e6c; --link: #0b57b8; --code: #f0f2f5;
  --pass: #1a7034; --fail: #b3261e; --error: #6d3fa0; --advisory: #855300; --inconclusive: #0b6478; --skipped: #565e6c;
  --pass-tint: #e4f4e8; --fail-tint: #fce8e6; --error-tint: #f1e8fa; --advisory-tint: #fdf0d8; --inconclusive-tint: #e0f2f6; --skipped-tint: #eceef1;`;

const dark = `
  --page: #14171c; --panel: #1c2027; --line: #363d49; --text: #e6e9ee; --quiet: #a4adba; --link: #85b7ff; --code: #20252d;
  --pass: #7ad494; --fail: #ff9b92; --error: #cfa8f7; --advisory: #f2c063; --inconclusive: #74d0e4; --skipped: #a4adba;
  --pass-tint: #17301e; --fail-tint: #411d1b; --error-tint: #2f2140; --advisory-tint: #392a0d; --inconclusive-tint: #10303a; --skipped-tint: #262b34;`;

export const style = `
:root { color-scheme: light dark; ${light} }
@media screen and (prefers-color-scheme: dark) { :root { ${dark} } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main, header > *, footer { max-width: 76rem; margin-inline: auto; padding-inline: 1.25rem; }
header { border-bottom: 1px solid var(--line); background: var(--panel); padding-block: 1.75rem 1.25rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin-block: 0; overflow-wrap: anywhere; }
h2 { font-size: 1.3rem; margin-block: 2.75rem .75rem; }
h3 { font-size: 1rem; margin-block: 1.75rem .5rem; overflow-wrap: anywhere; }
p { margin-block: .5rem; max-width: 46rem; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
code, pre { font: .875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; unicode-bidi: isolate; overflow-wrap: anywhere; }
pre { margin: 0; padding: .6rem .75rem; background: var(--code); border-radius: 6px; white-space: pre-wrap; max-height: 32rem; overflow: auto; }
.quiet { color: var(--quiet); }
.again pre { max-height: none; }
.away { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip:not(:focus) { position: absolute; left: -200rem; }
header > .sentence { font-size: 1.1rem; margin-block: .4rem 0; max-width: 76rem; }
h1 span { color: var(--tone); }
[id] { scroll-margin-top: 4.5rem; }
.verdict { display: inline-block; padding: .05rem .55rem; border-radius: 1rem; font-size: .8125rem; font-weight: 600; white-space: nowrap;
  color: var(--tone); background: var(--tint); }
.pass { --tone: var(--pass); --tint: var(--pass-tint); } .fail { --tone: var(--fail); --tint: var(--fail-tint); }
.error { --tone: var(--error); --tint: var(--error-tint); } .advisory { --tone: var(--advisory); --tint: var(--advisory-tint); }
.inconclusive { --tone: var(--inconclusive); --tint: var(--inconclusive-tint); } .skipped { --tone: var(--skipped); --tint: var(--skipped-tint); }
.totals { display: grid; grid-template-columns: repeat(auto-fit, minmax(6.5rem, 1fr)); gap: .6rem; list-style: none; margin-block: 1.1rem 0; }
.totals li { padding: .5rem .75rem; border: 1px solid var(--line); border-radius: 8px; background: var(--page); color: var(--quiet); font-size: .875rem; }
.totals li b { display: block; font-size: 1.5rem; line-height: 1.2; color: var(--text); font-variant-numeric: tabular-nums; }
.totals li.some { border-color: var(--tone); } .totals li.some b { color: var(--tone); }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: .4rem 2rem; margin-block: 1.1rem 0; font-size: .9rem; }
.facts > div, .told > div { display: grid; grid-template-columns: 8rem minmax(0, 1fr); gap: .5rem; }
dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; min-width: 0; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; margin: 1.1rem 0 0; }
.scroll { position: relative; overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { padding: .45rem .7rem; text-align: left; vertical-align: top; border-top: 1px solid var(--line); }
thead th { border-top: 0; background: var(--panel); white-space: nowrap; }
tbody th { font-weight: 500; }
.matrix tbody th, .matrix thead th:first-child { position: sticky; left: 0; background: var(--page); }
.matrix thead th:first-child { background: var(--panel); }
.matrix th code { white-space: nowrap; }
.matrix td { min-width: 4.75rem; border-left: 1px solid var(--line); background: var(--tint); }
.matrix td .mark { font-weight: 700; color: var(--tone); }
.matrix td .who { display: block; font-size: .78rem; line-height: 1.3; color: var(--quiet); }
.matrix td.undocumented { background: none; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; font-size: .875rem; }
.missing th code, .missing td:nth-child(3) { white-space: nowrap; }
.lines { white-space: pre-line; }
.groups { display: grid; gap: .75rem; list-style: none; padding: 0; }
.legend b { color: var(--tone); }
.cause { border: 1px solid var(--line); border-inline-start: 4px solid var(--tone); border-radius: 8px; padding: .9rem 1.1rem 1.1rem; margin-block: 1rem; }
.cause h3 { margin: 0 0 .6rem; font-size: 1.05rem; }
.told { margin: 0; display: grid; gap: .35rem; }
.told dd > ul { margin: 0; padding-left: 1.1rem; }
.again { position: relative; }
.again + .again { margin-top: .4rem; }
.copy { position: absolute; top: .35rem; right: .35rem; }
.again:has(.copy:not([hidden])) pre { padding-right: 4.75rem; }
button, input[type="search"] { font: inherit; font-size: .875rem; color: var(--text); background: var(--page); border: 1px solid var(--quiet);
  border-radius: 6px; padding: .25rem .65rem; }
button { cursor: pointer; }
button:hover { border-color: var(--text); }
button[aria-pressed="true"] { background: var(--text); color: var(--page); border-color: var(--text); }
.filter { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; padding: .6rem 0; position: sticky; top: 0; background: var(--page);
  border-bottom: 1px solid var(--line); z-index: 1; }
.filter[hidden] { display: none; }
.filter input { width: min(22rem, 100%); }
.case { border-top: 1px solid var(--line); }
.case > summary, .exchange > summary { padding: .4rem .25rem; cursor: pointer; overflow-wrap: anywhere; }
.case > summary:hover, .exchange > summary:hover { background: var(--panel); }
.case > summary .verdict { margin-inline: .25rem .4rem; }
.case > .inside { padding: .25rem 0 1rem 1.25rem; }
.exchange { margin-top: .5rem; border: 1px solid var(--line); border-radius: 8px; padding-inline: .6rem; }
.exchange[open] { padding-bottom: .6rem; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: .6rem; }
.sides > div { min-width: 0; }
.sides p { margin: 0 0 .2rem; font-size: .8125rem; color: var(--quiet); }
footer { padding-block: 2.5rem; color: var(--quiet); font-size: .875rem; }
@media (max-width: 40rem) {
  h1 { font-size: 1.4rem; }
  main, header > *, footer { padding-inline: .9rem; }
  .facts > div, .told > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .totals { grid-template-columns: repeat(3, minmax(0, 1fr)); }
  .totals li { padding: .4rem .6rem; }
  .cause { padding-inline: .8rem; }
  .case > .inside { padding-left: 0; }
  .filter { position: static; }
  .matrix th code { display: block; width: 9.2rem; white-space: normal; }
  .missing thead { display: none; }
  .missing table, .missing tbody { display: block; }
  .missing tr { display: block; border-top: 1px solid var(--line); padding: .4rem .7rem; }
  .missing th, .missing td { display: block; border: 0; padding: 0; overflow-wrap: anywhere; }
  .missing th code, .missing td:nth-child(3) { white-space: normal; }
}
@media print {
  @page { margin: 14mm; }
  :root { font-size: 9.5pt; }
  header { background: none; padding-top: 0; }
  nav, .skip, .filter, .copy, .screen { display: none !important; }
  .verdict, .matrix td, .totals li, thead th, .cause { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h2, h3 { break-after: avoid; }
  .told > div, tr, .case, .totals { break-inside: avoid; }
  pre { max-height: none; }
  .facts { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .scroll { overflow: visible; }
  .matrix th code, .missing th code, .missing td:nth-child(3) { white-space: normal; }
  th, td { overflow-wrap: anywhere; }
  .matrix { font-size: 7.5pt; } .matrix th, .matrix td { padding: .2rem .35rem; min-width: 0; } .matrix td .who { font-size: 6.5pt; }
  a { color: inherit; text-decoration: none; }
}
`;
