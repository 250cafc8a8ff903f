import { describe, expect, it } from "vitest";
import { preferenceOf } from "./prefer.ts";

describe("a Prefer header", () => {
  it.each([
    ["code=404", { code: "404", forces: true }],
    ['code="404"', { code: "404", forces: true }],
    ["Code = 404 , EXAMPLE=gone", { code: "404", example: "gone", forces: true }],
    ['example="a \\"b\\", c; d"', { example: 'a "b", c; d', forces: true }],
    ["code=200; example=rex", { code: "200", example: "rex", forces: true }],
    ["dynamic=true", { dynamic: true, forces: true }],
    ["dynamic=false", { dynamic: false, forces: false }],
    ["dynamic", { dynamic: false, forces: false }],
    ["handling=lenient", { handling: "lenient", forces: false }],
    ["handling=strict", { handling: "strict", forces: false }],
    ["handling=wild", { handling: undefined, forces: false }],
    ["wait=2", { waitMs: 2000, forces: false }],
    ["wait=0.25", { waitMs: 250 }],
    ["wait=0", { waitMs: 0 }],
    ["wait=86400", { waitMs: 30_000 }],
    ["wait=-1", { waitMs: undefined }],
    ["wait=soon", { waitMs: undefined }],
    ["wait", { waitMs: undefined }],
    ["respond-async, return=minimal", { forces: false, waitMs: undefined }],
    ['note="code=404, dynamic=true"', { code: undefined, dynamic: false, forces: false }],
    ["__proto__=1, constructor=2", { forces: false }],
    ['=, ;;,,= "', { forces: false }],
    ["", { forces: false }],
  ])("%j is read", (header, expected) => {
    expect(preferenceOf(header)).toMatchObject(expected);
  });

  it("counts the first of a repeated preference (RFC 7240, section 2)", () => {
    expect(preferenceOf("code=404, code=200, Code=500")).toMatchObject({ code: "404" });
  });

  it.each(['code="', "a".repeat(16_000), ',a="\\'.repeat(3_000), ", ".repeat(8_000)])("is read at once however odd it is (%#)", (header) => {
    expect(preferenceOf(header)).toMatchObject({ forces: header.startsWith("code") });
  });
});
