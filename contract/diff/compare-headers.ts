/** Headers of a response. */
import type { Json, JsonObject } from "../model.ts";
import { escapeToken, isObject, resolve } from "../pointer.ts";
import { object } from "../source.ts";
import type { Direction } from "./change.ts";
import type { Exchange } from "./exchange.ts";
import type { SchemaAt } from "./leaves.ts";
import type { Places } from "./shift.ts";

interface HeaderAt {
  readonly name: string;
  readonly source: JsonObject;
  readonly at: string;
}

export function compareHeaders(exchange: Exchange, old: Json | undefined, other: Json | undefined, direction: Direction, places: Places): void {
  const before = headersOf(exchange.old, old, places.old);
  const after = headersOf(exchange.new, other, places.new);
  for (const [key, was] of before) {
    const is = after.get(key);
    if (is) compareHeader(exchange, was, is, direction);
    else
      exchange.add("breaking", direction, "response-header-removed", `header ${was.name} is gone`, "A client that reads it finds it no longer.", {
        old: was.at,
        new: places.new,
      });
  }
  for (const [key, is] of after)
    if (!before.has(key))
      exchange.add("safe", direction, "response-header-added", `header ${is.name} is new`, "Clients ignore what they do not know.", {
        old: places.old,
        new: is.at,
      });
}

function headersOf(document: JsonObject, headers: Json | undefined, at: string): Map<string, HeaderAt> {
  return new Map(
    Object.entries(object(headers))
      .filter(([name]) => name.toLowerCase() !== "content-type")
      .map(([name, raw]) => {
        const { pointer, value } = resolve(document, raw, `${at}/headers/${escapeToken(name)}`);
        return [name.toLowerCase(), { name, source: object(value), at: pointer }];
      }),
  );
}

function compareHeader(exchange: Exchange, was: HeaderAt, is: HeaderAt, direction: Direction): void {
  const places = { old: was.at, new: is.at };
  const [before, after] = [was.source["required"] === true, is.source["required"] === true];
  if (before !== after)
    exchange.shift(
      direction,
      "header-required",
      after ? "narrowed" : "widened",
      `header ${is.name} is ${after ? "always sent now" : "not always sent any more"}`,
      places,
    );
  if ((was.source["explode"] === true) !== (is.source["explode"] === true))
    exchange.shift(direction, "header-style", "unclear", `header ${is.name} is written in another way where it holds an object`, places);
  exchange.compareSchemas(schemaOf(was), schemaOf(is), direction);
}

function schemaOf({ at, source }: HeaderAt): SchemaAt {
  const { schema } = source;
  if (isObject(schema) || typeof schema === "boolean") return { schema, at: `${at}/schema` };
  const [media] = Object.entries(object(source["content"]));
  const inner = media ? object(media[1])["schema"] : undefined;
  return media && inner !== undefined ? { schema: inner, at: `${at}/content/${escapeToken(media[0])}/schema` } : { schema: true, at };
}
