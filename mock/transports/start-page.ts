/** The page for a person who opens the mock in a browser: what is served, as whom, and how to call it. */

import { controlPrefix } from "../control/control.ts";
import { inferredSummary } from "../inferred/summary.ts";
import { type Principal, presentation } from "../principals.ts";
import type { ServedApi } from "../served-api.ts";

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? "");

const style = `
:root { color-scheme: light dark; --line: color-mix(in srgb, CanvasText 18%, Canvas); --quiet: color-mix(in srgb, CanvasText 68%, Canvas); --tint: color-mix(in srgb, CanvasText 6%, Canvas); }
body { margin: 0 auto; max-width: 58rem; padding: 2rem 1.25rem 4rem; background: Canvas; color: CanvasText; font: 16px/1.5 system-ui, sans-serif; }
h1 { margin: 0 0 .5rem; font-size: 1.75rem; line-height: 1.2; } h2 { margin: 0; font-size: 1.2rem; }
a { color: light-dark(#0b57d0, #8ab4f8); }
code { font: .875em ui-monospace, SFMono-Regular, Menlo, monospace; overflow-wrap: break-word; }
p { margin: .25rem 0 .75rem; } .base code { font-size: 1em; }
.command { display: block; white-space: pre-wrap; margin: .5rem 0; padding: .5rem .75rem; border-radius: .4rem; background: var(--tint); }
section { margin-top: 1.5rem; padding: 1.25rem; border: 1px solid var(--line); border-radius: .6rem; }
table { border-collapse: collapse; width: 100%; } th, td { padding: .35rem 1rem .35rem 0; text-align: left; vertical-align: top; }
th { font-size: .8rem; font-weight: 600; color: var(--quiet); } tbody tr { border-top: 1px solid var(--line); }
td:first-child { width: 6rem; } td:last-child { padding-right: 0; } .operations td:last-child { width: 38%; color: var(--quiet); }
details { margin-top: .75rem; } summary { cursor: pointer; padding: .25rem 0; }
@media (max-width: 40rem) {
  body { padding: 1.25rem .75rem 3rem; } section { padding: 1rem; }
  table, tbody, tr, td, .operations td:last-child { display: block; width: auto; } thead { display: none; }
  tr { padding: .4rem 0; } td { padding: .1rem 0; } .principals td:first-child { font-weight: 600; }
}`;

export function startPage(apis: readonly ServedApi[], origin: string): string {
  const sections = apis.map((api) => section(api, apis.length > 1 ? `${origin}/${api.contract.id}` : origin)).join("");
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,"><title>Specimen</title><style>${style}</style></head><body>
<h1>Specimen serves ${apis.length === 1 ? "one API" : `${apis.length} APIs`}</h1>
<p>${howToCall(apis)} What you create is kept until the mock stops, or until</p>
<code class="command">curl -X POST ${escapeHtml(origin)}${controlPrefix}v1/reset</code>
${sections}</body></html>`;
}

function howToCall(apis: readonly ServedApi[]): string {
  const call = apis.length === 1 ? "Call it as the contract says" : "Call each as its contract says";
  if (apis.some(({ behaviour }) => behaviour.principals.length > 0)) return `${call}, with the credentials of any principal below.`;
  if (apis.every(({ contract }) => contract.operations.every(({ security }) => security.length === 0))) return `${call}.`;
  return `${call}, with any credential: <code>unknown</code> and <code>expired</code> are 401, <code>forbidden</code> is 403.`;
}

function section({ behaviour, contract, trouble }: ServedApi, baseUrl: string): string {
  const operations = contract.operations.map(({ method, path, summary }) => [
    `<code>${escapeHtml(method)}</code>`,
    breakable(contract.basePath + path),
    escapeHtml(summary),
  ]);
  const principals = behaviour.principals.map((principal) => [escapeHtml(principal.id), credentials(contract, principal), signInLink(contract, principal)]);
  return `<section><h2>${escapeHtml(contract.title)}</h2>
<p class="base">${breakable(baseUrl)} · <a href="${controlPrefix}contracts/${encodeURIComponent(contract.id)}">the contract</a></p>
${trouble === undefined ? "" : `<p role="alert"><strong>The latest change is not served:</strong></p><code class="command">${escapeHtml(trouble)}</code>`}
${behaviour.inferred ? `<p>From the document alone: ${escapeHtml(inferredSummary(behaviour.inferred)).replace(/\n\s*/g, "; ")}.</p>` : ""}
${principals.length === 0 ? "" : table("principals", ["Principal", "Credentials", "In this browser"], principals)}
<details><summary>${contract.operations.length === 1 ? "1 operation" : `${contract.operations.length} operations`}</summary>${table("operations", ["Method", "Path", "Summary"], operations)}</details></section>`;
}

type Cells = readonly string[];

/** A column without a single entry is left out. */
function table(kind: string, heads: readonly string[], rows: readonly Cells[]): string {
  const used = heads.map((head, index) => ({ head, index })).filter(({ index }) => rows.some((row) => row[index] !== ""));
  const head = used.map(({ head }) => `<th>${head}</th>`).join("");
  const body = rows.map((row) => `<tr>${used.map(({ index }) => `<td>${row[index] ?? ""}</td>`).join("")}</tr>`).join("");
  return `<table class="${kind}"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

/** Long addresses break behind their slashes. */
const breakable = (address: string): string => `<code>${escapeHtml(address).replace(/\/(?=[^/])/g, "/<wbr>")}</code>`;

function credentials(contract: ServedApi["contract"], principal: Principal): string {
  const presented = presentation(contract, contract.security, principal);
  if (!presented) return "";
  const pairs = [
    ...Object.entries(presented.headers).map(([name, value]) => `${name}: ${value}`),
    ...Object.entries(presented.cookies).map(([name, value]) => `Cookie: ${name}=${value}`),
    ...Object.entries(presented.query).map(([name, value]) => `?${name}=${value}`),
  ];
  return pairs.map((pair) => `<code>${escapeHtml(pair)}</code>`).join("<br>");
}

function signInLink(contract: ServedApi["contract"], principal: Principal): string {
  const byCookie = [...contract.schemes.values()].some(
    (scheme) => scheme.type === "apiKey" && scheme.in === "cookie" && principal.credentials.some((credential) => scheme.name in credential),
  );
  if (!byCookie) return "";
  const query = new URLSearchParams({ api: contract.id, principal: principal.id, return: controlPrefix });
  return `<a href="${controlPrefix}v1/sign-in?${escapeHtml(query.toString())}" aria-label="sign in as ${escapeHtml(principal.id)}">sign in</a>`;
}
