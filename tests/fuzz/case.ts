/** One hostile thing to send, and what the mock owes for it. */
import type { Choice } from "./choice.ts";
import { type Draft, targetOf, toBytes } from "./draft.ts";
import type { WireCase } from "./wire-call.ts";

export interface HostileCase extends WireCase {
  readonly name: string;
  /** `answer`: at least one; `end`: an answer or the end of the connection. */
  readonly owes: "answer" | "end" | "nothing";
  /** What the answer to a single request is judged by. */
  readonly request: { readonly method: string; readonly target: string } | undefined;
}

export type UnnamedCase = Omit<HostileCase, "name">;

/** Changes a valid request in place. */
export type Mutation = (draft: Draft, choice: Choice) => void;
/** Makes a case of its own around a valid request. */
export type Family = (draft: Draft, choice: Choice) => UnnamedCase;

/** Well framed, so that it has to be answered. */
export function complete(draft: Draft): UnnamedCase {
  const { head, body } = toBytes(draft);
  const request = { method: draft.method, target: targetOf(draft) };
  return { pieces: [Buffer.concat([head, body])], gapMs: 0, ending: "wait", heads: [draft.method === "HEAD"], owes: "answer", request };
}

/** Nobody can say where it ends, so the sending side is closed, and an answer or an end is owed. */
export function halfClosed(...pieces: (Buffer | string)[]): UnnamedCase {
  const bytes = Buffer.concat(pieces.map((piece) => (typeof piece === "string" ? Buffer.from(piece, "latin1") : piece)));
  return { pieces: [bytes], gapMs: 0, ending: "half-close", heads: [false], owes: "end", request: undefined };
}

/** Printable, and short enough to read. */
export function shown({ pieces }: WireCase, longest = 1500): string {
  const bytes = Buffer.concat(pieces);
  const text = JSON.stringify(bytes.subarray(0, longest).toString("latin1"));
  return bytes.length > longest ? `${text} … and ${bytes.length - longest} bytes more` : text;
}
