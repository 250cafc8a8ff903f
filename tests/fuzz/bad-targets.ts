/** Paths, queries and methods that no client means. */

import type { Mutation } from "./case.ts";
import type { Choice } from "./choice.ts";
import type { Draft } from "./draft.ts";

const oddSegments = [
  "%",
  "%E0%A4%A",
  "%00",
  "%2e%2e",
  "..",
  ".",
  "__proto__",
  "constructor",
  "%2F",
  "%25",
  "{id}",
  "null",
  "-1",
  "1e999",
  "%F0%9F%98%80",
  "a;b=c",
  "'\"",
  "~sandbox",
];
const oddPairs = [
  "%=1",
  "a=%",
  "a=%E0%A4%A",
  "__proto__=1",
  "__proto__[a]=1",
  "constructor[prototype][a]=1",
  "filter[__proto__]=1",
  "filter[a]=%ff",
  "filter[]=1",
  "filter[a][]=1&filter[a][]=2",
  "=&=&&",
  "a=b=c=d",
  "where={",
  "where=[[[[",
  "tags=1|2|x",
  "tags=|||",
  "tags=99999999999999999999",
];
const numbers = ["0", "-1", "1e9", "9007199254740993", "9".repeat(400), "NaN", "0x10", "%2B1", "1.5", ""];

const segmentsOf = ({ path }: Draft): string[] => path.split("/");

function withSegment(draft: Draft, choice: Choice, segment: string): void {
  const segments = segmentsOf(draft);
  segments[choice.integer(1, segments.length - 1)] = segment;
  draft.path = segments.join("/");
}

const addToQuery = (draft: Draft, text: string): void => {
  draft.query = draft.query === "" ? text : `${draft.query}&${text}`;
};

export const targetMutations: Readonly<Record<string, Mutation>> = {
  "odd segment": (draft, choice) => withSegment(draft, choice, choice.pick(oddSegments) ?? ""),
  "odd last segment": (draft, choice) => {
    draft.path = `${segmentsOf(draft).slice(0, -1).join("/")}/${choice.pick(oddSegments) ?? ""}`;
  },
  "long segment": (draft, choice) => withSegment(draft, choice, choice.one("a", "%41", "é", "/").repeat(choice.one(40, 300, 4000)) + choice.one("", "!")),
  "misspelt path": (draft, choice) => {
    draft.path = `/${choice
      .damaged(Buffer.from(draft.path.slice(1)))
      .toString("latin1")
      .replace(/[^!-~]/g, "x")}`;
  },
  "path of the mock's own": (draft, choice) => {
    const own = ["", "state", "outbox", "health", "sign-in", "%", "../state", "__proto__", "constructor", "reset/"];
    draft.path = choice.one(
      `/_specimen/v1/${choice.pick(own)}`,
      "/_specimen/",
      "/_specimen",
      "/",
      `/_specimen/contracts/${choice.pick([...own, ...oddSegments])}`,
      "/_specimen/problems/x",
      "//",
      "/_specimen//v1/state",
    );
    draft.query = choice.one(
      "",
      "api=clerk-organizations&principal=admin&return=//evil.example",
      "api=__proto__",
      "api=clerk-organizations&principal=constructor",
      "return=%0d%0aSet-Cookie:%20a=b&api=clerk-organizations&principal=admin",
    );
  },
  "other method": (draft, choice) => {
    draft.method = choice.one(
      "GET",
      "HEAD",
      "POST",
      "PUT",
      "PATCH",
      "DELETE",
      "OPTIONS",
      "TRACE",
      "PROPFIND",
      "M-SEARCH",
      "QUERY",
      "LINK",
      "get",
      "FOO",
      "__proto__",
      "G\tET",
      "A".repeat(5000),
    );
  },
  "odd query": (draft, choice) => {
    for (let index = choice.integer(1, 4); index > 0; index -= 1) addToQuery(draft, choice.pick(oddPairs) ?? "");
  },
  "odd number": (draft, choice) => {
    const value = choice.pick(numbers) ?? "";
    if (draft.query.includes("=")) draft.query = draft.query.replace(/=[^&]*/, `=${value}`);
    else addToQuery(draft, `${choice.one("page[size]", "limit", "offset", "page[offset]", "continuationToken")}=${value}`);
  },
  "repeated query": (draft, choice) => addToQuery(draft, `${draft.query || "a=1"}&`.repeat(choice.one(1, 2, 100)).slice(0, 12_000)),
  "deep query": (draft, choice) =>
    addToQuery(draft, choice.one(`filter${"[a]".repeat(3000)}=1`, `${"[".repeat(5000)}=1`, `where=${"[".repeat(5000)}`, `filter[${"]".repeat(3000)}=1`)),
  "many pairs": (draft, choice) =>
    addToQuery(
      draft,
      Array.from({ length: 2500 }, () => choice.one("a=1", "filter[a][]=1", "tags=1"))
        .join("&")
        .slice(0, 14_000),
    ),
  "raw bytes in the target": (draft, choice) => {
    const text = choice.one("\x80", "\xff\xfe", "é", "\t", "\x7f", "\x01", "#fragment", "\\", "<script>", "|", "^");
    if (choice.chance(0.5)) draft.path += text;
    else addToQuery(draft, `a=${text}`);
  },
  "absolute form": (draft, choice) => {
    draft.path = choice.one("http://localhost", "https://user:secret@evil.example:99999", "HTTP://[::1]", "ftp://x", "http://", "http:///", "x:") + draft.path;
  },
  "odd target": (draft, choice) => {
    draft.method = choice.one("OPTIONS", "GET", draft.method);
    draft.path = choice.one("*", "//", "///", "/%", "/?", "?", "*/x", "/\\..\\", "/.", "localhost:80", "/#", "http:", "//evil.example/x");
    draft.query = choice.one("", draft.query);
  },
};
