/** The page for a person who opens the mock in a browser: what is served, as whom, and how to call it. */
import { controlPrefix } from "../control/control.ts";
import { type Principal, presentation } from "../principals.ts";
import type { ServedApi } from "../served-api.ts";

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? "");

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; }
table { border-collapse: collapse; width: 100%; } td, th { border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: .3rem .8rem .3rem 0; text-align: left; vertical-align: top; }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
details { margin-top: .5rem; } summary { cursor: pointer; }
.table { overflow-x: auto; }`;

export function startPage(apis: readonly ServedApi[], origin: string): string {
  const sections = apis.map((api) => section(api, apis.length > 1 ? `${origin}/${api.contract.id}` : origin)).join("");
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Specimen</title><style>${style}</style></head><body>
<h1>Specimen serves ${apis.length} ${apis.length === 1 ? "API" : "APIs"}</h1>
<p>Everything that you create is kept until the mock stops, or until <code>curl -X POST ${escapeHtml(origin)}${controlPrefix}v1/reset</code>.</p>${sections}</body></html>`;
}

function section({ behaviour, contract }: ServedApi, baseUrl: string): string {
  const operations = contract.operations
    .map(({ method, path, summary }) => row(`<code>${escapeHtml(method)}</code>`, `<code>${escapeHtml(contract.basePath + path)}</code>`, escapeHtml(summary)))
    .join("");
  const principals = behaviour.principals
    .map((principal) => row(escapeHtml(principal.id), credentials(contract, principal), signInLink(contract, principal)))
    .join("");
  return `<section><h2>${escapeHtml(contract.title)}</h2>
<p><code>${escapeHtml(baseUrl)}</code> · <a href="${controlPrefix}contracts/${encodeURIComponent(contract.id)}">the contract</a></p>
${principals === "" ? "" : table(["Principal", "Credentials", ""], principals)}
<details><summary>${contract.operations.length} operations</summary>${table(["Method", "Path", "Summary"], operations)}</details></section>`;
}

const row = (...cells: string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
const table = (heads: string[], rows: string): string =>
  `<div class="table"><table><tr>${heads.map((head) => `<th>${head}</th>`).join("")}</tr>${rows}</table></div>`;

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
  return `<a href="${controlPrefix}v1/sign-in?${escapeHtml(query.toString())}">sign in</a>`;
}
