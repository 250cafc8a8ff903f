/** Ids as a function of a seed and a counter: the same calls give the same ids, and no state but a number. */

const alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** A stream of uint32 for one seed and counter (sfc32). */
export function numbers(seed: number, counter: number): () => number {
  let a = seed >>> 0;
  let b = counter >>> 0;
  let c = Math.floor(counter / 2 ** 32) ^ 0x9e3779b9;
  let d = 1;
  const next = (): number => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  // The first numbers still show seed and counter.
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

// Several times quicker than Number's own toString, and a new id is part of most writes.
const octets: readonly string[] = Array.from({ length: 256 }, (_unused, octet) => octet.toString(16).padStart(2, "0"));
const hex = (value: number): string => `${octets[value >>> 24]}${octets[(value >>> 16) & 255]}${octets[(value >>> 8) & 255]}${octets[value & 255]}`;

/** Lower case, version 4 in shape (RFC 9562, section 5.4). */
export function uuid(next: () => number): string {
  const [one, two, three, four] = [hex(next()), hex(next()), hex(next()), hex(next())];
  const variant = "89ab"[Number.parseInt(three[0] as string, 16) & 3];
  return `${one}-${two.slice(0, 4)}-4${two.slice(5)}-${variant}${three.slice(1, 4)}-${three.slice(4)}${four}`;
}

/** `length` letters and digits. */
export function letters(next: () => number, length: number): string {
  let text = "";
  for (let index = 0; index < length; index += 1) text += alphanumeric[next() % alphanumeric.length];
  return text;
}
