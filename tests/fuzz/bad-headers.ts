/** Header fields that no client means: repeated, oversized, odd, and of every shape that the mock reads. */

import type { Mutation } from "./case.ts";
import type { Choice } from "./choice.ts";
import { type Draft, headerOf, setHeader } from "./draft.ts";

const oddTexts = [
  "",
  " ",
  ",",
  ";",
  "=",
  '"',
  '"unterminated',
  "\\",
  "\xff\xfe",
  "é",
  "a".repeat(3000),
  ",".repeat(3000),
  ";".repeat(3000),
  '"\\'.repeat(1000),
  "__proto__",
  "%00",
  "null",
  "*",
  "0",
  "-1",
  "1e999",
];

const preferences = ["code", "example", "dynamic", "handling", "wait", "respond-async", "return", "__proto__", "constructor", "CODE"];
const preferred = [
  "",
  "200",
  "404",
  "99",
  "999",
  "2XX",
  "default",
  "0",
  "-1",
  "1e3",
  "true",
  "lenient",
  "strict",
  '"created"',
  '"__proto__"',
  '"un',
  "0.05",
  "-0.1",
  "NaN",
  "constructor",
  "toString",
];

function prefer(choice: Choice): string {
  const one = (): string => {
    const name = choice.pick(preferences) ?? "";
    // A long wait is a wish, and granted: no hang.
    const value = name === "wait" ? choice.one("0", "0.05", "-1", "x", "", "0.0001") : choice.pick(preferred);
    return choice.chance(0.1) ? name : `${name}${choice.one("=", " = ", "==")}${value}`;
  };
  return Array.from({ length: choice.one(1, 2, 5, 100) }, one).join(choice.one(", ", ";", ",", " ", ";;"));
}

function cookie(draft: Draft, choice: Choice): string {
  const own = headerOf(draft, "Cookie") ?? "__session=a";
  const name = own.slice(0, own.indexOf("="));
  return choice.one(
    "=",
    ";;;",
    `${name}`,
    `${name}=`,
    `${name}=;${own}`,
    `${own}; ${own}`,
    `${name}="quoted"`,
    `${name}=a b`,
    `${name}=%E0%A4%A`,
    `__proto__=1; ${name}=x`,
    `a=b; `.repeat(1500),
    `${name}=${"x".repeat(9000)}`,
    `${name}=\xff`,
    choice.pick(oddTexts) ?? "",
  );
}

const authorization = (draft: Draft, choice: Choice): string => {
  const own = headerOf(draft, "Authorization") ?? "Bearer x";
  const [word = "", token = ""] = own.split(" ");
  return choice.one(
    word,
    `${word} `,
    `${word}  ${token}`,
    `${word}\t${token}`,
    token,
    `${word.toLowerCase()} ${token}`,
    `${own}, ${own}`,
    `Basic ${token}`,
    `Basic ${Buffer.from("a:b").toString("base64")}`,
    `${own}\xff`,
    `${own}é`,
    `${word} ${"x".repeat(9000)}`,
    `Digest username="${token}`,
    choice.pick(oddTexts) ?? "",
  );
};

const known = [
  "Accept",
  "Accept-Encoding",
  "Accept-Language",
  "Authorization",
  "Content-Type",
  "Cookie",
  "Host",
  "Origin",
  "Prefer",
  "Referer",
  "Specimen-Token",
  "DD-API-KEY",
  "If-Match",
  "If-Modified-Since",
  "Range",
  "Content-Encoding",
  "X-Forwarded-For",
  "X-HTTP-Method-Override",
  "Connection",
  "Keep-Alive",
  "X-Range",
];

export const headerMutations: Readonly<Record<string, Mutation>> = {
  "odd preference": (draft, choice) => setHeader(draft, "Prefer", prefer(choice)),
  "odd cookie": (draft, choice) => setHeader(draft, "Cookie", cookie(draft, choice)),
  "odd authorization": (draft, choice) => setHeader(draft, "Authorization", authorization(draft, choice)),
  "odd header": (draft, choice) => setHeader(draft, choice.pick(known) ?? "", choice.pick(oddTexts)),
  "odd accept": (draft, choice) =>
    setHeader(
      draft,
      "Accept",
      choice.one(
        "*/*;q=0",
        "text/html",
        "application/json;q=x",
        "application/json;q=-1",
        "a/b,".repeat(2000),
        "*",
        "/",
        ";q=1",
        'application/json;a="',
        "application/*;q=0, */*",
      ),
    ),
  "repeated header": (draft, choice) => {
    const header = choice.pick(draft.headers);
    if (header) for (let index = choice.one(1, 2, 50); index > 0; index -= 1) draft.headers.push([header[0], choice.one(header[1], "other", "")]);
  },
  "repeated host": (draft, choice) => draft.headers.push(["Host", choice.one("localhost", "evil.example")]),
  "foreign host": (draft, choice) =>
    setHeader(draft, "Host", choice.one("evil.example", "", "[", "<script>alert(1)</script>", "a:b:c", "localhost@evil", "\xff", "x".repeat(5000))),
  "no host": (draft) => setHeader(draft, "Host", undefined),
  "many headers": (draft, choice) => {
    for (let index = choice.one(101, 1000, 1900, 10_000); index > 0; index -= 1) draft.headers.push(["a", "b"]);
  },
  "oversized header": (draft, choice) =>
    draft.headers.push([choice.one("X-Long", "Prefer", "Cookie", "Content-Type"), "x".repeat(choice.one(8000, 16_000, 17_000, 100_000))]),
  "oversized header name": (draft, choice) => draft.headers.push(["x".repeat(choice.one(8000, 17_000)), "1"]),
  "broken header": (draft, choice) =>
    draft.headers.push([
      choice.one("", " ", "a b", "a:", "\0", "é", "a\n", "X-A", "__proto__", "constructor"),
      choice.one("1", "\0", "a\rb", "a\nb", "\x01", "a\r\n folded", "\r\n"),
    ]),
  browser: (draft, choice) => {
    setHeader(
      draft,
      "Origin",
      choice.one(
        "http://localhost:3000",
        "null",
        "https://evil.example",
        "http://localhost.evil.example",
        "http://127.0.0.1",
        "",
        "file://",
        "\xff",
        "http://[::1]:1",
      ),
    );
    if (choice.chance(0.6)) draft.method = "OPTIONS";
    if (choice.chance(0.8)) draft.headers.push(["Access-Control-Request-Method", choice.one("GET", "DELETE", "\xff", "a".repeat(2000), "", "PATCH, POST")]);
    if (choice.chance(0.5)) draft.headers.push(["Access-Control-Request-Headers", choice.one("authorization", "\xe9", ",".repeat(900), "", "x y")]);
  },
  upgrade: (draft, choice) => {
    draft.headers.push(
      ["Upgrade", choice.one("websocket", "h2c", "TLS/1.0", "", "a,b,c")],
      ["Connection", choice.one("Upgrade", "upgrade, close", "keep-alive, Upgrade")],
    );
    draft.headers.push(["Sec-WebSocket-Key", "x"], ["HTTP2-Settings", "AAMAAABkAAQAAP__"]);
  },
  expectation: (draft, choice) => draft.headers.push(["Expect", choice.one("100-continue", "100-Continue", "200-ok", "", "100-continue, x")]),
};
