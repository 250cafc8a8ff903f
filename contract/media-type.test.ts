import { describe, expect, it } from "vitest";
import { accepts, bestMatch, essence, isJson, mediaTypeParameter } from "./media-type.ts";

describe("a media type", () => {
  it.each([
    ["Application/JSON; charset=utf-8", "application/json"],
    ["  text/plain  ", "text/plain"],
    ["text/plain;", "text/plain"],
    ["", ""],
  ])("%j has the essence %j", (text, expected) => {
    expect(essence(text)).toBe(expected);
  });

  it.each([
    ["multipart/form-data; boundary=abc", "abc"],
    ["multipart/form-data;BOUNDARY=abc ; x=y", "abc"],
    ['multipart/form-data; boundary="a b;c"', "a b;c"],
    ['multipart/form-data; boundary="a\\"b"', 'a"b'],
    ['multipart/form-data; note="; boundary=fake"; boundary=real', "real"],
    ["multipart/form-data; boundary=", ""],
    ["multipart/form-data", undefined],
    ["multipart/form-data; xboundary=abc", undefined],
  ])("%s names the boundary %j", (text, expected) => {
    expect(mediaTypeParameter(text, "boundary")).toBe(expected);
  });

  it.each([
    ["application/json", true],
    ["application/problem+json", true],
    ["text/json", true],
    ["application/jsonp", false],
    ["application/json-patch", false],
  ])("%s holds JSON: %s", (type, expected) => {
    expect(isJson(type)).toBe(expected);
  });
});

describe("the best match", () => {
  const content = ["*/*", "text/*", "text/csv", "Application/JSON; charset=utf-8"].map((range) => ({ range }));

  it.each([
    ["text/csv", "text/csv"],
    ["text/html", "text/*"],
    ["image/png", "*/*"],
    ["application/json", "Application/JSON; charset=utf-8"],
    ["textual/csv", "*/*"],
  ])("for %s is %s", (type, range) => {
    expect(bestMatch(content, type)?.range).toBe(range);
  });

  it("is none where nothing matches", () => {
    expect(bestMatch([{ range: "text/*" }], "image/png")).toBeUndefined();
  });
});

describe("an Accept header", () => {
  it.each([
    [undefined, true],
    ["", true],
    ["*/*", true],
    ["application/json", true],
    ["application/*;q=0.1", true],
    ["text/html, APPLICATION/JSON;q=0.5", true],
    ["text/html", false],
    ["application/json;q=0", false],
    ["*/*, application/json;q=0", false],
    ["application/json, */*;q=0", true],
    ["application/json;q=soon", false],
  ])("%j takes application/json: %s", (accept, expected) => {
    expect(accepts(accept, "application/json")).toBe(expected);
  });
});
