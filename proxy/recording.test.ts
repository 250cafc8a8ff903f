import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { compile } from "../contract/compile.ts";
import { loadDocument } from "../contract/load.ts";
import type { JsonObject } from "../contract/model.ts";
import type { PassedExchange } from "./options.ts";
import { Recording } from "./recording.ts";
import { kept, unkept } from "./witnessed.ts";

const account: JsonObject = {
  type: "object",
  properties: { name: { type: "string" }, pin: { type: "integer", writeOnly: true }, word: { format: "password" } },
};
const content: JsonObject = { "application/json": { schema: account } };
const document: JsonObject = {
  openapi: "3.1.0",
  info: { title: "Accounts", version: "1" },
  paths: {
    "/accounts/{token}/it's": {
      post: {
        operationId: "open",
        parameters: [{ name: "token", in: "path", required: true, schema: { type: "string" } }],
        requestBody: { content },
        responses: { 201: { description: "Made.", content } },
      },
    },
  },
  components: { securitySchemes: { key: { type: "apiKey", in: "query", name: "k" } } },
};
const contract = compile("accounts", await loadDocument(structuredClone(document)));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const json: [string, string] = ["Content-Type", "application/json"];
const exchange = (body: string, answer: string, sound = true): PassedExchange => ({
  operation: "open",
  request: {
    method: "POST",
    target: "/accounts/t0psecret/it's?k=t0psecret&page=2",
    headers: [json, ["Authorization", "Bearer t0psecret"], ["X-Api-Key", "t0psecret"], ["Accept", "*/*"]],
    body: kept(bytes(body)),
  },
  response: { status: 201, headers: [json, ["Set-Cookie", "s=t0psecret"]], body: kept(bytes(answer)) },
  sound,
});

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

describe("a recording", () => {
  it("holds what passed without any of its secrets", () => {
    const recording = new Recording(contract);

    recording.add(exchange('{"name":"Ann","pin":5501,"word":"t0psecret","deep":[{"accessToken":"t0psecret"}]}', '{"name":"Ann"}'));

    expect(recording.lines()).not.toMatch(/t0psecret|5501/);
    expect(JSON.parse(recording.lines())).toEqual({
      operation: "open",
      request: {
        method: "POST",
        target: "/accounts/***/it's?k=***&page=2",
        headers: [json, ["Authorization", "***"], ["X-Api-Key", "***"], ["Accept", "*/*"]],
        body: { name: "Ann", pin: "***", word: "***", deep: [{ accessToken: "***" }] },
      },
      response: { status: 201, headers: [json, ["Set-Cookie", "***"]], body: { name: "Ann" } },
      sound: true,
    });
  });

  it("masks forms pair by pair, and leaves out what might hold anything", () => {
    const recording = new Recording(contract);
    const { request, response } = exchange("", "");
    const form = { ...request, headers: [["Content-Type", "application/x-www-form-urlencoded"]] as const, body: kept(bytes("name=Ann&p%69n=5501&password=x")) };
    const text = { ...response, headers: [["Content-Type", "text/plain"]] as const, body: kept(bytes("t0psecret")) };

    recording.add({ operation: "open", request: form, response: text, sound: true });
    recording.add({ operation: "open", request: { ...request, body: unkept("it is a stream") }, response, sound: true });

    const [first, second] = recording
      .lines()
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(first.request.body).toBe("name=Ann&p%69n=***&password=***");
    expect(first.response.body).toBeNull();
    expect(second.request.body).toBeNull();
  });

  it("is bounded", () => {
    const recording = new Recording(contract);

    for (let at = 0; at < 100; at += 1) recording.add(exchange(JSON.stringify({ name: "n".repeat(100_000) }), "{}"));

    expect(recording.lines().trimEnd().split("\n")).toHaveLength(20);
    expect(recording.lines()).not.toContain("nnn");
  });

  it("becomes an overlay that gives the document examples, of sound exchanges alone and each once", async () => {
    const recording = new Recording(contract);
    recording.add(exchange('{"name":"Ann"}', '{"name":"Ann"}'));
    recording.add(exchange('{"name":"Ann"}', '{"name":"Bea"}'));
    recording.add(exchange('{"name":1}', '{"name":"Unsound"}', false));
    const folder = await mkdtemp(join(tmpdir(), "specimen-recording-"));
    folders.push(folder);
    await writeFile(join(folder, "accounts.json"), JSON.stringify(document));
    await writeFile(join(folder, "accounts.overlay.json"), JSON.stringify(recording.overlay()));

    const loaded = await loadDocument(join(folder, "accounts.json"));

    const [operation] = compile("accounts", loaded).operations;
    expect(loaded.notices).toEqual([]);
    expect([...(operation?.body?.content[0]?.examples ?? [])]).toEqual([["recorded-1", { name: "Ann" }]]);
    expect([...(operation?.responses[0]?.content[0]?.examples.values() ?? [])]).toEqual([{ name: "Ann" }, { name: "Bea" }]);
  });
});
