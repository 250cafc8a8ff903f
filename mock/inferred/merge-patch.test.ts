import { describe, expect, it } from "vitest";
import { mergePatch } from "./merge-patch.ts";
import type { Value } from "./thing.ts";

const never = (): boolean => false;

describe("a merge patch", () => {
  // From RFC 7396, appendix A, those whose outcome is an object.
  it.each<[unknown, Value, Value]>([
    [{ a: "b" }, { a: "c" }, { a: "c" }],
    [{ a: "b" }, { b: "c" }, { a: "b", b: "c" }],
    [{ a: "b" }, { a: null }, {}],
    [{ a: "b", b: "c" }, { a: null }, { b: "c" }],
    [{ a: ["b"] }, { a: "c" }, { a: "c" }],
    [{ a: "c" }, { a: ["b"] }, { a: ["b"] }],
    [{ a: { b: "c" } }, { a: { b: "d", c: null } }, { a: { b: "d" } }],
    [{ a: [{ b: "c" }] }, { a: [1] }, { a: [1] }],
    [["a", "b"], { a: "b" }, { a: "b" }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])("makes %j with %j to %j", (target, patch, expected) => {
    expect(mergePatch(target, patch, never)).toEqual(expected);
  });

  it("keeps null where null is a value", () => {
    expect(mergePatch({ a: 1, b: 1 }, { a: null, b: null }, ([name]) => name === "a")).toEqual({ a: null });
  });

  it("takes a member of any name for its own", () => {
    const merged = mergePatch({}, JSON.parse('{"__proto__": {"polluted": true}}') as Value, never);

    expect(Object.hasOwn(merged, "__proto__")).toBe(true);
    expect({}).not.toHaveProperty("polluted");
  });
});
