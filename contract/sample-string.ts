/** Text: formats, patterns and lengths together; realistic words where nothing forbids them. */
import { Impossible, type Place, placeOf, type Sampling } from "./sample-context.ts";
import { formatText } from "./sample-format.ts";
import { excludedBy, highestOf, lowestOf, objectOf, type Parts } from "./sample-keywords.ts";
import { patternOf, patternText } from "./sample-pattern.ts";
import { knownWords, wordsFor } from "./sample-words.ts";

const maxLength = 100_000;
const maxTries = 80;

/** Lengths count characters, not UTF-16 units. */
const lengthOf = (text: string): number => [...text].length;

/** Throws {@link Impossible}. */
export function sampleString({ random, voice }: Sampling, parts: Parts, { name, at }: Place): string {
  const least = Math.ceil(lowestOf(parts, "minLength", 0));
  const most = highestOf(parts, "maxLength", Number.POSITIVE_INFINITY);
  if (least > most) throw new Impossible(`minLength ${least} but maxLength ${most} at ${placeOf(at)}`);
  if (least > maxLength) throw new Impossible(`minLength ${least} at ${placeOf(at)} is more than is made here (${maxLength})`);
  const patterns = stringsAt(parts, "pattern");
  const unwanted = stringsAt(
    parts.map((part) => objectOf(part["not"])),
    "pattern",
  ).flatMap((pattern) => patternOf(pattern) ?? []);
  const tests = patterns.flatMap((pattern) => patternOf(pattern) ?? []);
  const excluded = new Set<unknown>(excludedBy(parts));
  const fits = (text: string): boolean =>
    lengthOf(text) >= least &&
    lengthOf(text) <= most &&
    !excluded.has(text) &&
    tests.every((test) => test.test(text)) &&
    !unwanted.some((test) => test.test(text));

  for (let tries = 0; tries < maxTries; tries += 1) {
    for (const text of candidates({ random, voice }, parts, { name, least, most, patterns, tries })) if (fits(text)) return text;
  }
  const size = most === Number.POSITIVE_INFINITY ? `at least ${least}` : `${least} to ${most}`;
  throw new Impossible(`no text of ${size} characters was found${patterns.length > 0 ? ` that matches ${patterns.join(" and ")}` : ""} at ${placeOf(at)}`);
}

const stringsAt = (parts: Parts, keyword: string): readonly string[] => parts.map((part) => part[keyword]).filter((value) => typeof value === "string");

interface Wanted {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly patterns: readonly string[];
  readonly tries: number;
}

function candidates({ random, voice }: Pick<Sampling, "random" | "voice">, parts: Parts, { name, least, most, patterns, tries }: Wanted): readonly string[] {
  const found: string[] = [];
  const formats = formatsOf(parts);
  const known = tries < 20 ? name : "";
  if (voice && tries === 0) found.push(...namedText(formats, voice.word(random, known) ?? random.pick(knownWords(known))));
  for (const format of formats) found.push(...(formatText(random, format, least) ?? []));
  if (found.length === 0) found.push(fitted(random.pick(wordsFor(known)) ?? "", least, most, tries));
  const pattern = random.pick(patterns);
  if (pattern !== undefined) {
    const made = patternText(random, pattern, [4, Math.max(4, least), 1, 12][tries % 4] ?? 4);
    if (made !== undefined) found.push(made, fitted(made, least, most, tries));
  }
  return found;
}

/** Formats under which the name of a member still says more, and how such text begins. */
const named: Record<string, RegExp> = { email: /^[^@]+@/, uri: /^https:/, url: /^https:/ };

const namedText = (formats: readonly string[], text: string | undefined): readonly string[] =>
  text !== undefined && formats.every((format) => named[format]?.test(text)) ? [text] : [];

function formatsOf(parts: Parts): readonly string[] {
  const encoded = parts.some((part) => part["contentEncoding"] === "base64");
  return [...stringsAt(parts, "format"), ...(encoded ? ["byte"] : [])];
}

/** Too short is filled up, at the end or in front; too long is cut. */
function fitted(text: string, least: number, most: number, tries: number): string {
  const missing = least - lengthOf(text);
  const filling = tries % 3 === 0 ? "abcdefghijklmnopqrstuvwxyz" : tries % 3 === 1 ? "0123456789" : "a";
  if (missing > 0) {
    const added = filling.repeat(Math.ceil(missing / filling.length)).slice(0, missing);
    return tries % 2 === 0 ? text + added : added + text;
  }
  const characters = [...text];
  return characters.length > most ? characters.slice(0, most).join("") : text;
}
