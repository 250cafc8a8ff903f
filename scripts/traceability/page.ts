/** A trace as a page. */
import type { RuleRow, StatusRow, Trace } from "./trace.ts";

export function pageOf({ cases, contract, rules, statuses }: Trace): string {
  const told = cases.filter(({ provocation }) => provocation.kind === "scenario").length;
  const unreachable = statuses.filter((row) => row.unreachable !== undefined).length;
  const binding = rules.filter(({ rule }) => !rule.free && !rule.mock).length;
  return `<!-- Written by \`npm run generate\` from the contract, the rules and the suite. Do not edit. -->

# ${contract.title}: what is judged, and by what

${cases.length - told} derived cases and ${told} stories judge ${statuses.length - unreachable} reachable pairs of operation and status, and
${binding} rules that bind implementations. \`specimen verify ${contract.id} --list --only '${contract.id}/OPERATION/STATUS/**'\`
names the cases of a row. Every exchange of every case is also read by every check.

## Operations and statuses

| operation | status | derived cases | stories |
| --- | --- | --- | --- |
${statuses.map(statusLine).join("\n")}

## Rules

| rule | says | where from | shown by |
| --- | --- | --- | --- |
${rules.map((row) => ruleLine(contract.id, row)).join("\n")}
`;
}

function statusLine({ derived, operation, status, stories, unreachable }: StatusRow): string {
  if (unreachable !== undefined) return `| ${cell(operation)} | ${status} | none can: ${cell(unreachable)} | |`;
  const kinds = [...derived].map(([kind, count]) => (count === 1 ? kind : `${kind} × ${count}`));
  return `| ${cell(operation)} | ${status} | ${kinds.join(", ")} | ${stories.join(", ")} |`;
}

function ruleLine(api: string, { rule, stories, untold }: RuleRow): string {
  return `| ${rule.id.slice(api.length + 1)} | ${cell(rule.says)} | ${rule.provenance ?? ""} | ${shownBy()} |`;

  function shownBy(): string {
    if (rule.free) return "nothing: implementations are free";
    if (stories.length > 0) return stories.join(", ");
    if (rule.mock) return "nothing: binds the mock alone";
    if (!untold) return "";
    if ("check" in untold) return `every exchange, by the check ${untold.check}`;
    return "cases" in untold ? `every case that matches \`${untold.cases}\`` : `nothing: ${untold.reason}`;
  }
}

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("<", "&lt;").replace(/\s+/g, " ").trim();
