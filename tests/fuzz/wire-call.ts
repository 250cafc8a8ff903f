/** Bytes to a port and what comes back, with nothing in between that would mend or refuse them. */
import { connect } from "node:net";
import { readAnswers, type WireAnswers } from "./http-answers.ts";

export interface WireCase {
  /** Sent one after another. */
  readonly pieces: readonly Buffer[];
  /** Between two pieces. */
  readonly gapMs: number;
  /** Once all is sent: wait for the answers; half-close and wait for the end; or reset the connection. */
  readonly ending: "wait" | "half-close" | "abort";
  /** As many are waited for; one entry each, true where it is to HEAD. */
  readonly heads: readonly boolean[];
}

export interface WireResult extends WireAnswers {
  /** From the last byte sent to the first received; 0 where an answer came before. Undefined: nothing came. */
  readonly firstByteMs: number | undefined;
  /** From the last byte sent until all that is waited for was there. */
  readonly settledMs: number;
  /** The server ended the connection. */
  readonly ended: boolean;
  /** Neither all answers nor an end came within the patience. */
  readonly gaveUp: boolean;
  /** `ECONNRESET` and such. */
  readonly error: string | undefined;
}

/** Never rejects. */
export function wireCall(port: number, { pieces, gapMs, ending, heads }: WireCase, patienceMs = 5000, host = "127.0.0.1"): Promise<WireResult> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, allowHalfOpen: true, noDelay: true });
    const received: Buffer[] = [];
    let ended = false;
    let error: string | undefined;
    let sentAt: number | undefined;
    let firstAt: number | undefined;
    let timer: NodeJS.Timeout | undefined;
    let done = false;
    const read = (): WireAnswers => readAnswers(Buffer.concat(received), ended, heads);
    const finish = (gaveUp: boolean): void => {
      if (done) return;
      done = true;
      clearTimeout(timer);
      socket.destroy();
      const now = performance.now();
      const firstByteMs = firstAt === undefined ? undefined : Math.max(0, firstAt - (sentAt ?? firstAt));
      resolve({ ...read(), firstByteMs, settledMs: now - (sentAt ?? now), ended, gaveUp, error });
    };
    const settle = (): void => {
      if (ended || (ending === "wait" && sentAt !== undefined && read().answers.length >= heads.length)) finish(false);
    };
    socket.on("data", (chunk: Buffer) => {
      firstAt ??= performance.now();
      received.push(chunk);
      settle();
    });
    socket.on("end", () => {
      ended = true;
      settle();
    });
    socket.on("error", (failure: NodeJS.ErrnoException) => {
      error = failure.code ?? failure.message;
      // A reset can outrun answers that were read before it.
      ended = true;
    });
    socket.on("close", () => {
      ended = true;
      finish(false);
    });
    socket.on("connect", async () => {
      for (const [index, piece] of pieces.entries()) {
        if (index > 0) await new Promise((next) => setTimeout(next, gapMs));
        if (done) return;
        if (socket.writable) await new Promise<void>((next) => socket.write(piece, () => next()));
      }
      sentAt = performance.now();
      if (ending === "abort") {
        socket.resetAndDestroy();
        return;
      }
      if (ending === "half-close") socket.end();
      timer = setTimeout(() => finish(true), patienceMs);
      settle();
    });
    // Also where the server stops reading and the last piece never leaves.
    setTimeout(() => finish(true), patienceMs + gapMs * pieces.length + 1000).unref();
  });
}

/** One request that waits for one answer. */
export const plain = (text: string | Buffer, head = false): WireCase => ({
  pieces: [typeof text === "string" ? Buffer.from(text, "latin1") : text],
  gapMs: 0,
  ending: "wait",
  heads: [head],
});
