/** A request before it is bytes, with every part open to damage. Text is latin1: one character, one byte. */

export interface Draft {
  method: string;
  path: string;
  query: string;
  version: string;
  headers: [name: string, value: string][];
  body: Buffer;
  /** `claimed`: the headers say what they say, true or not. */
  framing: "length" | "chunked" | "claimed";
}

export function setHeader(draft: Draft, name: string, value: string | undefined): void {
  draft.headers = draft.headers.filter(([other]) => other.toLowerCase() !== name.toLowerCase());
  if (value !== undefined) draft.headers.push([name, value]);
}

export const headerOf = (draft: Draft, name: string): string | undefined => draft.headers.find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1];

export const targetOf = ({ path, query }: Draft): string => (query === "" ? path : `${path}?${query}`);

/** The head ends where the body begins, so that both can be sent apart. */
export function toBytes(draft: Draft): { head: Buffer; body: Buffer } {
  const { method, version, headers, body, framing } = draft;
  const framed = framing === "chunked" ? chunked(body) : body;
  const announced: [string, string][] =
    framing === "chunked" ? [["Transfer-Encoding", "chunked"]] : framing === "length" && body.length > 0 ? [["Content-Length", String(body.length)]] : [];
  const lines = [`${method} ${targetOf(draft)} ${version}`.trimEnd(), ...[...headers, ...announced].map(([name, value]) => `${name}: ${value}`)];
  return { head: Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), body: framed };
}

function chunked(body: Buffer): Buffer {
  const pieces: Buffer[] = [];
  const size = Math.max(1, Math.ceil(body.length / 3));
  for (let at = 0; at < body.length; at += size) {
    const piece = body.subarray(at, at + size);
    pieces.push(Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from("\r\n"));
  }
  return Buffer.concat([...pieces, Buffer.from("0\r\n\r\n")]);
}
