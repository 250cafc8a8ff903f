import { describe, expect, it } from "vitest";
import type { SecurityScheme } from "./model.ts";
import { extractorOf } from "./security.ts";

const carrier = (headers: Record<string, string>, query = "") => ({ query, header: (name: string) => headers[name] });
const extract = (scheme: SecurityScheme, headers: Record<string, string>, query = "") => extractorOf(scheme)(carrier(headers, query));

describe("a bearer token", () => {
  const bearer = { name: "b", type: "http", scheme: "Bearer" } as const;

  it.each([
    ["Bearer abc", "abc"],
    ["bearer abc", "abc"],
    ["BEARER abc ", "abc"],
    ["Bearer  abc", " abc"],
    ["Bearer a b", "a b"],
    ["Bearer", undefined],
    ["Bearer ", undefined],
    ["Bearer    ", undefined],
    [" Bearer abc", undefined],
    ["Basic abc", undefined],
    ["Bearerabc", undefined],
    ["abc", undefined],
    ["", undefined],
  ])("%j is %j", (authorization, expected) => {
    expect(extract(bearer, { authorization })).toBe(expected);
  });

  it("is absent without the header", () => {
    expect(extract(bearer, {})).toBeUndefined();
  });

  it.each(["oauth2", "openIdConnect"] as const)("is what %s presents", (type) => {
    expect(extract({ name: "o", type }, { authorization: "Bearer abc" })).toBe("abc");
  });

  it("is not asked of basic, nor of mutual TLS", () => {
    expect(extract({ name: "u", type: "http", scheme: "basic" }, { authorization: "Basic dTpw" })).toBe("dTpw");
    expect(extract({ name: "m", type: "mutualTLS" }, { authorization: "Bearer abc" })).toBeUndefined();
  });
});

describe("an API key", () => {
  const key = (place: "header" | "query" | "cookie", parameter: string): SecurityScheme => ({ name: "k", type: "apiKey", in: place, parameter });

  it.each([
    [{ "x-key": "abc" }, "abc"],
    [{ "x-key": "" }, undefined],
    [{}, undefined],
  ])("in a header of any case: %j", (headers, expected) => {
    expect(extract(key("header", "X-Key"), headers)).toBe(expected);
  });

  it.each([
    ["key=abc", "abc"],
    ["key=a%20b+c", "a b c"],
    ["key=&key=second", "second"],
    ["key=first&key=second", "first"],
    ["key=", undefined],
    ["key=%zz", undefined],
    ["KEY=abc", undefined],
    ["%zz=abc", undefined],
  ])("in the query %s", (query, expected) => {
    expect(extract(key("query", "key"), {}, query)).toBe(expected);
  });

  it.each([
    ["session=abc", "abc"],
    ["a=1; session=a=b; session=c", "a=b"],
    ["session=; session=second", "second"],
    ['session=""; session=second', "second"],
    ["session", undefined],
    ["Session=abc", undefined],
    ["__proto__=abc", undefined],
  ])("in the cookies %s", (cookie, expected) => {
    expect(extract(key("cookie", "session"), { cookie })).toBe(expected);
  });
});
