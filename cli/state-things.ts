/** `specimen state get` and `set`: single things. */
import type { Command } from "commander";
import { parseJsonText } from "../contract/json.ts";
import { isObject } from "../contract/pointer.ts";
import { UsageError } from "../mock/load-apis.ts";
import type { Act, MakeVerb } from "./state-command.ts";
import { apisText, keysText, thingText } from "./state-text.ts";

const get: Act = async (client, [api, collection, key]) => {
  if (api === undefined) {
    const json = await client.apis();
    return { text: apisText(json), json };
  }
  if (collection === undefined) {
    const json = (await client.apis()).filter(({ id }) => id === api);
    if (json.length === 0) throw new UsageError(`"${api}" is not served; specimen state get shows what is.`);
    return { text: apisText(json), json };
  }
  const things = client.things(api, collection);
  if (key === undefined) {
    const json = await things.list();
    return { text: keysText(json), json };
  }
  const json = await things.get(key);
  return { text: thingText(json), json };
};

const set: Act = async (client, [api = "", collection = "", key = "", value = ""], options) => {
  const things = client.things(api, collection);
  if (options["delete"] === true) return { text: `${key} is gone.\n`, json: await things.delete(key) };
  const given = objectIn(value);
  const json = options["replace"] === true ? await things.put(key, given) : await things.patch(key, given);
  return { text: thingText(json), json };
};

function objectIn(text: string): object {
  try {
    const value = parseJsonText(text);
    if (isObject(value)) return value;
  } catch {
    // Told below.
  }
  throw new UsageError(`Expected members as JSON, such as '{"name":"Rex"}', found ${text === "" ? "nothing" : text.slice(0, 60)}.`);
}

export const thingVerbs = (verb: MakeVerb): Command[] => [
  verb("get", "a thing; with less said, what there is to name", get).argument("[api]").argument("[collection]").argument("[key]"),
  verb("set", "change members of a thing; null removes one", set)
    .argument("<api>")
    .argument("<collection>")
    .argument("<key>")
    .argument("[members]", "as JSON")
    .option("--replace", "the members are the whole thing, which may be new")
    .option("--delete", "remove the thing"),
];
