import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { DocumentError, type Fault } from "./fault.ts";
import { documentId, loadDocument } from "./load.ts";
import type { JsonObject } from "./model.ts";
import { resolve, valueAt } from "./pointer.ts";

const root = mkdtempSync(join(tmpdir(), "load-"));
const folder = join(root, "project");
afterAll(() => rmSync(root, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

async function faultsOf(source: string | JsonObject): Promise<readonly Fault[]> {
  try {
    await loadDocument(source);
  } catch (error) {
    if (error instanceof DocumentError) return error.faults;
    throw error;
  }
  return [];
}

const head = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n";
const refersTo = (reference: string): string => `${head}paths: {}\ncomponents:\n  schemas:\n    It:\n      $ref: "${reference}"\n`;

describe("a file that holds no document", () => {
  it.each<[string, string, Partial<Fault>]>([
    ["empty.yaml", "", { code: "empty-document" }],
    ["blank.yaml", " \n\n", { code: "empty-document" }],
    ["mark.yaml", "\uFEFF", { code: "empty-document" }],
    ["list.yaml", "- 1", { code: "not-openapi", message: "expected an OpenAPI object, found an array." }],
    ["null.yaml", "null", { code: "not-openapi", message: "expected an OpenAPI object, found null." }],
    ["prose.yaml", "just words", { code: "not-openapi" }],
    ["versionless.yaml", "info: {}", { code: "not-openapi" }],
    [
      "number.yaml",
      "openapi: 3.1\npaths: {}",
      { code: "not-openapi", message: expect.stringMatching(/found the number 3\.1; write it in quotes\.$/) as string },
    ],
    ["around.yaml", `${head}paths: {/a: {$ref: "#/paths/~1b"}, /b: {$ref: "#/paths/~1a"}}`, { code: "dangling-reference", line: 3 }],
    ["swagger.yaml", 'swagger: "1.2"', { code: "unsupported-version" }],
    ["picture.png", "\u0000\u0001", { code: "not-yaml" }],
    ["future.yaml", "openapi: 4.0.0\npaths: {}", { code: "unsupported-version" }],
    ["thirtyten.yaml", "openapi: 3.10.0\npaths: {}", { code: "unsupported-version" }],
    ["broken.yaml", `${head}paths:\n  /a: [1\n  /b: 2\n`, { code: "not-yaml", line: 5, column: 3 }],
    ["twice.yaml", `${head}paths: {}\npaths: {}\n`, { code: "not-yaml", line: 4, column: 1 }],
    ["tab.yaml", `${head}paths:\n\t/a: {}\n`, { code: "not-yaml", line: 4, column: 1 }],
    ["tower.yaml", `${head}paths: {}\nx-a: ${"[".repeat(20_000)}`, { code: "not-yaml", line: 4 }],
    ["broken.json", '{"openapi": "3.1.0",,}', { code: "not-yaml" }],
    ["tower.json", `{"openapi":"3.1.0","paths":{},"x-a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`, { code: "too-large" }],
    ["circle.yaml", `${head}paths: {}\nx-a: &a {b: *a}`, { code: "too-large" }],
  ])("%s is refused with a code and, where there is one, a line", async (name, text, expected) => {
    const path = file(name, text);
    expect(await faultsOf(path)).toEqual([expect.objectContaining({ ...expected, file: path })]);
  });

  it("because its aliases unfold without end is refused", async () => {
    const levels = "bcdefghij".split("").map((name, index) => `x-${name}: &${name} [${Array(9).fill(`*${"abcdefghi"[index]}`).join(",")}]`);
    const bomb = file("bomb.yaml", `${head}paths: {}\nx-a: &a [[],[],[],[],[],[],[],[],[]]\n${levels.join("\n")}\n`);
    expect(await faultsOf(bomb)).toMatchObject([{ code: "too-large" }]);
  }, 20_000);

  it("because it is a folder, a web address or not there is refused", async () => {
    mkdirSync(folder, { recursive: true });
    expect(await faultsOf(folder)).toMatchObject([{ code: "is-a-folder" }]);
    expect(await faultsOf(join(folder, "none.yaml"))).toMatchObject([{ code: "no-such-file" }]);
    expect(await faultsOf(join(file("plain.yaml", head), "below.yaml"))).toMatchObject([{ code: "no-such-file" }]);
    expect(await faultsOf("https://example.com/openapi.yaml")).toMatchObject([{ code: "remote-reference" }]);
  });
});

describe("a file that holds one", () => {
  it.each([
    ["mark.json", '\uFEFF{"openapi":"3.1.0","paths":{}}'],
    ["marked.yaml", `\uFEFF${head}paths: {}`],
    ["merge.yaml", `${head}paths: {}\nx-a: &a {b: 1}\nx-c: {<<: *a, d: 2}`],
    ["yaml.json", "openapi: 3.1.0\npaths: {}"],
    ["short.yaml", "openapi: '3.1'\npaths: {}"],
  ])("is read: %s", async (name, text) => {
    const { document, notices } = await loadDocument(file(name, text));
    expect(document["paths"]).toEqual({});
    expect(notices).toEqual([]);
  });

  it("keeps dates and odd words as text", async () => {
    const { document } = await loadDocument(file("words.yaml", `${head}paths: {}\nx-a: [2024-01-01, yes, no, 1e3]`));
    expect(document["x-a"]).toEqual(["2024-01-01", "yes", "no", 1000]);
  });

  it("cannot pollute a prototype", async () => {
    const { document } = await loadDocument(file("proto.yaml", `${head}paths: {}\n__proto__: {polluted: true}`));
    expect(Object.hasOwn(document, "__proto__")).toBe(true);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("tells every structural fault at once, each with its line", async () => {
    const text = `${head}paths:\n  a: {}\n  /b:\n    get:\n      parameters: 1\n      responses: {default: {}}\ncomponents: {schemas: {X: {type: no}}}\n`;
    const { notices } = await loadDocument(file("faults.yaml", text));
    expect(notices.map(({ pointer, line }) => `${line} ${pointer}`)).toEqual(["4 /paths/a", "7 /paths/~1b/get/parameters", "9 /components/schemas/X/type"]);
  });

  it("is served around what is only odd", async () => {
    const text = `${head}paths:\n  /a:\n    get: {operationId: x, responses: {204: {}}}\n    put: {operationId: x, responses: {204: {}}}\n`;
    const { notices } = await loadDocument(file("odd.yaml", text));
    expect(notices).toMatchObject([{ code: "duplicate-operation", line: 6 }]);
  });

  it("of version 3.0 is upgraded, of 3.1 not", async () => {
    const text = "paths: {}\ncomponents: {schemas: {X: {type: string, nullable: true}}}\n";
    const schema = async (version: string) => (await loadDocument(file(`v${version}.yaml`, `openapi: ${version}\n${text}`))).document["components"];
    expect(await schema("3.0.3")).toEqual({ schemas: { X: { type: ["string", "null"] } } });
    expect(await schema("3.1.0")).toEqual({ schemas: { X: { type: "string", nullable: true } } });
  });
});

describe("references to other files", () => {
  file("schemas/part.yaml", "It: {type: object, properties: {next: {$ref: '#/It'}, name: {$ref: 'deep/name.yaml'}}}\n");
  file("schemas/deep/name.yaml", "type: string\n");
  file("../outside.yaml", "It: {type: string}\n");
  file("schemas/broken.yaml", "a: [1\n");
  symlinkSync(join(root, "outside.yaml"), join(folder, "schemas", "link.yaml"));

  it("inside the folder are bundled, circular ones too", async () => {
    const { document } = await loadDocument(file("inside.yaml", refersTo("schemas/part.yaml#/It")));
    const it = resolve(document, valueAt(document, "/components/schemas/It"), "");
    expect(it.value).toMatchObject({ type: "object", properties: { next: { $ref: `#${it.pointer}` } } });
    expect(resolve(document, valueAt(document, `${it.pointer}/properties/name`), "").value).toEqual({ type: "string" });
  });

  it.each([
    ["up.yaml", "../outside.yaml#/It"],
    ["absolute.yaml", join(root, "outside.yaml")],
    ["encoded.yaml", "%2E%2E/outside.yaml#/It"],
    ["link.yaml", "schemas/link.yaml#/It"],
  ])("that lead out of the folder are refused with their line: %s", async (name, reference) => {
    const named = file(name, refersTo(reference));
    expect(await faultsOf(named)).toMatchObject([{ file: named, line: 7, column: 7, message: expect.stringContaining("lies outside") as string }]);
  });

  it("that lead out of the folder from another file are refused in that file", async () => {
    const other = file("schemas/up.yaml", "It:\n  $ref: ../../outside.yaml#/It\n");
    expect(await faultsOf(file("far.yaml", refersTo("schemas/up.yaml#/It")))).toMatchObject([{ file: other, line: 2, pointer: "/It/$ref" }]);
  });

  it("that lead to a file that cannot be read are refused with the place in that file", async () => {
    expect(await faultsOf(file("broken.yaml", refersTo("schemas/broken.yaml")))).toMatchObject([
      { message: expect.stringMatching(/not valid YAML/) as string },
    ]);
  });

  it.each([
    ["remote.yaml", "https://example.com/a.yaml#/It", "remote-reference"],
    ["host.yaml", "file:///etc/hostname", "remote-reference"],
  ])("that are remote are refused with their line: %s", async (name, reference, code) => {
    expect(await faultsOf(file(name, refersTo(reference)))).toMatchObject([{ code, line: 7, column: 7, pointer: "/components/schemas/It/$ref" }]);
  });

  it.each([
    ["missing.yaml", "schemas/none.yaml"],
    ["dangling.yaml", "schemas/part.yaml#/None"],
    ["local.yaml", "#/components/schemas/None"],
  ])("that lead nowhere are told with their line, and served around: %s", async (name, reference) => {
    const { notices, document } = await loadDocument(file(name, refersTo(reference)));
    expect(notices).toMatchObject([{ code: "dangling-reference", line: 7, column: 7, pointer: "/components/schemas/It/$ref" }]);
    expect(valueAt(document, "/components/schemas/It")).toEqual({});
  });

  it("keep what stands beside them, and tell faults in the file that has them", async () => {
    const beside = file("beside.yaml", `${refersTo("schemas/odd.yaml")}      minLength: 2\n`);
    const odd = file("schemas/odd.yaml", "type: string\n\npattern: '('\n");
    const { document, notices } = await loadDocument(beside);
    expect(valueAt(document, "/components/schemas/It")).toMatchObject({ minLength: 2 });
    expect(notices).toMatchObject([{ code: "bad-expression", file: odd, line: 3, pointer: "/pattern" }]);
  });

  it("that a referenced file makes to another host are refused", async () => {
    file("schemas/remote.yaml", "$ref: https://example.com/a.yaml\n");
    expect(await faultsOf(file("indirect.yaml", refersTo("schemas/remote.yaml")))).not.toEqual([]);
  });
});

describe("an object", () => {
  it("is read and left as it was", async () => {
    const source: JsonObject = { openapi: "3.0.0", paths: {}, components: { schemas: { X: { type: "string", nullable: true } } } };
    const { document, file: from } = await loadDocument(source);
    expect(from).toBeUndefined();
    expect(document["components"]).toEqual({ schemas: { X: { type: ["string", "null"] } } });
    expect(source["components"]).toEqual({ schemas: { X: { type: "string", nullable: true } } });
  });

  it("that holds itself is refused, not walked for ever", async () => {
    const node: JsonObject = { type: "object" };
    node["properties"] = { next: node };
    expect(await faultsOf({ openapi: "3.1.0", paths: {}, components: { schemas: { node } } })).toMatchObject([{ code: "too-large", file: "document" }]);
  });
});

describe("the id of a document", () => {
  it.each([
    ["spec/pets/openapi.yaml", "pets"],
    ["pets.v2.json", "pets.v2"],
    ["/a/b/pets", "pets"],
    ["/a/pets/openapi.yaml", "pets"],
    ["openapi.yaml", "openapi"],
    ["./openapi.json", "openapi"],
    [join(process.cwd(), "openapi.yaml"), "openapi"],
    ["../openapi.yaml", "openapi"],
  ])("of %s is %s", (path, id) => {
    expect(documentId(path)).toBe(id);
  });
});
