/** Who may import whom: the table of docs/architecture.md. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, it } from "vitest";

const allowed: Readonly<Record<string, readonly string[]>> = {
  generated: [],
  contract: ["contract"],
  mock: ["mock", "contract", "generated"],
  conformance: ["conformance", "contract", "generated"],
  proxy: ["proxy", "conformance", "contract"],
  cli: ["cli", "mock", "conformance", "proxy", "contract", "generated"],
};

const files = (room: string): string[] =>
  readdirSync(room, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => join(room, name));

const importsOf = (file: string): { target: string; typeOnly: boolean }[] =>
  [...readFileSync(file, "utf8").matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+"(\.[^"]*)"|import\("(\.[^"]*)"\)/gm)].map((match) => ({
    target: normalize(join(dirname(file), match[2] ?? match[3] ?? "")),
    typeOnly: match[1] !== undefined,
  }));

it.each(Object.keys(allowed))("%s imports only from the rooms that it may", (room) => {
  const strangers = files(room).flatMap((file) =>
    importsOf(file)
      .filter(({ target }) => !allowed[room]?.includes(target.split("/")[0] ?? ""))
      .map(({ target }) => `${file} imports ${target}`),
  );

  expect(strangers).toEqual([]);
});

it("conformance meets the mock in no file at all, its tests included", () => {
  const everything = readdirSync("conformance", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const meeting = everything.filter((name) => importsOf(join("conformance", name)).some(({ target }) => target.startsWith("mock/")));

  expect(everything.some((name) => name.endsWith(".test.ts"))).toBe(true);
  expect(meeting).toEqual([]);
});

it.each(["mock", "conformance"])("%s takes nothing but types from generated", (room) => {
  const values = files(room).flatMap((file) => importsOf(file).filter(({ target, typeOnly }) => target.startsWith("generated/") && !typeOnly));

  expect(values).toEqual([]);
});

it("only contract/schema.ts and the reader of YAML files know the JSON Schema library", () => {
  const users = ["contract", "mock", "cli", "conformance", "proxy"].flatMap(files).filter((file) => /from "ajv/.test(readFileSync(file, "utf8")));

  expect(users.sort()).toEqual(["conformance/yaml-file.ts", "contract/formats.ts", "contract/judge.ts", "contract/schema.ts", "contract/violation.ts"]);
});
