/** Numbers inside their bounds, on their grid. */
import { isMultipleOf } from "./multiple-of.ts";
import { Impossible, type Place, placeOf } from "./sample-context.ts";
import { excludedBy, highestOf, lowestOf, numbersOf, type Parts } from "./sample-keywords.ts";
import type { Random } from "./sample-random.ts";
import { numbersFor } from "./sample-words.ts";

const ranges: Record<string, readonly [number, number]> = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  int64: [-(2 ** 63), 2 ** 63 - 1024],
  float: [-3.4e38, 3.4e38],
};

/** Throws {@link Impossible}. */
export function sampleNumber(random: Random, type: "integer" | "number", parts: Parts, { name, at }: Place): number {
  const formats = parts.flatMap((part) => ranges[String(part["format"])] ?? []);
  const lowest = Math.max(lowestOf(parts, "minimum", Number.NEGATIVE_INFINITY), ...formats.filter((bound) => bound < 0));
  const highest = Math.min(highestOf(parts, "maximum", Number.POSITIVE_INFINITY), ...formats.filter((bound) => bound > 0));
  const above = lowestOf(parts, "exclusiveMinimum", Number.NEGATIVE_INFINITY);
  const below = highestOf(parts, "exclusiveMaximum", Number.POSITIVE_INFINITY);
  const steps = numbersOf(parts, "multipleOf").filter((step) => step > 0);
  const excluded = excludedBy(parts);
  const whole = type === "integer" || parts.some((part) => part["format"] === "int32" || part["format"] === "int64");
  const fits = (value: number): boolean =>
    value >= lowest &&
    value <= highest &&
    value > above &&
    value < below &&
    (!whole || Number.isInteger(value)) &&
    steps.every((step) => isMultipleOf(value, step)) &&
    !excluded.includes(value);

  if (lowest > highest) throw new Impossible(`minimum ${lowest} but maximum ${highest} at ${placeOf(at)}`);
  const known = numbersFor(name).filter(fits);
  if (known.length > 0 && random.chance(0.8)) return random.pick(known) ?? 0;
  const range = rangeOf(Math.max(lowest, above), Math.min(highest, below));
  const grid = steps.length > 0 || whole ? commonStep(whole ? [1, ...steps] : steps) : undefined;
  for (let tries = 0; tries < 200; tries += 1) {
    const value = grid === undefined ? between(random, range, tries) : onGrid(random, range, grid);
    if (fits(value)) return value;
  }
  const edge = [range[0], range[1], (range[0] + range[1]) / 2].find(fits);
  if (edge !== undefined) return edge;
  throw new Impossible(
    `no ${type} lies between ${range[0]} and ${range[1]}${steps.length > 0 ? ` on multiples of ${steps.join(" and ")}` : ""} at ${placeOf(at)}`,
  );
}

/** Open ends close a hundred away from the other end, so that values stay readable. */
function rangeOf(low: number, high: number): readonly [number, number] {
  if (Number.isFinite(low) && low > -1e9) return [low, Math.min(high, low + Math.max(100, Math.abs(low)))];
  if (high >= 100) return [1, 100];
  return [Math.max(low, high - Math.max(100, Math.abs(high))), high];
}

function between(random: Random, [low, high]: readonly [number, number], tries: number): number {
  const value = low + (high - low) * random.next();
  const digits = 10 ** (2 + Math.floor(tries / 20));
  return tries < 100 ? Math.round(value * digits) / digits : value;
}

function onGrid(random: Random, [low, high]: readonly [number, number], step: number): number {
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  const multiple = random.integer(first, Math.max(first, Math.min(last, first + 1000)));
  const scale = 10 ** decimals(step);
  return scale === 1 ? multiple * step : Math.round(multiple * step * scale) / scale;
}

const decimals = (value: number): number => {
  const [digits = "", exponent = "0"] = String(value).split("e");
  return Math.min(15, Math.max(0, (digits.split(".")[1] ?? "").length - Number(exponent)));
};

/** Least common multiple, also of decimal fractions. */
function commonStep(steps: readonly number[]): number {
  const scale = 10 ** Math.max(...steps.map(decimals));
  const gcd = (left: number, right: number): number => (right < 1 ? left : gcd(right, left % right));
  const common = steps.map((step) => Math.round(step * scale)).reduce((left, right) => (left / gcd(left, right)) * right);
  return common / scale;
}
