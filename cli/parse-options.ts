/** Words of the command line to values; a wrong one says what is expected. */
import { InvalidArgumentError } from "commander";
import { UsageError } from "../mock/load-apis.ts";

export function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError("Expected a number from 0 (any free port) to 65535.");
  return port;
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError("Expected a whole number, 0 or more.");
  return Number(text);
}

export function instant(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new InvalidArgumentError("Expected a time such as 2026-01-31T09:00:00Z.");
  return date;
}

/** `250` or `100-400`, in milliseconds. */
export function latency(text: string): number | { min: number; max: number } {
  const [, from, to] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(text) ?? [];
  if (from === undefined || (to !== undefined && Number(to) < Number(from)))
    throw new InvalidArgumentError("Expected milliseconds such as 250, or a range such as 100-400.");
  return to === undefined ? Number(from) : { min: Number(from), max: Number(to) };
}

/** `500ms`, `30s` or `2m`, in milliseconds. */
export function duration(text: string): number {
  const [, digits, unit = ""] = /^(\d{1,7})(ms|s|m)$/.exec(text) ?? [];
  if (digits === undefined) throw new InvalidArgumentError("Expected a time such as 500ms, 30s or 2m.");
  return Number(digits) * ({ ms: 1, s: 1000, m: 60_000 }[unit] ?? 1);
}

/** A share from 0 to 100. */
export function percentage(text: string): number {
  const percent = Number(text);
  if (!/^\d{1,3}(?:\.\d+)?$/.test(text) || percent > 100) throw new InvalidArgumentError("Expected a share from 0 to 100, such as 80.");
  return percent;
}

const units: Record<string, number> = { "": 1, k: 1000, kib: 1024, m: 1_000_000, mib: 1024 ** 2 };

/** `500000`, `64k` or `10MiB`, in bytes. */
export function byteCount(text: string): number {
  const [, digits, unit = ""] = /^(\d{1,12})\s*(k|kib|m|mib)?b?$/i.exec(text) ?? [];
  if (digits === undefined) throw new InvalidArgumentError("Expected a number of bytes such as 500000, 64KiB or 10MiB.");
  return Number(digits) * (units[unit.toLowerCase()] ?? 1);
}

/** An empty one, as from an unset variable, would let everybody in who sends an empty header. */
export function secretText(text: string): string {
  if (text.trim() === "") throw new InvalidArgumentError("Expected at least one character, found nothing.");
  return text;
}

const looksLikeOrigin = /^(?:(?:\*|off)(?:,|$)|https?:\/\/)/i;

/** Of the words behind `--cors`, those that are origins; the rest names APIs. */
export function splitOrigins(words: readonly string[]): { cors: readonly string[] | "*" | "off"; rest: string[] } {
  const rest = words.filter((word) => !looksLikeOrigin.test(word));
  const entries = words.filter((word) => looksLikeOrigin.test(word)).flatMap((word) => word.split(","));
  if (entries.length === 0) throw new UsageError(`--cors takes origins such as http://localhost:3000, * or off, found "${rest[0] ?? ""}".`);
  if (entries.includes("*")) return { cors: "*", rest };
  if (entries.includes("off")) return { cors: "off", rest };
  return { cors: entries.map(originOf), rest };
}

/** As browsers write it: lower case, no default port, no slash. */
function originOf(word: string): string {
  const url = URL.canParse(word) && !word.includes("*") ? new URL(word) : undefined;
  if (!url || url.href !== `${url.origin}/`) throw new UsageError(`"${word}" is no origin: expected scheme, host and port alone, as in http://localhost:3000.`);
  return url.origin;
}
