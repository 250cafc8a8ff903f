/** Fields in the order sent; undefined when the body is not a readable form. No bytes are a form without fields. */
export function readForm(contentType: string | undefined, bytes: Buffer, plusIsSpace: boolean): readonly (readonly [string, string])[] | undefined {
  if (bytes.length === 0) return [];
  if (contentType?.split(";", 1)[0]?.trim().toLowerCase() !== "application/x-www-form-urlencoded") return undefined;
  const pieces = bytes.toString("latin1").split("&");
  try {
    return pieces
      .filter((piece) => piece !== "")
      .map((piece) => {
        const [name = "", ...rest] = piece.split("=");
        return [decode(name, plusIsSpace), decode(rest.join("="), plusIsSpace)];
      });
  } catch {
    return undefined;
  }
}

/** Bytes as latin1, percent-escaped, to text. Throws on a broken escape and on what is not UTF-8. */
function decode(latin1: string, plusIsSpace: boolean): string {
  if (/%(?![0-9a-f]{2})/i.test(latin1)) throw new Error("A percent escape has two hexadecimal digits");
  const spaced = plusIsSpace ? latin1.replaceAll("+", " ") : latin1;
  const raw = spaced.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.from(raw, "latin1"));
}
