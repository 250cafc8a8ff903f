/** Text to the JSON value that a schema's types make of it. What fits no type stays text, for the validator to name. */

const plainInteger = /^(?:\d+|-0*[1-9]\d*)$/;
const plainNumber = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

export type FromText = (text: string) => unknown;

// What no double can hold stays text: reading it exactly would be slow.
function exactInteger(text: string): number | bigint | string {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  return Number.isFinite(value) ? BigInt(text) : text;
}

/** Integers are plain decimal digits; `-0`, `+1` and the empty string are none. Beyond 2^53 they are bigint. */
export function fromText(types: ReadonlySet<string>): FromText {
  const integer = types.has("integer");
  const number = types.has("number");
  const boolean = types.has("boolean");
  if (!integer && !number && !boolean) return (text) => text;
  return (text) => {
    if (integer && plainInteger.test(text)) return exactInteger(text);
    if (number && plainNumber.test(text)) return Number(text);
    if (boolean && (text === "true" || text === "false")) return text === "true";
    return text;
  };
}
