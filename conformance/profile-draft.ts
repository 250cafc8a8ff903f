/** A commented profile to fill in, from what the contract asks for. */
import type { Contract, SecurityScheme } from "../contract/model.ts";
import { templateNames } from "../contract/parameters.ts";
import { storyThings } from "./profile-story.ts";
import { variableFor } from "./report/curl.ts";

const parts = [
  ["owner", "has all rights"],
  ["weak", "belongs there, but has too few rights"],
  ["foreign", "belongs elsewhere"],
] as const;

/** YAML that loads once its environment variables are set. `shipped`: the profile that comes with the contract. */
export function draftProfile(contract: Contract, shipped?: string): string {
  return `# What the owner of an implementation states about it, for: specimen verify ${contract.id} --profile <this file>
# Any value may hold \${NAME}, the environment variable of that name. Keep secrets there.
api: ${contract.id}

# Stands in the reports.
implementation:
  name: Our server
  version: "1.0"
  # contact: team@example.com

# Everything before the path of an operation; --target overrides it.
# baseUrl: https://api.example.com
${shipped === undefined ? ownThings(contract) : storyThings(contract.id, shipped, `${schemeNotes(contract, [...contract.schemes.keys()])}${commandNote}`)}
# Brought about by an endpoint (url, method, headers) or a command of yours; reset before every run.
# states:
#   reset: {command: ./reset-test-data.sh}

# Sent with every request.
# headers: {X-Test-Run: specimen}

# At most so many requests a second; and how long a change may take to be seen.
# requestsPerSecond: 20
# visibleAfterMs: 0

# PEM files: the authority of the server's certificate, and a client's own certificate.
# tls: {caFile: ca.pem, certFile: client.pem, keyFile: client.key}
`;
}

/** Of a document that nobody prepared: all that there may be, as comments. */
function ownThings(contract: Contract): string {
  const { names, operation } = deepestReading(contract);
  return `${principals(contract)}${pathValues([...new Set(contract.operations.flatMap(({ path }) => templateNames(path)))])}
# Things that are there before the run. use: keep (only read), change-and-restore, or spend (used once, last).
# "values" are path parameters. "operations": only for these; without, for every operation whose path they fill.
# fixtures:
#   - {id: a-thing, use: keep, values: {${names.map((name) => `${name}: …`).join(", ")}}, operations: [${operation}]}

# Cases that are left out, by glob over their ids (specimen verify ${contract.id} --list), with the reason.
# skips:
#   - {cases: "${contract.id}/*/*/invalid/**", reason: why this is not judged}
`;
}

function principals(contract: Contract): string {
  const alternatives = [contract.security, ...contract.operations.map(({ security }) => security)].flat();
  const [schemes = []] = alternatives.filter((requirement) => requirement.length > 0).sort((a, b) => a.length - b.length);
  if (schemes.length === 0) return "\n# No operation asks for credentials, so no principals are needed.\n";
  const listed = parts.map(([part]) => {
    const values = schemes.map((name) => `${name}: "\${${variableFor(contract.id, part, name, {})}}"`).join(", ");
    return part === "owner" ? `  ${part}: {credentials: {${values}}}` : `  # ${part}: {credentials: {${values}}}`;
  });
  const cast = parts.map(([part, says]) => (part === "owner" ? `  ${part}: ${part} # ${says}` : `  # ${part}: ${part} # ${says}`));
  return `
# Who can call, and their values by security scheme: all of them together, or a list of such sets.
${schemeNotes(contract, schemes)}${commandNote}
principals:
${listed.join("\n")}

# Who plays whom in derived cases. What nobody plays stays inconclusive.
cast:
${cast.join("\n")}
`;
}

const commandNote = "# A value may also be a command that prints it: {command: ./print-token.sh}";

const schemeNotes = ({ schemes }: Contract, names: readonly string[]): string =>
  names.map((name) => `#   ${name}: ${schemeText(schemes.get(name))}\n`).join("");

function schemeText(scheme: SecurityScheme | undefined): string {
  if (scheme?.type === "apiKey") return `sent as the ${scheme.in === "query" ? "query parameter" : scheme.in} ${scheme.parameter}`;
  if (scheme?.type === "http") return `sent as Authorization: ${scheme.scheme} <value>`;
  return scheme?.type === "mutualTLS" ? "a client certificate, see tls below" : "sent as Authorization: Bearer <value>";
}

function pathValues(names: readonly string[]): string {
  if (names.length === 0) return "";
  return `
# Path parameters whose value holds for every operation, such as an organization; and values that name nothing.
# parameters: {${names[0]}: …}
# unknown: {${names.map((name) => `${name}: …`).join(", ")}}
`;
}

/** Whose path names most. */
function deepestReading({ operations }: Contract): { readonly names: readonly string[]; readonly operation: string } {
  const reading = operations.filter(({ method }) => method === "GET").map(({ id, path }) => ({ names: templateNames(path), operation: id }));
  const [deepest] = reading.sort((a, b) => b.names.length - a.names.length);
  return deepest ?? { names: [], operation: "…" };
}
