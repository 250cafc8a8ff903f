/** Sets the cookie of a principal, as the API's own sign-in would, and goes back to the page that asked. */
import type { Principal } from "../principals.ts";
import type { ServedApi } from "../served-api.ts";
import type { ControlHandlers, Desk } from "./desk.ts";
import { invalid } from "./refusals.ts";

export const signInOperation = (desk: Desk): ControlHandlers<"signIn"> => ({
  signIn({ query, reply }) {
    const { apis, cors } = desk;
    const id = query.api ?? (apis.length === 1 ? apis[0]?.contract.id : undefined);
    const api = apis.find(({ contract }) => contract.id === id);
    if (!api) return reply(400, invalid(`Expected ?api= with one of ${apis.map(({ contract }) => contract.id).join(", ")}, found ${id ?? "nothing"}.`));
    const cookies = cookiesOf(api);
    if (cookies.size === 0) return reply(400, invalid(`${api.contract.id} takes no credentials by cookie.`));
    const cookie = cookies.get(query.principal ?? "");
    if (cookie === undefined)
      return reply(400, invalid(`Expected ?principal= with one of ${[...cookies.keys()].join(", ")}, found ${query.principal ?? "nothing"}.`));
    const target = query.return;
    if (target !== undefined && !isSafe(target, (origin) => cors.trusts(origin)))
      return reply(400, invalid("Expected ?return= with a path, or a URL of an origin that --cors allows."));
    const headers = { "Set-Cookie": `${cookie}; Path=/; HttpOnly; SameSite=Lax`, "Cache-Control": "no-store" };
    if (target === undefined) return reply(204, headers);
    return reply(303, { ...headers, Location: new URL(target, "http://x").href.replace(/^http:\/\/x(?=\/)/, "") });
  },
});

/** `name=value` for each principal that has a cookie. */
function cookiesOf({ behaviour, contract }: ServedApi): Map<string, string> {
  const schemes = [...contract.schemes.values()].flatMap((scheme) => (scheme.type === "apiKey" && scheme.in === "cookie" ? scheme : []));
  const cookies = new Map<string, string>();
  for (const principal of behaviour.principals as readonly Principal[]) {
    for (const { name, parameter } of schemes) {
      const value = principal.credentials.find((credential) => credential[name] !== undefined)?.[name];
      if (value !== undefined && !cookies.has(principal.id)) cookies.set(principal.id, `${parameter}=${value}`);
    }
  }
  return cookies;
}

function isSafe(target: string, allows: (origin: string) => boolean): boolean {
  try {
    const { origin, pathname, protocol } = new URL(target, "http://x");
    // Resolved, "/.//evil.example" begins with two slashes, which browsers take for another host.
    return (origin === "http://x" && !pathname.startsWith("//")) || ((protocol === "http:" || protocol === "https:") && allows(origin));
  } catch {
    return false;
  }
}
