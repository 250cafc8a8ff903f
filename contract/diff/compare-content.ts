/** Media types of a body. */
import { essence } from "../media-type.ts";
import type { Json, JsonObject } from "../model.ts";
import { escapeToken, isObject, resolve } from "../pointer.ts";
import { object } from "../source.ts";
import { canonical } from "./canonical.ts";
import type { Direction } from "./change.ts";
import type { Exchange } from "./exchange.ts";
import type { Places } from "./shift.ts";

interface MediaAt {
  readonly range: string;
  readonly source: JsonObject;
  readonly at: string;
}

/** `places` are those of the objects that hold `content`. */
export function compareContent(exchange: Exchange, old: Json | undefined, other: Json | undefined, direction: Direction, places: Places): void {
  const before = mediaOf(exchange.old, old, places.old);
  const after = mediaOf(exchange.new, other, places.new);
  for (const [range, media] of before) {
    const match = after.get(range) ?? [...after.values()].find((candidate) => includes(candidate.range, range)) ?? oneInside(after, range);
    if (match) compareMedia(exchange, media, match, direction);
    else {
      const why = { request: "A client that sends it is now refused.", response: "A client that reads it receives something else." }[direction];
      exchange.add("breaking", direction, `${direction}-media-type-removed`, `${range} is gone`, why, { old: media.at, new: `${places.new}/content` });
    }
  }
  for (const [range, media] of after) {
    if ([...before.keys()].some((known) => known === range || includes(known, range) || includes(range, known))) continue;
    const why = { request: "Clients may send it, and need not.", response: "Clients that do not ask for it need not receive it." }[direction];
    exchange.add("safe", direction, `${direction}-media-type-added`, `${range} is new`, why, { old: `${places.old}/content`, new: media.at });
  }
}

function mediaOf(document: JsonObject, content: Json | undefined, at: string): Map<string, MediaAt> {
  return new Map(
    Object.entries(object(content)).map(([written, raw]) => {
      const { pointer, value } = resolve(document, raw, `${at}/content/${escapeToken(written)}`);
      const range = normal(written);
      return [range, { range, source: object(value), at: pointer }];
    }),
  );
}

/** Parameters other than the character set tell media types apart. */
const normal = (written: string): string => {
  const [, ...parameters] = written.toLowerCase().split(";");
  const telling = parameters.map((parameter) => parameter.trim()).filter((parameter) => parameter !== "" && !parameter.startsWith("charset="));
  return [essence(written), ...telling.sort()].join("; ");
};

const includes = (range: string, type: string): boolean => range === "*/*" || (range.endsWith("/*") && type.startsWith(range.slice(0, -1)));

/** Of a range, one type may be left. */
const oneInside = (types: ReadonlyMap<string, MediaAt>, range: string): MediaAt | undefined =>
  [...types.values()].find((candidate) => includes(range, candidate.range));

function compareMedia(exchange: Exchange, old: MediaAt, other: MediaAt, direction: Direction): void {
  if (old.range !== other.range && includes(old.range, other.range)) {
    const says = `${other.range} is left of ${old.range}`;
    exchange.shift(direction, "media-type", "narrowed", says, { old: old.at, new: other.at });
  }
  for (const keyword of ["schema", "itemSchema"]) {
    const [before, after] = [old.source[keyword], other.source[keyword]];
    if (before === undefined && after === undefined) continue;
    exchange.compareSchemas(schemaAt(before, old.at, keyword), schemaAt(after, other.at, keyword), direction);
  }
  if (canonical(old.source["encoding"] ?? {}) === canonical(other.source["encoding"] ?? {})) return;
  const says = "parts of the body are encoded in another way";
  exchange.shift(direction, "encoding", "unclear", says, { old: `${old.at}/encoding`, new: `${other.at}/encoding` });
}

const schemaAt = (schema: Json | undefined, at: string, keyword: string): { schema: Json; at: string } => {
  const stated = isObject(schema) || typeof schema === "boolean";
  return { schema: stated ? schema : true, at: stated ? `${at}/${keyword}` : at };
};
