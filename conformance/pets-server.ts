/** A small server that keeps the contract of pets, or breaks it in one named way. For tests. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type PetFault =
  | "create-lost"
  | "value-changed"
  | "not-listed"
  | "listed-twice"
  | "id-reused"
  | "update-lost"
  | "answer-old"
  | "patch-replaces"
  | "delete-noop"
  | "delete-still-listed"
  | "delete-again"
  | "delete-too-much"
  | "refused-create-stored"
  | "refused-change-stored"
  | "limit-ignored"
  | "offset-ignored"
  | "seam-lost"
  | "order-unstable";

type Pet = { id: string; name: string; kind?: string; age?: number; visibleAtMs: number };

export interface PetsServer {
  readonly baseUrl: string;
  readonly requests: string[];
  close(): Promise<void>;
}

/** `delayMs`: how long a creation takes to be seen. */
export async function servePets({ fault, delayMs = 0, key = "secret" }: { fault?: PetFault; delayMs?: number; key?: string } = {}): Promise<PetsServer> {
  const requests: string[] = [];
  const world = new Pets(fault, delayMs);
  const server: Server = createServer(async (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const body = await bodyOf(request);
    if (request.headers["x-key"] !== key) return void response.writeHead(401).end();
    world.answer(request, body, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { baseUrl: `http://127.0.0.1:${port}`, requests, close };
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown> | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    return JSON.parse(Buffer.concat(chunks).toString() || "{}") as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

class Pets {
  readonly #fault: PetFault | undefined;
  readonly #delayMs: number;
  #pets: Pet[] = [];
  /** Deleted, and listed still. */
  readonly #ghosts: Pet[] = [];
  #ids = 0;
  #reads = 0;

  constructor(fault: PetFault | undefined, delayMs: number) {
    this.#fault = fault;
    this.#delayMs = delayMs;
  }

  answer({ method, url = "" }: IncomingMessage, body: Record<string, unknown> | undefined, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(url, "http://pets");
    const id = /^\/pets\/(.+)$/.exec(pathname)?.[1];
    const send = (status: number, value?: unknown): void => {
      if (value === undefined) response.writeHead(status).end();
      else
        response
          .writeHead(status, { "Content-Type": "application/json" })
          .end(JSON.stringify(value, (name, entry) => (name === "visibleAtMs" ? undefined : entry)));
    };
    if (id === undefined) return method === "POST" ? this.#create(body, send) : this.#list(searchParams, send);
    const pet = this.#pets.find((entry) => entry.id === id && entry.visibleAtMs <= Date.now());
    if (method === "DELETE") return this.#remove(id, pet, send);
    if (!pet) return send(404);
    return method === "PATCH" ? this.#update(pet, body, send) : send(200, pet);
  }

  #create(body: Record<string, unknown> | undefined, send: Send): void {
    const valid = isNewPet(body);
    if (!valid && this.#fault !== "refused-create-stored") return send(400);
    this.#ids += this.#fault === "id-reused" && this.#ids > 0 ? 0 : 1;
    const pet = { ...body, id: `pet-${this.#ids}`, visibleAtMs: Date.now() + this.#delayMs } as Pet;
    if (this.#fault === "value-changed") pet.age = 29;
    if (this.#fault !== "create-lost") this.#pets.push(pet);
    send(valid ? 201 : 400, valid ? pet : undefined);
  }

  #list(query: URLSearchParams, send: Send): void {
    if (!query.has("offset")) this.#reads += 1;
    const limit = Number(query.get("limit") ?? 50);
    const offset = this.#fault === "offset-ignored" ? 0 : Number(query.get("offset") ?? 0);
    if (!(limit >= 1 && limit <= 50 && offset >= 0)) return send(400);
    const seen = this.#pets.filter(({ visibleAtMs }) => visibleAtMs <= Date.now());
    const known = [...seen, ...this.#ghosts];
    const all = this.#fault === "not-listed" ? [] : this.#fault === "listed-twice" ? known.flatMap((pet) => [pet, { ...pet, id: `${pet.id}-b` }]) : known;
    const ordered = this.#fault === "order-unstable" && this.#reads % 2 === 0 ? all.toReversed() : all;
    const start = this.#fault === "seam-lost" && offset > 0 ? offset + 1 : offset;
    send(200, { items: ordered.slice(start, this.#fault === "limit-ignored" ? undefined : start + limit) });
  }

  #update(pet: Pet, body: Record<string, unknown> | undefined, send: Send): void {
    const valid = body !== undefined && isChange(body);
    if (!valid && this.#fault !== "refused-change-stored") return send(400);
    const before = { ...pet };
    if (this.#fault === "patch-replaces") for (const name of ["kind", "age"] as const) delete pet[name];
    if (this.#fault !== "update-lost") Object.assign(pet, body);
    if (!valid) return send(400);
    send(200, this.#fault === "answer-old" ? before : { ...before, ...body });
  }

  #remove(id: string, pet: Pet | undefined, send: Send): void {
    if (!pet) return send(this.#fault === "delete-again" ? 204 : 404);
    if (this.#fault === "delete-too-much") this.#pets = [];
    if (this.#fault === "delete-still-listed") this.#ghosts.push(pet);
    if (this.#fault !== "delete-noop") this.#pets = this.#pets.filter((entry) => entry.id !== id);
    send(204);
  }
}

type Send = (status: number, value?: unknown) => void;

function isNewPet(body: Record<string, unknown> | undefined): boolean {
  if (!body || typeof body["name"] !== "string" || body["name"] === "" || body["name"].length > 40) return false;
  return Object.keys(body).every((name) => ["name", "kind", "age"].includes(name)) && isChange(body);
}

function isChange({ age, kind, name }: Record<string, unknown>): boolean {
  const named = name === undefined || (typeof name === "string" && name !== "");
  const aged = age === undefined || (Number.isInteger(age) && (age as number) >= 0 && (age as number) <= 30);
  return named && aged && (kind === undefined || kind === "cat" || kind === "dog");
}
