export interface Part {
  readonly name: string;
  /** In small letters, without parameters. */
  readonly mediaType: string;
  readonly content: Buffer;
}

const lineBreak = "\r\n";

/** The parts of multipart/form-data; undefined when the body is nothing of the kind or breaks off. */
export function readForm(contentType: string | undefined, body: Buffer): readonly Part[] | undefined {
  const boundary = mediaTypeOf(contentType) === "multipart/form-data" ? parameterOf(contentType, "boundary") : undefined;
  if (!boundary) return undefined;
  const delimiter = Buffer.from(`${lineBreak}--${boundary}`, "latin1");
  const bytes = Buffer.concat([Buffer.from(lineBreak), body]);
  const parts: Part[] = [];
  for (let found = bytes.indexOf(delimiter); found !== -1; found = bytes.indexOf(delimiter, found + 1)) {
    const start = found + delimiter.length;
    if (bytes.toString("latin1", start, start + 2) === "--") return parts;
    const end = bytes.indexOf(delimiter, start);
    const part = end === -1 ? undefined : readPart(bytes.subarray(start, end));
    if (!part) return undefined;
    parts.push(part);
  }
  return undefined;
}

/** From the rest of the delimiter's line to the last byte of the content. */
function readPart(bytes: Buffer): Part | undefined {
  const split = bytes.indexOf(lineBreak + lineBreak);
  if (split === -1) return undefined;
  const [padding = "", ...lines] = bytes.toString("latin1", 0, split).split(lineBreak);
  if (padding.trim() !== "") return undefined;
  const headers = new Map(lines.map((line) => [line.split(":", 1).join("").trim().toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]));
  const name = parameterOf(headers.get("content-disposition"), "name") ?? "";
  return { name, mediaType: mediaTypeOf(headers.get("content-type") ?? "text/plain"), content: bytes.subarray(split + 4) };
}

const mediaTypeOf = (header = ""): string => header.split(";", 1).join("").trim().toLowerCase();

function parameterOf(header = "", wanted: string): string | undefined {
  for (const [, name = "", quoted, token] of header.matchAll(/;\s*([^\s=;]+)\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^\s;"]*))/g)) {
    if (name.toLowerCase() === wanted) return quoted?.replace(/\\(.)/g, "$1") ?? token;
  }
  return undefined;
}
