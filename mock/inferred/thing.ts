/** What is stored: a value as all operations together know it, under the values of its path. */

/** A JSON object. Never changed in place. */
export type Value = Readonly<Record<string, unknown>>;

export interface Thing {
  /** Values of the item's path parameters, joined: `7`, `7/12`. Of a singleton, those of its own path and `.`. */
  readonly key: string;
  /** The key without its last value: what the thing stands under. Empty at the top. */
  readonly scope: string;
  /** Id of the principal that made it, where only that one may see it. */
  readonly owner?: string;
  readonly value: Value;
  /** A singleton that was deleted. */
  readonly gone?: true;
}

/** One text for several path values, whatever characters they hold. */
export const joined = (values: readonly unknown[]): string => values.map((value) => encodeURIComponent(String(value)).replaceAll(".", "%2E")).join("/");

export const isValue = (value: unknown): value is Value =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array) && !(value instanceof Blob);

/** A number for what has a name: the same name gives the same number (FNV-1a). */
export function numberOf(...names: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of names.join("\n")) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

export const withoutMember = (value: Value, name: string): Value => Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
