/**
 * JSON whose integers keep every digit. Each string and number is read as a string, tagged s or n;
 * member names are tagged too, so that none can reach a prototype.
 */
export type Exact = string | boolean | null | readonly Exact[] | ExactObject;
export interface ExactObject {
  readonly [taggedName: `s${string}`]: Exact;
}

const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;
const decimal = /^n(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** Throws on invalid UTF-8 and on anything that is not JSON. */
export function readExact(bytes: Uint8Array): Exact {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  JSON.parse(text);
  return JSON.parse(text.replace(stringOrNumber, (token) => (token.startsWith('"') ? `"s${token.slice(1)}` : `"n${token}"`)));
}

export const isObject = (value: Exact | undefined): value is ExactObject => typeof value === "object" && value !== null && !Array.isArray(value);

export const isArray = (value: Exact | undefined): value is readonly Exact[] => Array.isArray(value);

export const memberOf = (object: ExactObject, name: string): Exact | undefined => (Object.hasOwn(object, `s${name}`) ? object[`s${name}`] : undefined);

export const textOf = (value: Exact | undefined): string | undefined => (typeof value === "string" && value.startsWith("s") ? value.slice(1) : undefined);

/** An integer of 64 bits, however it is spelled: 1, 1.0 and 10e-1 are one number. */
export function int64Of(value: Exact | undefined): bigint | undefined {
  const [, sign, whole, fraction = "", power = "0"] = (typeof value === "string" && decimal.exec(value)) || [];
  if (whole === undefined) return undefined;
  const digits = (whole + fraction).replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (significant === "") return 0n;
  const zeros = Number(power) - fraction.length + digits.length - significant.length;
  if (zeros < 0 || significant.length + zeros > 19) return undefined;
  const integer = BigInt(`${sign}${significant}${"0".repeat(zeros)}`);
  return BigInt.asIntN(64, integer) === integer ? integer : undefined;
}

/** Text of a value that may hold bigints. */
export function writeExact(value: unknown): string {
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(writeExact).join(", ")}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}: ${writeExact(member)}`).join(", ")}}`;
}
