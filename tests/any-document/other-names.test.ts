/** Servers whose things have other names than the document lets one suppose: nobody may fail them, and nothing of others may be touched. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { RunResult } from "../../conformance/result.ts";
import { defaults, verify } from "../../conformance/verify.ts";

const folder = mkdtempSync(join(tmpdir(), "specimen-names-"));
const document = join(folder, "notes.json");
afterAll(() => rmSync(folder, { recursive: true }));

const note = { type: "object", required: ["id", "title"], properties: { id: { type: "string" }, title: { type: "string" } } };
const json = (schema: object): object => ({ content: { "application/json": { schema } } });
const taken = { required: true, ...json({ type: "object", required: ["title"], properties: { title: { type: "string" } } }) };
// No refusal is documented, so that each one would be held against the server.
const described = {
  openapi: "3.1.0",
  info: { title: "Notes", version: "1" },
  paths: {
    "/notes": {
      get: { operationId: "listNotes", responses: { 200: { description: "All.", ...json({ type: "array", items: note }) } } },
      post: { operationId: "createNote", requestBody: taken, responses: { 201: { description: "Made.", ...json(note) } } },
    },
    "/notes/{noteId}": {
      parameters: [{ name: "noteId", in: "path", required: true, schema: { type: "string" } }],
      get: { operationId: "getNote", responses: { 200: { description: "One.", ...json(note) } } },
      put: { operationId: "putNote", requestBody: taken, responses: { 200: { description: "Other.", ...json(note) } } },
      delete: { operationId: "deleteNote", responses: { 204: { description: "Gone." } } },
    },
  },
};
writeFileSync(document, JSON.stringify(described));

/** What answers show as `id`: nothing that the path takes, the name of somebody's note, or the truth beside a list of other things. */
type Way = "number" | "of-somebody-else" | "list-of-others";
type Note = { readonly id: string; readonly title: string };

const theirs: Note = { id: "1", title: "Not yours" };

function serveNotes(way: Way, notes: Map<string, Note>): Server {
  return createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = (status: number, body?: unknown): void => {
      response.writeHead(status, body === undefined ? {} : { "Content-Type": "application/json" }).end(body === undefined ? undefined : JSON.stringify(body));
    };
    const name = decodeURIComponent(request.url?.split("/")[2] ?? "");
    const shown = (key: string, { title }: Note): Note => ({ id: way === "number" ? "7" : way === "of-somebody-else" ? theirs.id : key, title });
    if (name === "" && request.method === "GET")
      return answer(200, way === "list-of-others" ? [{ id: "template", title: "A template" }] : [...notes].map(([key, one]) => shown(key, one)));
    const { title } = chunks.length > 0 ? (JSON.parse(Buffer.concat(chunks).toString()) as Note) : theirs;
    if (name === "" && request.method === "POST") {
      const key = randomUUID();
      notes.set(key, { id: key, title });
      return answer(201, shown(key, { id: key, title }));
    }
    const found = notes.get(name);
    if (!found) return answer(404);
    if (request.method === "GET") return answer(200, shown(name, found));
    if (request.method === "PUT") notes.set(name, { id: name, title });
    if (request.method === "DELETE") notes.delete(name);
    return request.method === "DELETE" ? answer(204) : answer(200, shown(name, { id: name, title }));
  });
}

async function judged(way: Way): Promise<{ readonly result: RunResult; readonly notes: ReadonlyMap<string, Note> }> {
  const notes = new Map([[theirs.id, theirs]]);
  const server = serveNotes(way, notes);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    // A server that listens on a port has such an address.
    const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return { result: await verify({ ...defaults, api: document, target }), notes };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const verdictsOf = ({ cases }: RunResult, pattern: RegExp): string[] => cases.filter(({ case: { id } }) => pattern.test(id)).map(({ verdict }) => verdict);

describe("a server whose answers show as id", () => {
  it.each<Way>(["number", "of-somebody-else"])("%s leaves what needs the name inconclusive, and keeps the notes of others", async (way) => {
    const { notes, result } = await judged(way);

    expect(result.causes.filter(({ verdict }) => verdict === "fail")).toEqual([]);
    expect(result.totals).toMatchObject({ fail: 0, error: 0 });
    expect(new Set(verdictsOf(result, /(?:put|delete)Note\/20\d\/valid\/minimal$/))).toEqual(new Set(["inconclusive"]));
    expect(notes.get(theirs.id)).toEqual(theirs);
  });

  it("the truth, and whose list shows other things, is advised at most", async () => {
    const { result } = await judged("list-of-others");

    expect(result.totals).toMatchObject({ fail: 0, error: 0 });
    expect(verdictsOf(result, /(?:put|delete)Note\/20\d\/valid\/minimal$/)).toEqual(["pass", "pass"]);
  });
});
