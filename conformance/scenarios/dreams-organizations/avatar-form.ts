/** A form with one file, whose media type and bytes may be wrong. */
import type { RawRequest } from "../../scenario.ts";

export interface AvatarPart {
  readonly part?: string;
  /** Null: the part names none. */
  readonly mediaType?: string | null;
  readonly bytes?: Uint8Array;
}

const boundary = "specimen-avatar-boundary";
const onePixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** An image of one pixel, as PNG. */
export const pixel: Uint8Array = Uint8Array.from(atob(onePixel), (character) => character.charCodeAt(0));

export function avatarForm({ part = "file", mediaType = "image/png", bytes = pixel }: AvatarPart = {}): RawRequest {
  const type = mediaType === null ? "" : `Content-Type: ${mediaType}\r\n`;
  const head = new TextEncoder().encode(`--${boundary}\r\nContent-Disposition: form-data; name="${part}"; filename="avatar"\r\n${type}\r\n`);
  const tail = new TextEncoder().encode(`\r\n--${boundary}--\r\n`);
  const body = new Uint8Array(head.length + bytes.length + tail.length);
  body.set(head);
  body.set(bytes, head.length);
  body.set(tail, head.length + bytes.length);
  return { headers: { "Content-Type": `multipart/form-data; boundary=${boundary}` }, body };
}
