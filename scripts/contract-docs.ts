/** Writes docs/contracts/<api>.md: who may call and what is there at the start, read from the running behaviour. --check only compares. */
import { readFile, writeFile } from "node:fs/promises";
import { dump } from "js-yaml";
import { loadApis } from "../mock/load-apis.ts";
import type { Principal } from "../mock/principals.ts";
import type { ServedApi } from "../mock/served-api.ts";

function credentialLines({ contract }: ServedApi, principal: Principal): string {
  const lines = principal.credentials.map((credential) =>
    Object.entries(credential)
      .map(([name, value]) => `${carrierOf(contract, name)} \`${value}\``)
      .join(" with "),
  );
  return lines.join("<br>or ");
}

function carrierOf({ schemes }: ServedApi["contract"], name: string): string {
  const scheme = schemes.get(name);
  if (scheme?.type === "apiKey") return `${scheme.in} \`${scheme.parameter}\``;
  return scheme?.type === "http" ? `\`Authorization\`, scheme ${scheme.scheme},` : name;
}

/** Everything of a principal beside its name and proofs. */
function facts({ id: _id, credentials: _credentials, ...rest }: Principal): string {
  return Object.entries(rest)
    .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join("; ");
}

function page(api: ServedApi): string {
  const { behaviour, contract, world } = api;
  const principals = behaviour.principals.map((principal) => `| ${principal.id} | ${credentialLines(api, principal)} | ${facts(principal)} |`);
  const state = Object.entries(world.snapshot()).map(
    ([name, things]) =>
      `### ${name}\n\n${things.length === 0 ? "None." : `\`\`\`yaml\n${dump(things, { lineWidth: 140, flowLevel: 2, noRefs: true })}\`\`\``}\n`,
  );
  return `<!-- Written by \`npm run generate\` from the behaviour of the mock. Do not edit. -->

# ${contract.title}: principals and start state

Whoever wants a server judged by this contract gives it these principals and this state. The contract itself is
[openapi.yaml](../../spec/${contract.id}/openapi.yaml); every rule has an id in [rules.yaml](../../spec/${contract.id}/rules.yaml).

## Principals

| principal | credentials | facts |
| --- | --- | --- |
${principals.join("\n")}

## Start state

As the mock holds it: members that no response shows are the mock's own bookkeeping.

${state.join("\n")}`;
}

const check = process.argv.includes("--check");
for (const api of await loadApis({})) {
  const target = `docs/contracts/${api.contract.id}.md`;
  const text = page(api);
  if ((await readFile(target, "utf8").catch(() => "")) === text) continue;
  if (check) {
    console.error(`${target} is stale: run \`npm run generate\` and commit the result.`);
    process.exitCode = 1;
  } else await writeFile(target, text);
}
