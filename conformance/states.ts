/** Preconditions that the target's owner brings about, by an endpoint or a command of their own. */
import { ConfigurationError } from "./configuration-error.ts";
import { outputOf } from "./run-command.ts";
import { Sender } from "./send.ts";
import type { Target } from "./target.ts";

const timeoutMs = 60_000;
const maxBytes = 1024 * 1024;

/** What the command printed, or the endpoint answered; undefined where the profile offers no such state. Throws {@link ConfigurationError}. */
export async function bringAbout({ baseUrl, profile }: Target, name: string): Promise<string | undefined> {
  const recipe = profile.states[name];
  if (!recipe) return undefined;
  if ("command" in recipe) return outputOf(recipe.command, `state "${name}"`);
  const url = new URL(recipe.url, baseUrl);
  const sender = new Sender(url.origin, { timeoutMs, maxBytes, tls: profile.tls }, 1);
  const { failure, response } = await sender.send({
    method: recipe.method,
    target: url.pathname + url.search,
    headers: Object.entries(recipe.headers),
    body: recipe.method === "GET" ? undefined : new Uint8Array(),
  });
  sender.close();
  const found = failure?.message ?? ((response?.status ?? 0) >= 300 ? `It answered ${response?.status}.` : undefined);
  if (found !== undefined)
    throw new ConfigurationError(`The state "${name}" cannot be brought about by ${recipe.method} ${url.origin}${url.pathname}: ${found}`);
  return response && new TextDecoder().decode(response.body).trim();
}
