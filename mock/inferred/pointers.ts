/** Reading and writing inside values by JSON Pointer. What is written is a copy. */
import { tokensOf } from "../../contract/pointer.ts";
import { isValue, type Value, withoutMember } from "./thing.ts";

/** Undefined where there is nothing. */
export function readAt(value: unknown, pointer: string): unknown {
  let at = value;
  for (const token of tokensOf(pointer)) {
    if (Array.isArray(at)) at = at[Number(token)];
    else if (isValue(at) && Object.hasOwn(at, token)) at = at[token];
    else return undefined;
  }
  return at;
}

/** Objects that are missing on the way are made. */
export function writeAt(value: unknown, pointer: string, written: unknown): unknown {
  const write = (at: unknown, tokens: readonly string[]): unknown => {
    const [token, ...rest] = tokens;
    if (token === undefined) return written;
    if (!Array.isArray(at)) return withMember(isValue(at) ? at : {}, token, write(isValue(at) ? own(at, token) : undefined, rest));
    const copy = [...at];
    copy[Number(token)] = write(at[Number(token)], rest);
    return copy;
  };
  return write(value, tokensOf(pointer));
}

/** Nothing happens where nothing is. */
export function removeAt(value: unknown, pointer: string): unknown {
  const tokens = tokensOf(pointer);
  const remove = (at: unknown, depth: number): unknown => {
    const token = tokens[depth];
    if (token === undefined) return at;
    const last = depth === tokens.length - 1;
    if (Array.isArray(at)) {
      const index = Number(token);
      return last ? at.filter((_entry, place) => place !== index) : at.map((entry, place) => (place === index ? remove(entry, depth + 1) : entry));
    }
    if (!isValue(at) || !Object.hasOwn(at, token)) return at;
    return last ? withoutMember(at, token) : withMember(at, token, remove(at[token], depth + 1));
  };
  return remove(value, 0);
}

const own = (value: Value, name: string): unknown => (Object.hasOwn(value, name) ? value[name] : undefined);

/** A member of any name, `__proto__` included. */
export const withMember = (value: Value, name: string, member: unknown): Value =>
  name === "__proto__" ? Object.fromEntries([...Object.entries(value), [name, member]]) : { ...value, [name]: member };
