/** Responses as they stand in the bytes of a connection (RFC 9112, section 6), read by hand: a client library would hide the odd ones. */

export interface WireAnswer {
  readonly status: number;
  /** Names in lower case; of a repeated one, the last. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

export interface WireAnswers {
  /** Complete ones, in order; interim ones (1xx) are apart. */
  readonly answers: readonly WireAnswer[];
  readonly interim: readonly number[];
  /** Bytes that are no complete answer. */
  readonly rest: Buffer;
}

/** `heads[n]`: whether the n-th answer is to HEAD, so that none of its bytes are a body. */
export function readAnswers(bytes: Buffer, ended: boolean, heads: readonly boolean[] = []): WireAnswers {
  const answers: WireAnswer[] = [];
  const interim: number[] = [];
  let rest = bytes;
  for (;;) {
    const head = readHead(rest);
    if (!head) break;
    if (head.status < 200) {
      interim.push(head.status);
      rest = rest.subarray(head.length);
      continue;
    }
    const bodiless = heads[answers.length] === true || head.status === 204 || head.status === 304;
    const body = bodiless ? { text: "", length: 0 } : readBody(rest.subarray(head.length), head.headers, ended);
    if (!body) break;
    answers.push({ status: head.status, headers: head.headers, body: body.text });
    rest = rest.subarray(head.length + body.length);
  }
  return { answers, interim, rest };
}

function readHead(bytes: Buffer): { status: number; headers: Map<string, string>; length: number } | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [line = "", ...fields] = bytes.subarray(0, end).toString("latin1").split("\r\n");
  const status = /^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(line)?.[1];
  if (status === undefined) return undefined;
  const headers = new Map<string, string>();
  for (const field of fields) headers.set(field.slice(0, field.indexOf(":")).toLowerCase(), field.slice(field.indexOf(":") + 1).trim());
  return { status: Number(status), headers, length: end + 4 };
}

function readBody(bytes: Buffer, headers: ReadonlyMap<string, string>, ended: boolean): { text: string; length: number } | undefined {
  if (headers.get("transfer-encoding") === "chunked") return readChunks(bytes);
  const announced = headers.get("content-length");
  if (announced === undefined) return ended ? { text: bytes.toString("utf8"), length: bytes.length } : undefined;
  const length = Number(announced);
  return bytes.length < length ? undefined : { text: bytes.subarray(0, length).toString("utf8"), length };
}

function readChunks(bytes: Buffer): { text: string; length: number } | undefined {
  const pieces: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = bytes.indexOf("\r\n", at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(bytes.subarray(at, lineEnd).toString("latin1"), 16);
    const next = lineEnd + 2 + size + 2;
    if (Number.isNaN(size) || next > bytes.length) return undefined;
    if (size === 0) return { text: Buffer.concat(pieces).toString("utf8"), length: next };
    pieces.push(bytes.subarray(lineEnd + 2, next - 2));
    at = next;
  }
}
