/** Filters, includes, replacement and preconditions, on a small server of books that keeps them or breaks one. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { compile } from "../../../contract/compile.ts";
import { loadDocument } from "../../../contract/load.ts";
import type { Json, JsonObject } from "../../../contract/model.ts";
import { deriveSequences } from "../../derive/sequences.ts";
import { petsProfile, petsRecorder } from "../../pets-run.ts";
import { Rules } from "../../rules.ts";
import { runCase } from "../../run-case.ts";

type Fault = "filter-ignored" | "include-ignored" | "put-merges" | "tag-ignored" | "guard-ignored";
type Book = { id: string; title: string; shelf: string; note?: string };

const json = (schema: Json): Json => ({ content: { "application/json": { schema } } });
const ok = (schema: Json): Json => ({ description: "ok", ...(json(schema) as object) });
const refused: Json = { description: "refused" };
const query = (name: string, schema: Json): Json => ({ name, in: "query", schema });
const id: Json = { name: "id", in: "path", required: true, schema: { type: "string" } };
const book: Json = { $ref: "#/components/schemas/Book" };
const newBook: Json = { required: true, ...(json({ $ref: "#/components/schemas/NewBook" }) as object) };
const links = (...ids: string[]): Json =>
  Object.fromEntries(ids.map((operationId) => [operationId, { operationId, parameters: { id: "$response.body#/id" } }]));

const document: JsonObject = {
  openapi: "3.1.0",
  info: { title: "Books", version: "1" },
  paths: {
    "/books": {
      post: {
        operationId: "addBook",
        requestBody: newBook,
        responses: { 201: { ...(ok(book) as object), links: links("getBook", "putBook", "dropBook") }, 400: refused },
      },
      get: {
        operationId: "listBooks",
        parameters: [query("title", { type: "string" }), query("include", { type: "string", enum: ["shelf"] })],
        responses: { 200: ok({ type: "array", items: book }) },
      },
    },
    "/books/{id}": {
      parameters: [id],
      get: { operationId: "getBook", responses: { 200: ok(book), 304: refused, 404: refused } },
      put: {
        operationId: "putBook",
        parameters: [{ name: "If-Match", in: "header", schema: { type: "string" } }],
        requestBody: newBook,
        responses: { 200: ok(book), 400: refused, 404: refused, 412: refused },
      },
      delete: { operationId: "dropBook", responses: { 204: { description: "gone" }, 404: refused } },
    },
  },
  components: {
    schemas: {
      NewBook: { type: "object", required: ["title"], properties: { title: { type: "string" }, note: { type: "string" } } },
      Book: { type: "object", required: ["id", "title"], properties: { id: { type: "string" }, title: { type: "string" }, note: { type: "string" } } },
    },
  },
};

async function serveBooks(fault: Fault | undefined): Promise<string> {
  const books = new Map<string, Book>();
  let ids = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : {};
    const { pathname, searchParams } = new URL(request.url ?? "", "http://books");
    const send = (status: number, value?: unknown, headers: Record<string, string> = {}): void =>
      void response
        .writeHead(status, { ...(value !== undefined && { "Content-Type": "application/json" }), ...headers })
        .end(value === undefined ? undefined : JSON.stringify(value));
    const known = books.get(pathname.split("/")[2] ?? "");
    const told = Object.entries(body).every(([name, value]) => !["title", "note"].includes(name) || typeof value === "string");
    if (["POST", "PUT"].includes(request.method ?? "") && !(told && typeof body.title === "string")) return send(400);
    if (request.method === "POST") {
      ids += 1;
      const made = { ...body, id: `b${ids}` };
      books.set(made.id, made);
      return send(201, made);
    }
    if (pathname === "/books") {
      const title = fault === "filter-ignored" ? null : searchParams.get("title");
      const chosen = [...books.values()].filter((one) => title === null || one.title === title);
      return send(200, searchParams.has("include") && fault !== "include-ignored" ? chosen.map((one) => ({ ...one, shelf: { name: "A" } })) : chosen);
    }
    if (!known) return send(404);
    const tag = `"${JSON.stringify(known).length}"`;
    if (request.method === "DELETE") return void (books.delete(known.id) && send(204));
    if (request.method === "GET")
      return request.headers["if-none-match"] === tag && fault !== "tag-ignored" ? send(304, undefined, { ETag: tag }) : send(200, known, { ETag: tag });
    const guard = request.headers["if-match"];
    if (guard !== undefined && guard !== tag && fault !== "guard-ignored") return send(412);
    const next = { ...(fault === "put-merges" && known), ...body, id: known.id };
    books.set(known.id, next);
    return send(200, next);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function tell(fault?: Fault): Promise<{ id: string; verdict: string; reason: string | undefined; found: string | undefined }[]> {
  const contract = compile("books", await loadDocument(structuredClone(document)));
  const { session } = petsRecorder(contract, await serveBooks(fault), petsProfile({ api: "books" }), { strict: true });
  const told = [];
  for (const test of deriveSequences(contract)) {
    const { findings, reason, verdict } = await runCase({ session, rules: new Rules([]), scenarios: new Map() }, test);
    told.push({ id: test.id, verdict, reason, found: findings[0]?.message });
  }
  session.close();
  return told;
}

describe("what a document promises of reading and replacing", () => {
  it("holds on a server that keeps it", async () => {
    const told = await tell();

    expect(told.filter(({ verdict }) => verdict !== "pass")).toEqual([]);
    expect(told.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        "books/getBook/304/sequence/preconditions",
        "books/putBook/412/sequence/preconditions",
        "books/putBook/200/sequence/put-replaces",
      ]),
    );
  });

  it.each<[Fault, string]>([
    ["filter-ignored", "books/listBooks/200/sequence/filters-honoured"],
    ["include-ignored", "books/listBooks/200/sequence/includes-honoured"],
    ["put-merges", "books/putBook/200/sequence/put-replaces"],
    ["tag-ignored", "books/getBook/304/sequence/preconditions"],
    ["guard-ignored", "books/putBook/412/sequence/preconditions"],
  ])("finds %s by %s alone", async (fault, id) => {
    expect((await tell(fault)).filter(({ verdict }) => verdict !== "pass").map((one) => one.id)).toEqual([id]);
  });
});
