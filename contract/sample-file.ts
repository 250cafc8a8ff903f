/** The smallest files that programs open, by media type, for bodies whose schema says no more than that they are bytes. */
import { essence } from "./media-type.ts";
import type { MediaType } from "./model.ts";

const base64: Record<string, string> = {
  "image/png": "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "image/gif": "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7",
  "application/zip": "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==",
};
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

const files: ReadonlyMap<string, Uint8Array> = new Map([
  ...Object.entries(base64).map(([type, text]) => [type, Uint8Array.from(atob(text), (character) => character.charCodeAt(0))] as const),
  ["image/svg+xml", new TextEncoder().encode(svg)],
]);

/** Undefined where there is none, or where the schema asks for something else. A new copy each time. */
export function fileOf(mediaType: MediaType): Uint8Array | undefined {
  const type = essence(mediaType.range);
  const file = files.get(type === "image/*" ? "image/png" : type);
  return file && !mediaType.check(file) ? file.slice() : undefined;
}
