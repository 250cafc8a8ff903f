/** Preconditions that the target's owner brings about, by an endpoint or a command of their own. */
import { ConfigurationError } from "./configuration-error.ts";
import { outputOf } from "./run-command.ts";
import { Sender } from "./send.ts";
import type { Target } from "./target.ts";

const timeoutMs = 60_000;
const maxBytes = 1024 * 1024;

type Values = Readonly<Record<string, string>>;

/** `prepare` gives the values that it needs. What the command printed, or the endpoint answered; undefined where the profile offers no such state. Throws {@link ConfigurationError}. */
export async function bringAbout({ baseUrl, profile }: Target, name: string, prepare: () => Promise<Values> = async () => ({})): Promise<string | undefined> {
  const recipe = profile.states[name];
  if (!recipe) return undefined;
  const values = await prepare();
  if ("command" in recipe) return outputOf(recipe.command, `state "${name}"`, variablesFor(values));
  const url = new URL(filled(recipe.url, values), baseUrl);
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

/** `{email}` in a URL. */
const filled = (url: string, values: Values): string =>
  url.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? encodeURIComponent(values[name] ?? "") : whole));

/** `email` is `SPECIMEN_EMAIL` in a command's environment: nothing that a target answered becomes part of a shell's line. */
const variablesFor = (values: Values): Values => Object.fromEntries(Object.entries(values).map(([name, value]) => [`SPECIMEN_${name.toUpperCase()}`, value]));
