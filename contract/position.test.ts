import { describe, expect, it } from "vitest";
import { positionsIn } from "./position.ts";

const yaml = `openapi: 3.1.0
paths:
  /a/{b}:
    get:
      tags: [x, y]
      parameters:
        - name: b
        - in: path
  "200": &shared
    "~": 1
  copy: *shared
`;

describe("the position of a pointer", () => {
  it.each([
    ["", 1, 1],
    ["/openapi", 1, 1],
    ["/paths", 2, 1],
    ["/paths/~1a~1{b}/get", 4, 5],
    ["/paths/~1a~1{b}/get/tags/1", 5, 17],
    ["/paths/~1a~1{b}/get/parameters/1/in", 8, 11],
    ["/paths/200/~0", 10, 5],
  ])("%j is %i:%i", (pointer, line, column) => {
    expect(positionsIn(yaml)(pointer)).toEqual({ line, column });
  });

  it.each([
    ["/paths/~1a~1{b}/put", 3, 3],
    ["/paths/~1a~1{b}/get/parameters/9/in", 6, 7],
    ["/paths/copy/~0", 11, 3],
    ["/none/at/all", 1, 1],
  ])("%s, which leads nowhere, is its nearest ancestor's", (pointer, line, column) => {
    expect(positionsIn(yaml)(pointer)).toEqual({ line, column });
  });

  it("is found in JSON", () => {
    expect(positionsIn('{\n  "a": [\n    {"b": 1}\n  ]\n}')("/a/0/b")).toEqual({ line: 3, column: 6 });
  });

  it.each(["", "[1,", "\t\n", "- 1\n- 2"])("is some place even in broken text: %j", (text) => {
    expect(positionsIn(text)("/a/b")).toEqual({ line: 1, column: 1 });
  });
});
