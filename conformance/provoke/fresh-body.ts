/** Names in a body become ones that nobody else uses, as far as its schema lets them. */
import type { MediaType } from "../../contract/model.ts";
import { isObject } from "../../contract/pointer.ts";
import { edited, memberPointers } from "../derive/valid-body.ts";

const naming = /^(?:name|title|slug|email|username|handle|label|key)$/i;

/** `except`: the member that the case is about stays as it is. */
export function freshened(mediaType: MediaType, body: unknown, unique: () => string, except: string | undefined): unknown {
  let fresh = body;
  for (const pointer of memberPointers(body)) {
    const name = pointer.slice(pointer.lastIndexOf("/") + 1);
    if (!naming.test(name) || pointer === except || isObject(read(fresh, pointer))) continue;
    const word = unique();
    const candidate = edited(fresh, { pointer, value: /email/i.test(name) ? `${word}@example.com` : word });
    if (typeof read(fresh, pointer) === "string" && sameJudgement(mediaType, fresh, candidate)) fresh = candidate;
  }
  return fresh;
}

/** A case about a broken body must stay broken in the same way. */
const sameJudgement = (mediaType: MediaType, before: unknown, after: unknown): boolean =>
  JSON.stringify((mediaType.check(before) ?? []).map(({ at, keyword }) => [at, keyword])) ===
  JSON.stringify((mediaType.check(after) ?? []).map(({ at, keyword }) => [at, keyword]));

function read(value: unknown, pointer: string): unknown {
  let found: unknown = value;
  for (const token of pointer.split("/").slice(1)) found = isObject(found) ? found[token.replaceAll("~1", "/").replaceAll("~0", "~")] : undefined;
  return found;
}
