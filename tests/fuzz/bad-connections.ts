/** Valid requests over connections that behave badly. */

import { complete, type Family, type UnnamedCase } from "./case.ts";
import { targetOf, toBytes } from "./draft.ts";

const cutInto = (bytes: Buffer, count: number): Buffer[] => {
  const size = Math.max(1, Math.ceil(bytes.length / count));
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_unused, index) => bytes.subarray(index * size, (index + 1) * size));
};

const aborted = (...pieces: Buffer[]): UnnamedCase => ({ pieces, gapMs: 5, ending: "abort", heads: [], owes: "nothing", request: undefined });

export const connectionFamilies: Readonly<Record<string, Family>> = {
  pipelined: (draft, choice) => {
    const { head, body } = toBytes(draft);
    const count = choice.one(2, 5, 30);
    const whole = Buffer.concat([head, body]);
    return {
      ...complete(draft),
      pieces: [Buffer.concat(Array.from({ length: count }, () => whole))],
      heads: Array.from({ length: count }, () => draft.method === "HEAD"),
      request: undefined,
    };
  },
  "pipelined before noise": (draft, choice) => {
    const { head, body } = toBytes(draft);
    return { ...complete(draft), pieces: [Buffer.concat([head, body, choice.bytes(100)])], ending: "half-close", owes: "end", request: undefined };
  },
  slow: (draft, choice) => {
    const { head, body } = toBytes(draft);
    return { ...complete(draft), pieces: cutInto(Buffer.concat([head, body]), choice.one(3, 10, 20)), gapMs: 20 };
  },
  "byte by byte": (draft) => {
    const { head, body } = toBytes(draft);
    return { ...complete(draft), pieces: cutInto(Buffer.concat([head, body]), 5000), gapMs: 0 };
  },
  "half-open": (draft) => ({ ...complete(draft), ending: "half-close" }),
  "upload broken off": (draft, choice) => {
    draft.method = choice.one("POST", "PUT", "PATCH");
    draft.headers.push(["Content-Length", String(draft.body.length + choice.one(1, 1000, 50_000, 100_000))]);
    draft.framing = "claimed";
    const { head, body } = toBytes(draft);
    return aborted(head, Buffer.concat([body, Buffer.alloc(choice.one(0, 500))]));
  },
  "chunks broken off": (draft, choice) => {
    const { head } = toBytes({ ...draft, framing: "chunked" });
    return aborted(head, Buffer.from(`${choice.one("2\r\n{}\r\n", "ff\r\nabc", "2\r\n")}`));
  },
  "half-closed upload": (draft) => {
    draft.headers.push(["Content-Length", String(draft.body.length + 10)]);
    draft.framing = "claimed";
    const { head, body } = toBytes(draft);
    return { ...complete(draft), pieces: [head, body], ending: "half-close", owes: "end", request: undefined };
  },
  "gone before the answer": (draft) => {
    const { head, body } = toBytes(draft);
    return aborted(Buffer.concat([head, body]));
  },
  "continued upload": (draft, choice) => {
    draft.headers.push(["Expect", "100-continue"]);
    const { head, body } = toBytes(draft);
    return {
      ...complete(draft),
      pieces: body.length > 0 ? [head, body] : [head],
      gapMs: choice.one(0, 30),
      request: { method: draft.method, target: targetOf(draft) },
    };
  },
};
