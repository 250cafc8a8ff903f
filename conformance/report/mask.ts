/** Secrets leave no report, in no encoding. */
import type { Profile } from "../target.ts";

/** Shorter values, such as a flag that is `true`, are no secrets. */
const shortest = 5;

export type Mask = (text: string) => string;

/** Replaces every credential of the profile by ***, as it is, percent-encoded, in base64 and without its scheme word. */
export function maskOf({ headers, principals }: Profile): Mask {
  const values = [...Object.values(principals).flatMap(({ credentials }) => credentials.flatMap((set) => Object.values(set))), ...Object.values(headers)];
  const words = values.flatMap((value) => [value, ...value.split(/\s+/).slice(1)]).filter((value) => value.length >= shortest);
  const forms = new Set(words.flatMap(encodings));
  const ordered = [...forms].sort((a, b) => b.length - a.length);
  if (ordered.length === 0) return (text) => text;
  const pattern = new RegExp(ordered.map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "g");
  return (text) => text.replace(pattern, "***");
}

function encodings(value: string): string[] {
  const base64 = Buffer.from(value).toString("base64");
  return [value, encodeURIComponent(value), base64, base64.replace(/=+$/, ""), Buffer.from(value).toString("base64url"), JSON.stringify(value).slice(1, -1)];
}
