import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { compile } from "../../contract/compile.ts";
import { DocumentError, type Fault } from "../../contract/fault.ts";
import { loadDocument } from "../../contract/load.ts";
import type { Contract, JsonObject } from "../../contract/model.ts";
import { sampleMediaType } from "../../contract/sample.ts";

const folder = mkdtempSync(join(tmpdir(), "hostile-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function faultsOf(path: string): Promise<readonly Fault[]> {
  const error: unknown = await loadDocument(path).catch((thrown: unknown) => thrown);
  if (!(error instanceof DocumentError)) throw new Error("expected the document to be refused");
  return error.faults;
}

const head = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n";
const small = `${head}paths:\n  /a:\n    get: {operationId: a, responses: {204: {description: ''}}}\n`;

describe("bytes that are a document in another encoding are read", () => {
  const utf16 = Buffer.from(`\uFEFF${small}`, "utf16le");

  it.each<[string, string | Uint8Array]>([
    ["with a byte order mark", `\uFEFF${small}`],
    ["with CRLF", small.replaceAll("\n", "\r\n")],
    ["in UTF-16, low byte first", utf16],
    ["in UTF-16, high byte first", Buffer.from(utf16).swap16()],
  ])("%s", async (what, bytes) => {
    const contract = compile("it", await loadDocument(file(`${what}.yaml`, bytes)));

    expect(contract.operations.map(({ id }) => id)).toEqual(["a"]);
  });
});

describe("bytes that are none are refused in one sentence", () => {
  it.each<[string, string | Uint8Array]>([
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")],
    ["an archive", Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe, 0x80])],
    ["half a character", Buffer.from([0xc3])],
    ["UTF-16 without a mark", Buffer.from(small, "utf16le")],
  ])("%s", async (what, bytes) => {
    const path = file(`${what}.bin`, bytes);

    expect(await faultsOf(path)).toEqual([{ code: "not-yaml", file: path, message: "expected YAML or JSON in UTF-8, found bytes that are no text." }]);
  });
});

describe("a bomb is refused within seconds", () => {
  const nest = (depth: number): string => `${"{a: ".repeat(depth)}1${"}".repeat(depth)}`;
  const aliases = "bcdefghijk"
    .split("")
    .map((name, index) => `x-${name}: &${name} {${Array.from({ length: 9 }, (_, at) => `k${at}: *${"abcdefghij"[index]}`).join(",")}}`);

  it.each<[string, string]>([
    ["aliases of aliases", `${small}x-a: &a {b: 1}\n${aliases.join("\n")}\n`],
    ["a tower of mappings", `${small}x-a: ${nest(5_000)}\n`],
    ["an alias of what holds it", `${small}x-a: &a {b: {c: [*a]}}\n`],
  ])("%s", { timeout: 30_000 }, async (what, text) => {
    const before = process.cpuUsage();
    const [fault] = await faultsOf(file(`${what}.yaml`, text));

    expect(fault?.code).toMatch(/^(?:too-large|not-yaml)$/);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(10_000);
  });
});

/** One operation that takes, and answers, a schema of the document. */
async function contractWith(schemas: JsonObject): Promise<Contract> {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/It" } } };
  const post = { requestBody: { content }, responses: { 200: { description: "", content } } };
  return compile("it", await loadDocument({ openapi: "3.1.0", info: {}, paths: { "/a": { post } }, components: { schemas } }));
}

describe("schemas that lead back to themselves in place come to an end", () => {
  const Child = { allOf: [{ $ref: "#/components/schemas/It" }, { properties: { a: { type: "string" } } }] };

  it.each<[string, JsonObject, unknown, unknown]>([
    ["by allOf", { It: { allOf: [{ type: "object" }, { $ref: "#/components/schemas/It" }] } }, {}, 1],
    ["by a parent that lists its children", { It: { type: "object", oneOf: [{ $ref: "#/components/schemas/Child" }] }, Child }, { a: "x" }, { a: 1 }],
    ["by a list of many that each extend it", manyChildren(30), { kind: "c7" }, { kind: "none" }],
    ["by not", { It: { type: "object", not: { $ref: "#/components/schemas/It" } } }, undefined, 1],
  ])("%s", async (_what, schemas, good, bad) => {
    const check = (await contractWith(schemas)).operations[0]?.body?.content[0]?.check ?? (() => undefined);

    if (good !== undefined) expect(check(good)).toBeUndefined();
    expect(check(bad)).not.toBeUndefined();
  });

  function manyChildren(count: number): JsonObject {
    const names = Array.from({ length: count }, (_, index) => `c${index}`);
    const extending = (kind: string): JsonObject => ({
      allOf: [{ $ref: "#/components/schemas/It" }, { required: ["kind"], properties: { kind: { const: kind } } }],
    });
    return {
      It: { oneOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })) },
      ...Object.fromEntries(names.map((name) => [name, extending(name)])),
    };
  }
});

describe("schemas that ask the same twice at every level", () => {
  const levels = 40;
  const twice = (keyword: string, last: JsonObject): JsonObject => {
    const next = (level: number): JsonObject => ({
      [keyword]: [1, 2].map(() => ({ $ref: `#/components/schemas/${level === levels ? "Last" : `Level${level}`}` })),
    });
    return { It: next(1), ...Object.fromEntries(Array.from({ length: levels - 1 }, (_, index) => [`Level${index + 1}`, next(index + 2)])), Last: last };
  };

  it.each(["allOf", "anyOf"])("by %s judge and are sampled in no time", async (keyword) => {
    const contract = await contractWith(twice(keyword, { type: "integer", minimum: 3 }));
    const [operation] = contract.operations;
    const before = process.cpuUsage();

    const check = operation?.body?.content[0]?.check ?? (() => undefined);
    const response = operation?.responses[0]?.content[0];

    expect(check(5)).toBeUndefined();
    expect(check(2)?.length).toBeGreaterThan(0);
    expect(response && sampleMediaType(contract.document, response, { seed: 1, direction: "response" })).toMatchObject({ ok: true });
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2_000);
  });
});

describe("a document of very many parts", () => {
  const many = 15_000;
  const numbered = (line: (index: number) => string): string => Array.from({ length: many }, (_, index) => `    ${line(index)}\n`).join("");
  const boundMs = 4_000;

  it("is told its first faults, and how many there are more", async () => {
    const path = file("faults.yaml", `${small}components:\n  schemas:\n${numbered((index) => `S${index}: {type: foo${index}}`)}`);
    const before = process.cpuUsage();

    const { notices } = await loadDocument(path);

    expect(notices).toHaveLength(200);
    expect(notices[0]).toMatchObject({ line: 8, pointer: "/components/schemas/S0/type" });
    expect(notices.at(-1)?.message).toMatch(/This is not all: 14800 faults more are not listed\.$/);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(boundMs);
  });

  it("is served where a reference takes many steps to its end", async () => {
    const chain = numbered((index) => `S${index}: {$ref: '#/components/schemas/S${index + 1}'}`);
    const path = file("chain.yaml", `${small}components:\n  schemas:\n${chain}    S${many}: {type: integer}\n`);
    const before = process.cpuUsage();

    const { notices } = await loadDocument(path);

    expect(notices).toEqual([]);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(boundMs);
  });
});

describe("names that every object inherits", () => {
  it("are names like any other, wherever they stand", async () => {
    const text = `${small}  /__proto__:\n    get: {operationId: constructor, responses: {204: {description: ''}}}\ncomponents: {schemas: {__proto__: {type: string}, toString: {$ref: '#/components/schemas/__proto__'}}}\n`;
    const contract = compile("it", await loadDocument(file("names.yaml", text)));

    expect(contract.route("GET", "/__proto__")).toMatchObject({ kind: "operation", operation: { id: "constructor" } });
  });
});

describe("an expression that never ends", () => {
  it("is asked, and answers", async () => {
    const contract = await contractWith({ It: { type: "string", pattern: "^(([a-z])+.)+[A-Z]([a-z])+$" } });
    const before = process.cpuUsage();

    expect(contract.operations[0]?.body?.content[0]?.check("a".repeat(60_000))).toHaveLength(1);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2_000);
  });
});
