/** Sets the cookie of a principal, as the API's own sign-in would, and goes back to the page that asked. */
import type { ResponseMessage } from "../message.ts";
import type { Principal } from "../principals.ts";
import { problem } from "../problem.ts";
import type { ServedApi } from "../served-api.ts";
import type { ControlOptions } from "./control.ts";

const invalid = (detail: string): ResponseMessage => problem(400, "control-invalid", { title: "Sign-in is not possible", detail });

export function signIn({ apis, cors }: ControlOptions, query: URLSearchParams): ResponseMessage {
  const id = query.get("api") ?? (apis.length === 1 ? apis[0]?.contract.id : undefined);
  const api = apis.find(({ contract }) => contract.id === id);
  if (!api) return invalid(`Expected ?api= with one of ${apis.map(({ contract }) => contract.id).join(", ")}, found ${id ?? "nothing"}.`);
  const cookies = cookiesOf(api);
  if (cookies.size === 0) return invalid(`${api.contract.id} takes no credentials by cookie.`);
  const cookie = cookies.get(query.get("principal") ?? "");
  if (cookie === undefined) return invalid(`Expected ?principal= with one of ${[...cookies.keys()].join(", ")}, found ${query.get("principal") ?? "nothing"}.`);
  const target = query.get("return");
  if (target !== null && !isSafe(target, (origin) => cors.trusts(origin)))
    return invalid("Expected ?return= with a path, or a URL of an origin that --cors allows.");
  const headers = { "Set-Cookie": `${cookie}; Path=/; HttpOnly; SameSite=Lax`, "Cache-Control": "no-store" };
  return target === null
    ? { status: 204, headers, body: undefined }
    : { status: 303, headers: { ...headers, Location: new URL(target, "http://x").href.replace(/^http:\/\/x(?=\/)/, "") }, body: undefined };
}

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
