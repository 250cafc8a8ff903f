/** Content codings taken off a body, for judging only (RFC 9110, section 8.4). */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import { type KeptBody, kept, unkept } from "./witnessed.ts";

/** A small body can be a very large one in disguise. */
const maxDecodedBytes = 8 * 1024 * 1024;
const maxCodings = 3;

type Decode = (bytes: Uint8Array, options: { maxOutputLength: number }) => Uint8Array;

const decoders: Readonly<Record<string, Decode>> = {
  gzip: gunzipSync,
  "x-gzip": gunzipSync,
  br: brotliDecompressSync,
  deflate: (bytes, options) => ((bytes[0] ?? 0) % 16 === 8 ? inflateSync(bytes, options) : inflateRawSync(bytes, options)),
};

export function withoutCodings(body: KeptBody, contentEncoding: string | undefined): KeptBody {
  if (!body.bytes || body.bytes.length === 0 || contentEncoding === undefined) return body;
  const codings = contentEncoding.split(",").map((word) => word.trim().toLowerCase());
  if (codings.length > maxCodings) return unkept("it has too many content codings");
  let { bytes } = body;
  for (const coding of codings.reverse()) {
    if (coding === "identity" || coding === "") continue;
    const decode = Object.hasOwn(decoders, coding) ? decoders[coding] : undefined;
    if (!decode) return unkept(`its content coding ${coding.slice(0, 20)} cannot be read`);
    try {
      bytes = decode(bytes, { maxOutputLength: maxDecodedBytes });
    } catch (error) {
      const tooLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
      return unkept(tooLarge ? `it is larger than ${maxDecodedBytes} bytes without its content coding` : `it is not what its content coding ${coding} says`);
    }
  }
  return kept(bytes);
}
