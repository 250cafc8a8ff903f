/** A body read before it is passed on, which only enforcement needs. */
import type { IncomingMessage } from "node:http";
import type { Writable } from "node:stream";
import type { Tap } from "./tap.ts";

export interface Held {
  readonly chunks: readonly Buffer[];
  /** False: the body goes on. */
  readonly ended: boolean;
}

export const nothingHeld: Held = { chunks: [], ended: false };

/** Until the end, or until the tap holds no more. Resolves also where the sender went away. */
export function hold(stream: IncomingMessage, tap: Tap): Promise<Held> {
  if (tap.overflowed) return Promise.resolve(nothingHeld);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const done = (ended: boolean): void => {
      stream.off("data", take).off("end", whole).off("close", gone);
      resolve({ chunks, ended });
    };
    const whole = (): void => {
      tap.ended();
      done(true);
    };
    const gone = (): void => done(false);
    const take = (chunk: Buffer): void => {
      chunks.push(chunk);
      tap.add(chunk);
      if (!tap.overflowed) return;
      stream.pause();
      done(false);
    };
    stream.on("data", take).on("end", whole).on("close", gone);
  });
}

/** What was held, then what follows, with the trailers. */
export function passOn({ chunks, ended }: Held, from: IncomingMessage, to: Writable & { addTrailers(trailers: [string, string][]): void }, tap: Tap): void {
  for (const chunk of chunks) to.write(chunk);
  const finish = (): void => {
    tap.ended();
    const { rawTrailers } = from;
    if (rawTrailers.length > 0)
      to.addTrailers(rawTrailers.flatMap((name, at): [string, string][] => (at % 2 === 0 ? [[name, rawTrailers[at + 1] ?? ""]] : [])));
  };
  if (ended) {
    finish();
    to.end();
    return;
  }
  from.on("data", (chunk: Buffer) => tap.add(chunk));
  // Trailers go out with the end, which the pipe writes right after.
  from.on("end", finish);
  from.pipe(to);
}
