/** `multipart/form-data` bodies (RFC 7578). */
import { MultipartParseError, parseMultipart } from "@remix-run/multipart-parser";
import { append, assembleFields } from "./form.ts";
import { decodeUtf8, UnreadableBody } from "./json.ts";
import { essence, isJson, mediaTypeParameter } from "./media-type.ts";
import type { Json, MediaType } from "./model.ts";

const maxParts = 1000;

/** Parts with a file name, or a media type that is not text, arrive as `File`. Throws {@link UnreadableBody}. */
export function decodeMultipart(
  bytes: Uint8Array,
  contentType: string,
  mediaType: MediaType,
  follow: (reference: string) => Json | undefined,
): Record<string, unknown> {
  const boundary = mediaTypeParameter(contentType, "boundary");
  if (!boundary) throw new UnreadableBody("the Content-Type names no boundary");
  const fields = new Map<string, (string | File)[]>();
  try {
    let parts = 0;
    for (const part of parseMultipart(bytes, { boundary, maxFileSize: bytes.length })) {
      parts += 1;
      if (parts > maxParts) throw new UnreadableBody(`the body has more than ${maxParts} parts`);
      if (part.name === undefined) continue;
      const type = part.mediaType === undefined ? "text/plain" : essence(part.mediaType);
      const textual = part.filename === undefined && (type.startsWith("text/") || isJson(type));
      const value = textual ? decodeUtf8(part.bytes) : new File([part.bytes as Uint8Array<ArrayBuffer>], part.filename ?? "", { type });
      append(fields, part.name, value);
    }
  } catch (error) {
    if (error instanceof MultipartParseError) throw new UnreadableBody(`the multipart body is broken: ${error.message}`);
    // What the parser itself throws for headers that are not UTF-8.
    if (error instanceof TypeError) throw new UnreadableBody("the multipart body is broken: a part's header is not valid UTF-8");
    throw error;
  }
  return assembleFields(fields, mediaType, follow);
}
