/** Secrets leave no report, in no encoding. */
import type { Profile } from "../target.ts";

/** Shorter values, such as a flag that is `true`, are no secrets. */
const shortest = 5;

export type Mask = (text: string) => string;

/** Replaces every credential of the profile by ***, as it is, percent-encoded, in base64 and without its scheme word. */
export function maskOf({ headers, principals }: Profile): Mask {
  const values = [...Object.values(principals).flatMap(({ credentials }) => credentials.flatMap((set) => Object.values(set))), ...Object.values(headers)];
  const words = values.flatMap((value) => [value, ...value.split(/\s+/).slice(1)]);
  const secrets = words.flatMap((word) => [word, ...insideBasic(word)]).filter((word) => word.length >= shortest);
  const forms = new Set(secrets.flatMap(encodings));
  const ordered = [...forms].sort((a, b) => b.length - a.length);
  if (ordered.length === 0) return (text) => text;
  // Escapes come in either case, and stories send credentials in the wrong one.
  const pattern = new RegExp(ordered.map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "gi");
  return (text) => text.replace(pattern, "***");
}

/** `user:password` and the password, where that is what a credential encodes (RFC 7617): a target may tell them decoded. */
function insideBasic(value: string): string[] {
  const text = /^[A-Za-z0-9+/]+={0,2}$/.test(value) ? Buffer.from(value, "base64").toString() : "";
  const password = /^[^:\p{Cc}\ufffd]*:([^\p{Cc}\ufffd]+)$/u.exec(text)?.[1];
  return password === undefined ? [] : [text, password];
}

function encodings(value: string): string[] {
  const base64 = Buffer.from(value).toString("base64");
  const json = JSON.stringify(value).slice(1, -1);
  const base64url = Buffer.from(value).toString("base64url");
  return [value, encodeURIComponent(value), base64, base64.replace(/=+$/, ""), base64url, json, json.replaceAll("/", "\\/"), JSON.stringify(json).slice(1, -1)];
}
