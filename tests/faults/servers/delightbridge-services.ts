import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { readChange, Unacceptable } from "./delightbridge-services/change.ts";
import { type Inbox, inboxesAtStart } from "./delightbridge-services/inbox.ts";
import type { ConformingServer } from "./server.ts";

const faults = {
  "any-session-accepted": "Looks only for a session cookie and never asks whether the session exists.",
  "empty-text-skipped": "Takes an empty text for an absent one, so that a signature cannot be cleared.",
  "categories-merged": "Adds the categories sent to the stored ones instead of replacing them.",
  "categories-of-others-deleted": "Deletes categories by their id alone, in the other services too.",
  "text-color-optional": "Accepts a category without textColor and fills in black.",
  "email-unchecked": "Lets two services have one e-mail address.",
  "own-email-conflicts": "Counts the service itself when it looks for its e-mail address.",
  "scalars-before-categories": "Stores the texts before it has looked at the categories, and keeps them when those are refused.",
  "unknown-id-ignored": "Answers success when the update touched no row.",
  "recent-first": "Lists the service updated last before the others.",
  "gmail-disconnected": "Takes a new e-mail address for a new account and disconnects Gmail.",
} as const;

type Fault = keyof typeof faults;

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const sessions = new Set(["YOUR_SESSION_TOKEN", "OTHER_SESSION_TOKEN"]);

class DelightBridge {
  readonly #fault: Fault | undefined;
  #inboxes = inboxesAtStart();

  constructor(fault: Fault | undefined) {
    this.#fault = fault;
  }

  answer(method: string, path: string, cookies: string, bytes: Uint8Array): Answer {
    if (!this.#signedIn(cookies)) return failure(401, "Sign in first", { "WWW-Authenticate": 'Session realm="DelightBridge"' });
    if (path === "/api/services") return this.#collection(method);
    const id = /^\/api\/services\/([^/]+)$/.exec(path)?.[1];
    if (id === undefined) return failure(404, "No such page");
    if (method === "PATCH") return this.#update(decode(id), bytes);
    return refuseMethod(method, "PATCH, OPTIONS");
  }

  #signedIn(cookies: string): boolean {
    const values = cookies.split(";").flatMap((pair) => /^[ \t]*authjs\.session-token=(.*?)[ \t]*$/s.exec(pair)?.[1] ?? []);
    if (this.#fault === "any-session-accepted") return values.length > 0;
    return values.some((value) => sessions.has(value));
  }

  #collection(method: string): Answer {
    if (method === "GET" || method === "HEAD") return { status: 200, body: this.#inboxes };
    return refuseMethod(method, "GET, HEAD, OPTIONS");
  }

  #update(id: string | undefined, bytes: Uint8Array): Answer {
    const inbox = this.#inboxes.find((candidate) => candidate.id === id);
    if (!inbox) return this.#fault === "unknown-id-ignored" ? { status: 200, body: { ok: true } } : failure(404, "There is no service with this id");
    try {
      return this.#change(inbox, bytes);
    } catch (error) {
      if (error instanceof Unacceptable) return failure(400, error.message);
      throw error;
    }
  }

  #change(inbox: Inbox, bytes: Uint8Array): Answer {
    if (this.#fault === "scalars-before-categories") Object.assign(inbox, textsOf(bytes));
    const { scalars, categories } = readChange(bytes, this.#fault === "text-color-optional");
    if (this.#fault === "empty-text-skipped") dropEmpty(scalars);
    if (scalars.email !== undefined && this.#taken(scalars.email, inbox)) return failure(409, "Another service has this e-mail address");
    if (this.#fault === "gmail-disconnected" && scalars.email !== undefined) inbox.gmailConnected = false;
    Object.assign(inbox, scalars);
    if (categories) this.#replaceCategories(inbox, categories);
    if (this.#fault === "recent-first") this.#inboxes = [inbox, ...this.#inboxes.filter((other) => other !== inbox)];
    return { status: 200, body: { ok: true } };
  }

  #taken(email: string, by: Inbox): boolean {
    if (this.#fault === "email-unchecked") return false;
    return this.#inboxes.some((other) => other.email === email && (other !== by || this.#fault === "own-email-conflicts"));
  }

  #replaceCategories(inbox: Inbox, categories: Inbox["categories"]): void {
    const ids = new Set([...inbox.categories, ...categories].map(({ id }) => id));
    if (this.#fault === "categories-of-others-deleted") {
      for (const other of this.#inboxes) other.categories = other.categories.filter(({ id }) => !ids.has(id));
    }
    const sent = new Set(categories.map(({ id }) => id));
    const kept = this.#fault === "categories-merged" ? inbox.categories.filter(({ id }) => !sent.has(id)) : [];
    inbox.categories = [...kept, ...categories];
  }
}

/** DelightBridge Services as another team would have written it. */
export const server: ConformingServer = {
  api: "delightbridge-services",
  faults,
  async start({ fault, port = 0 } = {}) {
    if (fault !== undefined && !isFault(fault)) throw new Error(`No fault "${fault}"; known: ${Object.keys(faults).join(", ")}`);
    const bridge = new DelightBridge(fault);
    const http = createServer((request, response) => void serve(bridge, request, response));
    await new Promise<void>((resolve, reject) => http.once("error", reject).listen(port, "127.0.0.1", resolve));
    const address = http.address();
    return {
      baseUrl: `http://127.0.0.1:${typeof address === "object" && address ? address.port : port}`,
      close: () =>
        new Promise((resolve) => {
          http.close(() => resolve());
          http.closeAllConnections();
        }),
    };
  },
};

async function serve(bridge: DelightBridge, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk);
  } catch {
    return void response.destroy();
  }
  const target = (request.url ?? "/").replace(/^https?:\/\/[^/?]*/i, "");
  const path = target.split("?", 1)[0] || "/";
  const method = request.method ?? "GET";
  try {
    send(response, method, bridge.answer(method, path, request.headers.cookie ?? "", Buffer.concat(chunks)));
  } catch (error) {
    send(response, method, failure(500, String(error)));
  }
}

function send(response: ServerResponse, method: string, { status, body, headers }: Answer): void {
  const type = body === undefined ? {} : { "Content-Type": "Application/JSON; charset=UTF-8" };
  response.writeHead(status, { "Cache-Control": "private, no-store", "X-Powered-By": "Next.js", ...type, ...headers });
  if (body === undefined || method === "HEAD") return void response.end();
  const bytes = Buffer.from(`${JSON.stringify(body, null, 1)}\n`);
  response.write(bytes.subarray(0, 5));
  response.end(bytes.subarray(5));
}

const failure = (status: number, error: string, headers: Readonly<Record<string, string>> = {}): Answer => ({ status, body: { error }, headers });

const refuseMethod = (method: string, allow: string): Answer =>
  method === "OPTIONS" ? { status: 204, headers: { Allow: allow } } : failure(405, "Not with this method", { Allow: allow });

const isFault = (name: string): name is Fault => Object.hasOwn(faults, name);

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function textsOf(bytes: Uint8Array): object {
  try {
    const body: Record<string, unknown> = JSON.parse(new TextDecoder().decode(bytes));
    return readChange(Buffer.from(JSON.stringify({ ...body, categories: [] })), false).scalars;
  } catch {
    return {};
  }
}

function dropEmpty(scalars: Partial<Record<string, string>>): void {
  for (const [key, value] of Object.entries(scalars)) if (value === "") delete scalars[key];
}
