/** Servers that keep the document and behave otherwise than its shapes let one suppose: nobody may fail them for it. */
import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { RunResult } from "../../conformance/result.ts";
import { defaults, verify } from "../../conformance/verify.ts";

const document = join(import.meta.dirname, "documents", "notes.yaml");

type Way = "unreadable" | "eventual" | "soft-delete" | "plain";
type Note = { readonly id: string; readonly title: string; readonly text?: string };

/** `unreadable`: what is created waits for approval. `eventual`: lists are late for ever. `soft-delete`: 410. */
function serveNotes(way: Way): Server {
  const notes = new Map<string, Note>();
  const deleted = new Set<string>();
  return createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = (status: number, body?: unknown): void => {
      response.writeHead(status, body === undefined ? {} : { "Content-Type": "application/json" }).end(body === undefined ? undefined : JSON.stringify(body));
    };
    const id = decodeURIComponent(request.url?.split("/")[2] ?? "");
    if (id === "" && request.method === "GET") return answer(200, way === "eventual" ? [] : [...notes.values()]);
    if (id === "" && request.method === "POST") return create(chunks, answer);
    if (deleted.has(id)) return answer(way === "soft-delete" ? 410 : 404);
    const note = notes.get(id);
    if (!note || way === "unreadable") return answer(404);
    if (request.method === "GET") return answer(200, note);
    if (request.method !== "DELETE") return answer(405);
    notes.delete(id);
    deleted.add(id);
    return answer(204);
  });

  function create(chunks: readonly Buffer[], answer: (status: number, body?: unknown) => void): void {
    const note = read(Buffer.concat(chunks).toString());
    if (!note) return answer(400);
    const made = { ...note, id: randomUUID() };
    notes.set(made.id, made);
    return answer(201, made);
  }
}

function read(text: string): Omit<Note, "id"> | undefined {
  try {
    const { title, text: said } = JSON.parse(text) as Partial<Note>;
    const isSaid = said === undefined || typeof said === "string";
    return typeof title === "string" && title !== "" && isSaid ? { title, ...(said !== undefined && { text: said }) } : undefined;
  } catch {
    return undefined;
  }
}

async function judged(way: Way): Promise<RunResult> {
  const server = serveNotes(way);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    // A server that listens on a port has such an address.
    return await verify({ ...defaults, api: document, target: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, depth: "quick" });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const verdictsOf = ({ cases }: RunResult, pattern: RegExp): string[] => cases.filter(({ case: { id } }) => pattern.test(id)).map(({ verdict }) => verdict);

describe("a server", () => {
  it("that behaves as supposed is shown to", async () => {
    const result = await judged("plain");

    expect(result.totals).toMatchObject({ fail: 0, advisory: 0, error: 0 });
    expect(verdictsOf(result, /sequence\/(?:read-after-create|delete-deletes)$/)).toEqual(["pass", "pass"]);
  });

  it("whose new things cannot be read yet leaves what follows inconclusive", async () => {
    const result = await judged("unreadable");

    expect(result.totals).toMatchObject({ fail: 0, error: 0 });
    expect(verdictsOf(result, /sequence\/(?:read-after-create|delete-deletes)$/)).toEqual(["inconclusive", "inconclusive"]);
  });

  it("whose lists are late is advised at most", async () => {
    expect((await judged("eventual")).totals).toMatchObject({ fail: 0, error: 0 });
  });

  it("that remembers what was deleted passes", async () => {
    const result = await judged("soft-delete");

    expect(result.totals).toMatchObject({ fail: 0, error: 0 });
    expect(verdictsOf(result, /sequence\/delete-deletes$/)).toEqual(["pass"]);
  });
});
