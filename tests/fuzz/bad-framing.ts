/** Lengths, chunks and versions that contradict each other or the standard (RFC 9112, sections 2.3, 6 and 7). */

import { type Family, halfClosed } from "./case.ts";
import { targetOf, toBytes } from "./draft.ts";

const claiming =
  (claims: readonly (readonly [name: string, value: string])[], bodies: readonly string[]): Family =>
  (draft, choice) => {
    draft.framing = "claimed";
    draft.headers.push(...claims.map(([name, value]): [string, string] => [name, value]));
    draft.body = Buffer.from(choice.pick(bodies) ?? "", "latin1");
    const { head, body } = toBytes(draft);
    return halfClosed(head, body);
  };

const chunkedBodies = [
  "zz\r\n{}\r\n0\r\n\r\n",
  "-1\r\n{}\r\n",
  "2\r\n{}",
  "2\r\n{}\r\n",
  "2\n{}\n0\n\n",
  "ffffffffffffffffff\r\n{}\r\n",
  `2;${"a".repeat(20_000)}\r\n{}\r\n0\r\n\r\n`,
  "2\r\n{}\r\n0\r\n__proto__: x\r\nHost: y\r\n\r\n",
  "2\r\n{}xx\r\n0\r\n\r\n",
  "0\r\n",
  "",
  '2;a="\0"\r\n{}\r\n0\r\n\r\n',
  `0\r\n${"t: v\r\n".repeat(5000)}\r\n`,
];

export const framingFamilies: Readonly<Record<string, Family>> = {
  "length and chunks": claiming(
    [
      ["Content-Length", "2"],
      ["Transfer-Encoding", "chunked"],
    ],
    ["2\r\n{}\r\n0\r\n\r\n", "{}"],
  ),
  "two lengths": claiming(
    [
      ["Content-Length", "2"],
      ["Content-Length", "3"],
    ],
    ["{} "],
  ),
  "odd length": (draft, choice) =>
    claiming([["Content-Length", choice.one("-1", "+2", "0x2", "2, 2", "1e3", "", " ", "99999999999999999999999", "2 2", "two", "\xb2")]], ["{}", ""])(
      draft,
      choice,
    ),
  "length too short": claiming([["Content-Length", "1"]], ['{"a":1}', "{}GET / HTTP/1.1\r\n\r\n"]),
  "length too long": claiming([["Content-Length", "1000"]], ["{}", ""]),
  "broken chunks": claiming([["Transfer-Encoding", "chunked"]], chunkedBodies),
  "odd transfer encoding": (draft, choice) =>
    claiming(
      [["Transfer-Encoding", choice.one("gzip", "gzip, chunked", "chunked, gzip", "identity", "CHUNKED", "chunked\x0b", "", "chunked, chunked", "xchunked")]],
      ["2\r\n{}\r\n0\r\n\r\n"],
    )(draft, choice),
  "other version": (draft, choice) => {
    draft.version = choice.one(
      "HTTP/1.0",
      "HTTP/0.9",
      "HTTP/1.2",
      "HTTP/2.0",
      "HTTP/3",
      "HTTP/1.1.1",
      "http/1.1",
      "HTTP/",
      "",
      "ICE/1.0",
      "RTSP/1.0",
      "HTTP/1.1 x",
    );
    const { head, body } = toBytes(draft);
    return { ...halfClosed(head, body), heads: [draft.method === "HEAD"] };
  },
  "HTTP/0.9": (draft) => halfClosed(`GET ${targetOf(draft)}\r\n`),
  "bare line feeds": (draft) => {
    const { head, body } = toBytes(draft);
    return halfClosed(head.toString("latin1").replaceAll("\r\n", "\n"), body);
  },
  tunnel: (draft, choice) =>
    halfClosed(
      `CONNECT ${choice.one("localhost:80", "/", draft.path, "*", "evil.example:443", "http://x/")} HTTP/1.1\r\nHost: x\r\n\r\n`,
      choice.one("", "more"),
    ),
};
