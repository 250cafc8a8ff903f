import { describe, expect, it } from "vitest";
import { placesIn } from "./places.ts";

describe("placesIn", () => {
  it.each([
    ["JSON", '{\n  "paths": {\n    "/a": { "get": {} }\n  }\n}', { line: 3, column: 13 }],
    ["YAML", "paths:\n  /a:\n    get: {}\n", { line: 3, column: 5 }],
    ["flow YAML that begins as JSON does", "{paths:\n  {/a: {get: {}}}}\n", { line: 2, column: 9 }],
  ])("tells the line and column of a member in %s", (_name, text, position) => {
    const place = placesIn("a", text, ["/paths/~1a/get"])("/paths/~1a/get");

    expect(place).toEqual({ file: "a", pointer: "/paths/~1a/get", ...position });
  });

  it("tells the nearest ancestor of what is absent", () => {
    expect(placesIn("a", '{\n"paths": {}}', ["/paths/~1a"])("/paths/~1a")).toMatchObject({ line: 2, column: 1 });
  });
});
