/** `specimen state clock`: what time it is in the sandbox. */
import { type Command, InvalidArgumentError } from "commander";
import { UsageError } from "../mock/load-apis.ts";
import { instant } from "./parse-options.ts";
import type { Act, MakeVerb } from "./state-command.ts";

const acts = ["freeze", "set", "advance", "run"];

const clock: Act = async (client, [act, value], _options) => {
  const json = await changed(client.clock, act, value);
  return { text: `${json.now}${json.frozen ? ", and stands still" : ""}\n`, json };
};

function changed(client: Parameters<Act>[0]["clock"], act: string | undefined, value: string | undefined) {
  if (act === undefined) return client.get();
  if (act === "run") return client.run();
  if (act === "freeze") return client.freeze(value === undefined ? undefined : time(value));
  if (value === undefined)
    throw new UsageError(act === "set" ? "Set to which time? specimen state clock set 2026-01-31T09:00:00Z" : "By how much? specimen state clock advance 7d");
  return act === "set" ? client.set(time(value)) : client.advance(span(value));
}

function span(text: string): string {
  if (/^\d{1,9}(ms|s|m|h|d|w)$/.test(text)) return text;
  throw new UsageError(`Expected a number with ms, s, m, h, d or w, such as 90s or 7d, found "${text}".`);
}

function time(text: string): Date {
  try {
    return instant(text);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

export const clockVerb = (verb: MakeVerb): Command =>
  verb("clock", "the time in the sandbox: shown, frozen, set, advanced, or running again", clock)
    .argument("[act]", acts.join(", "), (text) => {
      if (!acts.includes(text)) throw new InvalidArgumentError(`Expected ${acts.join(", ")}.`);
      return text;
    })
    .argument("[value]", "a time to freeze at or to set, or how much to advance: 90s, 7d");
