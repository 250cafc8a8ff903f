/** Headers of one connection, which a go-between does not pass on (RFC 9110, section 7.6.1). */

const always = new Set(["connection", "keep-alive", "proxy-connection", "te", "transfer-encoding", "upgrade"]);
// Connection may name others, but never those that say where a message goes and where it ends.
const never = new Set(["host", "content-length"]);

/** `raw` as node:http has it: names and values in turn. Order, case and repetition stay. */
export function endToEnd(raw: readonly string[]): string[] {
  const named = new Set(always);
  for (let at = 0; at < raw.length; at += 2)
    if (raw[at]?.toLowerCase() === "connection") for (const option of (raw[at + 1] ?? "").split(",")) named.add(option.trim().toLowerCase());
  for (const name of never) named.delete(name);
  // A message whose body is not cut into chunks has no trailers to announce.
  if (!isChunked(raw)) named.add("trailer");
  return raw.filter((_, index) => !named.has(raw[index - (index % 2)]?.toLowerCase() ?? ""));
}

export const isChunked = (raw: readonly string[]): boolean => has(raw, "transfer-encoding");

export const has = (raw: readonly string[], name: string): boolean => raw.some((text, index) => index % 2 === 0 && text.toLowerCase() === name);

/** What the target is sent: its own Host, and a body that is delimited as the client's was. */
export function headersForTarget(raw: readonly string[], host: string, method: string): string[] {
  const passed = endToEnd(raw);
  const headers = ["Host", host, ...passed.filter((_, index) => passed[index - (index % 2)]?.toLowerCase() !== "host")];
  if (isChunked(raw)) headers.push("Transfer-Encoding", "chunked");
  // Without it, node:http would cut the empty body into chunks.
  else if (!has(raw, "content-length") && !bodiless.has(method)) headers.push("Content-Length", "0");
  return headers;
}

const bodiless = new Set(["GET", "HEAD", "DELETE", "OPTIONS", "TRACE", "CONNECT"]);
