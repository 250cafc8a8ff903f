/** A target that only lists what it holds: nothing there is changed, unless its owner says that nothing there matters. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { defaultProfile } from "../../conformance/default-profile.ts";
import type { RunResult } from "../../conformance/result.ts";
import type { Profile } from "../../conformance/target.ts";
import { defaults, prepare, runAll } from "../../conformance/verify.ts";
import { compile } from "../../contract/compile.ts";
import { loadDocument } from "../../contract/load.ts";

const folder = mkdtempSync(join(tmpdir(), "specimen-disposable-"));
const document = join(folder, "lamps.json");
const lamp = { type: "object", required: ["id", "on"], properties: { id: { type: "string" }, on: { type: "boolean" } } };
const json = (schema: object): object => ({ content: { "application/json": { schema } } });
const described = {
  openapi: "3.1.0",
  info: { title: "Lamps", version: "1" },
  paths: {
    "/lamps": { get: { operationId: "listLamps", responses: { 200: { description: "All.", ...json({ type: "array", items: lamp }) } } } },
    "/lamps/{lampId}": {
      parameters: [{ name: "lampId", in: "path", required: true, schema: { type: "string" } }],
      get: { operationId: "getLamp", responses: { 200: { description: "One.", ...json(lamp) }, 404: { description: "None." } } },
      delete: { operationId: "deleteLamp", responses: { 204: { description: "Gone." }, 400: { description: "No name." }, 404: { description: "None." } } },
    },
  },
};
writeFileSync(document, JSON.stringify(described));

/** Their names begin with "lamp-", which the document does not say. */
const lamps = new Set<string>();
const server = createServer(({ method, url = "" }, response) => {
  const answer = (status: number, body?: unknown): void =>
    void response
      .writeHead(status, body === undefined ? {} : { "Content-Type": "application/json" })
      .end(body === undefined ? undefined : JSON.stringify(body));
  const name = url.split("/")[2];
  const shown = (id: string): object => ({ id, on: true });
  if (name === undefined) return answer(method === "GET" ? 200 : 404, method === "GET" ? [...lamps].map(shown) : undefined);
  if (method === "DELETE" && !name.startsWith("lamp-")) return answer(400);
  if (!lamps.has(name)) return answer(404);
  if (method === "GET") return answer(200, shown(name));
  if (method === "DELETE") lamps.delete(name);
  return answer(method === "DELETE" ? 204 : 404);
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
beforeEach(() => {
  lamps.clear();
  for (const name of ["lamp-1", "lamp-2", "lamp-3"]) lamps.add(name);
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

async function judged(disposable: boolean, fixtures: Profile["fixtures"] = []): Promise<RunResult> {
  const profile = { ...defaultProfile(compile("lamps", await loadDocument(document))), fixtures };
  // A server that listens on a port has such an address.
  const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return runAll(await prepare({ ...defaults, api: document, target, disposable }, profile));
}

const verdictOf = ({ cases }: RunResult, end: string): string | undefined => cases.find(({ case: { id } }) => id.endsWith(end))?.verdict;

describe("what a target lists", () => {
  it("is read and never deleted", async () => {
    const result = await judged(false);

    expect(verdictOf(result, "getLamp/200/valid/minimal")).toBe("pass");
    expect(verdictOf(result, "deleteLamp/204/valid/minimal")).toBe("inconclusive");
    expect([...lamps]).toEqual(["lamp-1", "lamp-2", "lamp-3"]);
  });

  it("is deleted where nothing there matters, and what the profile states is kept", async () => {
    const result = await judged(true, [{ id: "mine", use: "keep", values: { lampId: "lamp-1" }, operations: undefined }]);

    expect(verdictOf(result, "deleteLamp/204/valid/minimal")).toBe("pass");
    expect(lamps.has("lamp-1")).toBe(true);
    expect(lamps.size).toBeLessThan(3);
  });
});

describe("a name that was made up", () => {
  it("and is refused for its form says nothing", async () => {
    const result = await judged(false);

    expect(verdictOf(result, "deleteLamp/404/unknown-resource")).toBe("inconclusive");
    expect(verdictOf(result, "getLamp/404/unknown-resource")).toBe("pass");
    expect(result.totals).toMatchObject({ fail: 0, error: 0 });
  });
});
