/** The same answer on another way. */
import { gzipSync } from "node:zlib";
import { answering, everywhere, type Freedom } from "./freedom.ts";

export const slowPieces: Freedom = {
  id: "slow-pieces",
  says: "Answers take their time and come in chunks, without a length.",
  source: "RFC 9112, section 7.1",
  appliesTo: everywhere,
  install: () => {
    let answers = 0;
    return async (asked, forward) => {
      answers += 1;
      return { ...(await forward(asked)), chunked: true, delayMs: answers % 50 === 0 ? 200 : 2 };
    };
  },
};

export const unknownHeaders: Freedom = {
  id: "unknown-headers",
  says: "Answers carry headers that nobody declared, some of them twice.",
  source: "RFC 9110, section 5.1; pulumi-services/10.6",
  appliesTo: everywhere,
  install: answering((given) => ({
    ...given,
    headers: [
      ...given.headers,
      ["X-Request-Id", "5f1c"],
      ["Vary", "Accept"],
      ["Vary", "Origin"],
      ["Set-Cookie", "a=1; Path=/"],
      ["Set-Cookie", "b=2; Path=/"],
      ["ETag", '"7"'],
      ["Cache-Control", "no-store"],
      ["Link", '</docs>; rel="help"'],
      ["X-RateLimit-Remaining", "0"],
      ["Strict-Transport-Security", "max-age=60"],
    ],
  })),
};

export const announcedClose: Freedom = {
  id: "announced-close",
  says: "The connection is closed after every answer, with Connection: close.",
  source: "RFC 9112, section 9.6",
  appliesTo: everywhere,
  install: answering((given) => ({ ...given, closes: "announced" })),
};

export const silentClose: Freedom = {
  id: "silent-close",
  says: "Connections that were kept alive are closed without a word while they idle.",
  source: "RFC 9112, section 9.5",
  appliesTo: everywhere,
  install: answering((given) => ({ ...given, closes: "silently" })),
};

export const earlyHints: Freedom = {
  id: "early-hints",
  says: "An informational answer, 103, precedes the answer.",
  source: "RFC 9110, section 15.2",
  appliesTo: everywhere,
  install: answering((given) => ({ ...given, hints: true })),
};

export const compressed: Freedom = {
  id: "compressed-when-asked",
  says: "Answers are compressed for those who accept it; the suite never asks for that, so nothing comes compressed.",
  source: "RFC 9110, section 12.5.3",
  appliesTo: everywhere,
  install: answering((given, { headers }) => {
    const accepts = headers.some(([name, value]) => name.toLowerCase() === "accept-encoding" && /\bgzip\b/.test(value));
    return accepts && given.body.length > 0 ? { ...given, headers: [...given.headers, ["Content-Encoding", "gzip"]], body: gzipSync(given.body) } : given;
  }),
};
