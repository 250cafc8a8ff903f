/** A request as a command that a person can paste. Credentials stand as environment variables. */
import type { Exchange } from "../exchange.ts";
import type { ProfilePrincipal, Target } from "../target.ts";

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** `$DREAMS_OWNER_BEARERAUTH`, or the name that the profile gives. */
export const variableFor = (api: string, principal: string, scheme: string, variables: Readonly<Record<string, string>>): string =>
  variables[scheme] ?? `${api.split("-")[0] ?? api}_${principal}_${scheme}`.replace(/[^A-Za-z0-9]+/g, "_").toUpperCase();

export function curlOf({ principal, request }: Exchange, target: Target): string {
  const who = principal === undefined ? undefined : target.profile.principals[principal];
  const hide = hider(target.profile.api, principal ?? "", who);
  // With -X HEAD, curl waits for a body that never comes.
  const start = request.method === "HEAD" ? "curl --head" : `curl -i -X ${request.method}`;
  const parts = [`${start} "$BASE_URL"${hide(request.target)}`];
  for (const [name, value] of request.headers) parts.push(`-H ${hide(`${name}: ${value}`)}`);
  if (request.body !== undefined && request.body.length > 0) parts.push(`--data-binary ${quote(new TextDecoder().decode(request.body))}`);
  return parts.join(" \\\n  ");
}

/** Single quotes around the text, double-quoted variables where a credential stood. */
function hider(api: string, name: string, principal: ProfilePrincipal | undefined): (text: string) => string {
  const secrets = (principal?.credentials ?? []).flatMap((set) => Object.entries(set)).filter(([, value]) => value.length >= 5);
  return (text) => {
    let shown = quote(text);
    for (const [scheme, value] of secrets) {
      const variable = `'"$${variableFor(api, name, scheme, principal?.variables ?? {})}"'`;
      shown = shown.replaceAll(value, variable).replaceAll(encodeURIComponent(value), variable);
    }
    return shown;
  };
}
