import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { Placer } from "./placer.ts";

const folder = mkdtempSync(join(tmpdir(), "specimen-placer-"));
const file = join(folder, "api.yaml");
writeFileSync(file, "openapi: 3.1.0\npaths:\n  /pets: {}\n");
writeFileSync(join(folder, "pets.yaml"), "get:\n  responses:\n    '200': {}\n");
symlinkSync("/etc/hosts", join(folder, "hosts"));
afterAll(() => rmSync(folder, { recursive: true }));

const shown = (name: string): string => relative(process.cwd(), join(folder, name));

describe("a place", () => {
  it.each([
    ["in the document itself", "/paths/~1pets", { pointer: "/paths/~1pets", file: shown("api.yaml"), line: 3 }],
    ["in another file", "/x-files/pets.yaml/get/responses/200", { pointer: "/get/responses/200", file: shown("pets.yaml"), line: 3 }],
    ["in a file that is not there", "/x-files/cats.yaml/get", { pointer: "/x-files/cats.yaml/get", file: shown("api.yaml"), line: 1 }],
    ["in a file outside", "/x-files/..~1hosts/get", { pointer: "/x-files/..~1hosts/get", file: shown("api.yaml"), line: 1 }],
    ["behind a link that leads out", "/x-files/hosts/get", { pointer: "/x-files/hosts/get", file: shown("api.yaml"), line: 1 }],
  ])("%s is told by file and line", (_what, pointer, expected) => {
    expect(new Placer(file).place(pointer)).toEqual(expected);
  });

  it("without a file is the pointer", () => {
    expect(new Placer(undefined).place("/info")).toEqual({ pointer: "/info", file: null, line: null });
  });
});

describe("a source", () => {
  it("in another file reads as a reference to it, and all else as it is", () => {
    const placer = new Placer(file);

    expect(["#/x-files/pets.yaml/get", "#/paths/~1pets", "#/x-files/cats.yaml/get", "rule/1"].map((text) => placer.source(text))).toEqual([
      "pets.yaml#/get",
      "#/paths/~1pets",
      "#/x-files/cats.yaml/get",
      "rule/1",
    ]);
  });
});
