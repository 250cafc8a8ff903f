/** Media types and ranges (RFC 9110, section 8.3 and 12.5.1). */

/** `Application/JSON; charset=utf-8` gives `application/json`. */
export function essence(mediaType: string): string {
  const known = essences.get(mediaType);
  if (known !== undefined) return known;
  const end = mediaType.indexOf(";");
  const found = (end < 0 ? mediaType : mediaType.slice(0, end)).trim().toLowerCase();
  if (essences.size < rememberedEssences && mediaType.length < 200) essences.set(mediaType, found);
  return found;
}

// The same few media types come with every message.
const essences = new Map<string, string>();
const rememberedEssences = 500;

/** A parameter such as `boundary`, unquoted; undefined where absent. */
export function mediaTypeParameter(mediaType: string, name: string): string | undefined {
  for (const match of mediaType.matchAll(/;\s*([^=;\s]+)=(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g)) {
    if (match[1]?.toLowerCase() === name) return match[2]?.replace(/\\(.)/g, "$1") ?? match[3];
  }
  return undefined;
}

export const isJson = (type: string): boolean => type === "application/json" || type.endsWith("+json") || type === "text/json";
export const isForm = (type: string): boolean => type === "application/x-www-form-urlencoded";
export const isMultipart = (type: string): boolean => type.startsWith("multipart/");
/** Pictures in XML are files like any other picture. */
export const isXml = (type: string): boolean => type === "application/xml" || type === "text/xml" || (type.endsWith("+xml") && !type.startsWith("image/"));

/** How a stream of values is cut into items: newline-delimited JSON, RFC 7464, or server-sent events. */
export type Sequence = "lines" | "records" | "events";

const lines = /^application\/(?:x-)?(?:ndjson|jsonl|jsonlines|json-lines)$|\+jsonl$/;

export function sequenceOf(type: string): Sequence | undefined {
  if (type === "text/event-stream") return "events";
  if (type === "application/json-seq" || type.endsWith("+json-seq")) return "records";
  return lines.test(type) ? "lines" : undefined;
}

/** 3 exact, 2 `type/*`, 1 any, 0 no match. */
export function specificity(range: string, type: string): 0 | 1 | 2 | 3 {
  const wanted = essence(range);
  if (wanted === type) return 3;
  if (wanted === "*/*") return 1;
  return wanted.endsWith("/*") && type.startsWith(wanted.slice(0, -1)) ? 2 : 0;
}

/** The entry whose range names `type` most precisely. */
export function bestMatch<T extends { readonly range: string }>(content: readonly T[], type: string): T | undefined {
  let best: T | undefined;
  let rank = 0;
  for (const entry of content) {
    const found = specificity(entry.range, type);
    if (found > rank) [best, rank] = [entry, found];
  }
  return best;
}

/** Whether an `Accept` header takes `type` (weights of zero refuse). */
export function accepts(accept: string | undefined, type: string): boolean {
  if (accept === undefined || accept.trim() === "") return true;
  let rank = 0;
  let weight = 0;
  for (const part of accept.split(",")) {
    const found = specificity(part, type);
    if (found < rank || found === 0) continue;
    rank = found;
    weight = Number(mediaTypeParameter(part, "q") ?? 1);
  }
  return weight > 0;
}
