/** What other programs send to a port: no HTTP at all. */

import { type Family, halfClosed } from "./case.ts";
import { toBytes } from "./draft.ts";

const tlsHello = Buffer.from("16030100a5010000a10303000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f000020", "hex");

export const rawFamilies: Readonly<Record<string, Family>> = {
  "nothing at all": () => halfClosed(""),
  "TLS hello": () => halfClosed(tlsHello),
  "HTTP/2 preface": () => halfClosed("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\x12\x04\0\0\0\0\0"),
  "raw noise": (_draft, choice) => halfClosed(choice.bytes(choice.integer(1, 3000))),
  "NUL bytes": (_draft, choice) => halfClosed(Buffer.alloc(choice.one(1, 100, 20_000))),
  "empty lines": (_draft, choice) => halfClosed(choice.one("\r\n", "\n", "\r", " ").repeat(choice.one(1, 50, 20_000))),
  "endless line": (_draft, choice) => halfClosed(choice.one("A", "GET /", "GET / HTTP/1.1\r\nX: ").padEnd(choice.one(5000, 100_000), "a")),
  "other protocols": (_draft, choice) =>
    halfClosed(
      choice.one(
        "SSH-2.0-x\r\n",
        "EHLO x\r\n",
        "*1\r\n$4\r\nPING\r\n",
        "\x00\x00\x00\x17\xff\x53\x4d\x42",
        "USER anonymous\r\n",
        "HTTP/1.1 200 OK\r\n\r\n",
        "{}\n",
      ),
    ),
  "damaged head": (draft, choice) => {
    const { head, body } = toBytes(draft);
    return halfClosed(choice.damaged(choice.damaged(head)), body);
  },
  "head cut off": (draft, choice) => {
    const { head } = toBytes(draft);
    return halfClosed(head.subarray(0, choice.integer(1, head.length - 1)));
  },
};
