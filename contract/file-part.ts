/** Content of a file part of a multipart body. */
export interface FilePart {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
}

export const isFilePart = (value: unknown): value is FilePart =>
  typeof value === "object" && value !== null && "bytes" in value && value.bytes instanceof Uint8Array && "fileName" in value && "mediaType" in value;
