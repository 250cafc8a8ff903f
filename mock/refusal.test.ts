import { describe, expect, it } from "vitest";
import { compile } from "../contract/compile.ts";
import { loadDocument } from "../contract/load.ts";
import type { Operation, Violation } from "../contract/model.ts";
import { detailOf, type RefusalReason, statusOf } from "./refusal.ts";

async function operationWith(...statuses: string[]): Promise<Operation | undefined> {
  const responses = Object.fromEntries(statuses.map((status) => [status, { description: "" }]));
  const document = { openapi: "3.1.0", info: { title: "T", version: "1" }, paths: { "/": { get: { responses } } } };
  return compile("t", await loadDocument(document)).operations[0];
}

const violation = (at: string): Violation => ({ in: "body", at, keyword: "minLength", rule: "", expected: "at least 1 character", found: '""' });

describe("the status of a refusal", () => {
  it.each<[RefusalReason, string[], number]>([
    ["invalid-request", ["200", "422", "400"], 422],
    ["invalid-request", ["200", "400"], 400],
    ["invalid-request", ["200", "4XX"], 422],
    ["invalid-request", ["200", "default"], 400],
    ["invalid-request", ["200"], 400],
    ["unreadable-body", ["200", "400", "422"], 400],
    ["unreadable-body", ["200", "422"], 422],
    ["unreadable-body", ["200"], 400],
    ["unsupported-media-type", ["200", "400", "415"], 415],
    ["unsupported-media-type", ["200", "400"], 400],
    ["unsupported-media-type", ["200", "422"], 422],
    ["unsupported-media-type", ["200"], 415],
    ["unauthenticated", ["200"], 401],
    ["forbidden", ["200"], 403],
    ["not-acceptable", ["200", "406"], 406],
    ["too-large", ["200"], 413],
  ])("for %s where %j are documented is %d", async (reason, documented, status) => {
    expect(statusOf(reason, await operationWith(...documented))).toBe(status);
  });

  it.each<[RefusalReason, number]>([
    ["unknown-path", 404],
    ["method-not-allowed", 405],
    ["unreadable-body", 400],
    ["invalid-request", 400],
  ])("for %s without an operation is %d", (reason, status) => {
    expect(statusOf(reason, undefined)).toBe(status);
  });
});

describe("the detail of a refusal", () => {
  it("joins all violations up to ten", () => {
    expect(detailOf([violation("/a"), violation("/b")])).toBe('/a: expected at least 1 character, found ""; /b: expected at least 1 character, found ""');
    expect(detailOf(Array.from({ length: 10 }, () => violation("/a")))).not.toContain("more");
    expect(detailOf([])).toBe("");
  });

  it("counts those beyond the tenth", () => {
    const text = detailOf(Array.from({ length: 13 }, (_unused, index) => violation(`/${index}`)));

    expect(text).toMatch(/\/9: [^;]*; and 3 more$/);
  });
});
