/** The bytes of an incoming message, bounded. */
import type { IncomingMessage } from "node:http";

export type Incoming = { readonly kind: "whole"; readonly bytes: Uint8Array } | { readonly kind: "too-large" } | { readonly kind: "aborted" };

const empty = new Uint8Array();

export const announcesBody = ({ headers }: IncomingMessage): boolean => headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined;

/** Whether the length that is announced is over the limit, which needs no byte of the body to know. */
export const announcesOver = ({ headers }: IncomingMessage, limitBytes: number): boolean => Number(headers["content-length"] ?? 0) > limitBytes;

/** Calls back once. A body over the limit is not kept. */
export function readBytes(request: IncomingMessage, limitBytes: number, done: (incoming: Incoming) => void): void {
  if (!announcesBody(request) || request.headers["content-length"] === "0") return done({ kind: "whole", bytes: empty });
  if (announcesOver(request, limitBytes)) return done({ kind: "too-large" });
  const chunks: Uint8Array[] = [];
  let length = 0;
  let over = false;
  const finish = (incoming: Incoming): void => {
    if (over) return;
    over = true;
    done(incoming);
  };
  request.on("data", (chunk: Uint8Array) => {
    length += chunk.length;
    if (length <= limitBytes) chunks.push(chunk);
    else finish({ kind: "too-large" });
  });
  request.on("end", () => finish({ kind: "whole", bytes: chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks) }));
  request.on("error", () => finish({ kind: "aborted" }));
  request.on("close", () => finish({ kind: "aborted" }));
}
