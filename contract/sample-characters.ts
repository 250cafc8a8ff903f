/** The characters that one class of a regular expression takes; the engine itself says which. */

export interface Characters {
  /** Letters and digits of ASCII. */
  readonly plain: readonly string[];
  readonly other: readonly string[];
}

const from = (first: number, last: number): string[] => Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
const printable = from(0x20, 0x7e);
const isPlain = /^[a-zA-Z0-9]$/;
/** Some of most scripts and categories. */
const elsewhere: readonly string[] = [
  ...from(0xa1, 0x17f),
  ...from(0x300, 0x310),
  ...from(0x391, 0x3c9),
  ...from(0x410, 0x44f),
  ...from(0x5d0, 0x5ea),
  ...from(0x620, 0x669),
  ...from(0x905, 0x939),
  ...from(0xe01, 0xe2e),
  ...from(0x2010, 0x2044),
  ...from(0x20a0, 0x20bf),
  ...from(0x2150, 0x2200),
  ...from(0x3041, 0x30ff),
  ...from(0x4e00, 0x4e80),
  ...from(0xac00, 0xac40),
  ...from(0x1f600, 0x1f640),
  ..."\t\n\r\f\v\u00a0\u2028",
];

const maxCached = 1_000;
const known = new Map<string, Characters>();

/** Empty on both sides for a class that takes nothing or cannot be read. */
export function charactersOf(source: string): Characters {
  const before = known.get(source);
  if (before) return before;
  if (known.size >= maxCached) known.clear();
  const found = search(source);
  known.set(source, found);
  return found;
}

function search(source: string): Characters {
  const test = testOf(source);
  if (!test) return { plain: [], other: [] };
  const ascii = printable.filter((character) => test.test(character));
  const plain = ascii.filter((character) => isPlain.test(character));
  const symbols = ascii.filter((character) => !isPlain.test(character));
  if (ascii.length > 0) return { plain, other: symbols };
  const further = elsewhere.filter((character) => test.test(character));
  return { plain: [], other: further.length > 0 ? further : scan(test) };
}

/** Everything outside the surrogates, for the rare class that takes nothing usual. */
function scan(test: RegExp): readonly string[] {
  const found: string[] = [];
  for (let code = 0; code <= 0x10ffff && found.length < 64; code += 1) {
    if (code === 0xd800) code = 0xe000;
    const character = String.fromCodePoint(code);
    if (test.test(character)) found.push(character);
  }
  return found;
}

function testOf(source: string): RegExp | undefined {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(`^(?:${source})$`, flags);
    } catch {
      // Some classes hold only without the flag.
    }
  }
  return undefined;
}
