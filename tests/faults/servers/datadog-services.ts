import { randomUUID } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { BadRequest } from "./datadog-services/bad-request.ts";
import { readCreation, readUpdate } from "./datadog-services/body.ts";
import { type Broken, type Fault, faults } from "./datadog-services/fault.ts";
import { readInclusion, readPage } from "./datadog-services/query.ts";
import { type Service, servicesAtStart, type User, users } from "./datadog-services/start-state.ts";
import { showService, usersOf } from "./datadog-services/view.ts";
import type { ConformingServer } from "./server.ts";

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Incoming {
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Uint8Array;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

class Datadog {
  readonly #broken: Broken;
  #services = servicesAtStart();

  constructor(broken: Broken) {
    this.#broken = broken;
  }

  answer(method: string, path: string, incoming: Incoming): Answer {
    const matched = /^\/api\/v2\/services(?:\/([^/]+))?$/.exec(path);
    if (!matched) return failure(404, "Nothing lives here");
    const id = matched[1];
    const verb = method === "HEAD" ? "GET" : method;
    if (!(id === undefined ? ["GET", "POST"] : ["GET", "PATCH", "DELETE"]).includes(verb)) return failure(404, `${method} is not offered here`);
    const user = this.#authenticate(incoming.headers);
    if (!user) return failure(401, "Send both keys", { "WWW-Authenticate": 'Keys realm="services"' });
    const needed = verb === "GET" || (verb === "DELETE" && this.#broken("readers-delete")) ? "read" : "write";
    if (!user.permissions.includes(needed)) return failure(403, `This needs the permission to ${needed}`);
    try {
      if (id !== undefined) return this.#one(verb, id, user, incoming);
      return verb === "GET" ? this.#list(user, incoming) : this.#create(user, incoming);
    } catch (error) {
      if (error instanceof BadRequest) return failure(400, error.message);
      throw error;
    }
  }

  #authenticate(headers: IncomingHttpHeaders): User | undefined {
    const { "dd-api-key": apiKey, "dd-application-key": applicationKey } = headers;
    const colleagues = users.filter((user) => user.apiKey === apiKey);
    const user = colleagues.find((colleague) => colleague.applicationKey === applicationKey);
    return user ?? (this.#broken("application-key-unchecked") && applicationKey !== undefined ? colleagues[0] : undefined);
  }

  #visible(user: User): readonly Service[] {
    const mine = this.#services.filter(({ organization }) => organization === user.organization);
    return mine.sort((a, b) => (this.#broken("newest-first") ? b.created - a.created : a.created - b.created));
  }

  #list(user: User, { query }: Incoming): Answer {
    const { offset, size } = readPage(query);
    const inclusion = readInclusion(query, !this.#broken("include-users-unknown"));
    const from = this.#broken("offset-counts-pages") ? offset * size : offset;
    const mine = this.#visible(user);
    const page = mine.slice(from, from + size);
    const rows = this.#broken("list-remembers-names") ? page.map((service) => ({ ...service, name: service.firstName })) : page;
    const next_offset = offset + (this.#broken("next-offset-counts-items") ? page.length : size);
    const meta = { total: mine.length, pagination: { total: mine.length, size, next_offset, offset } };
    return { status: 200, body: { meta, ...this.#included(inclusion, page), data: rows.map(showService) } };
  }

  #included(inclusion: boolean, services: readonly Service[]) {
    return inclusion ? { included: usersOf(services, this.#broken("included-repeated")) } : {};
  }

  #create(user: User, { headers, bytes }: Incoming): Answer {
    const name = this.#stored(readCreation(headers["content-type"], bytes));
    const created = currentSecond();
    const by = { organization: user.organization, createdBy: user, modifiedBy: user };
    const service: Service = { ...by, id: newId(), created, modified: created, firstName: name, name };
    this.#services.push(service);
    return { status: 201, body: { data: showService(service) }, headers: { Location: `/api/v2/services/${service.id}` } };
  }

  #one(verb: string, segment: string, user: User, { query, headers, bytes }: Incoming): Answer {
    const id = decode(segment).toLowerCase();
    if (!uuid.test(id)) throw new BadRequest("A service id is a UUID");
    const inclusion = verb === "GET" && readInclusion(query, !this.#broken("include-users-unknown"));
    const pool = this.#broken("tenant-forgotten") ? this.#services : this.#visible(user);
    const service = pool.find((candidate) => candidate.id === id);
    if (!service && verb === "DELETE" && this.#broken("repeat-delete-succeeds")) return { status: 204 };
    if (!service) return failure(404, `No service ${id} in this organization`);
    if (verb === "DELETE") return this.#delete(service);
    if (verb === "PATCH") this.#update(service, user, readUpdate(headers["content-type"], bytes, id));
    return { status: 200, body: { ...this.#included(inclusion, [service]), data: showService(service) } };
  }

  #update(service: Service, user: User, name: string | undefined): void {
    if (name === undefined && this.#broken("name-required-on-update")) throw new BadRequest("A name is needed");
    if (name === undefined && !this.#broken("empty-update-touches")) return;
    if (name !== undefined) service.name = this.#stored(name);
    service.modified = Math.max(service.modified, currentSecond());
    if (!this.#broken("editor-unrecorded")) service.modifiedBy = user;
  }

  #stored(name: string): string {
    return this.#broken("name-trimmed") ? name.trim() : name;
  }

  #delete(service: Service): Answer {
    this.#services = this.#services.filter((other) => other !== service);
    return { status: 204 };
  }
}

/** Datadog Services as another team would have written it. */
export const server: ConformingServer = {
  api: "datadog-services",
  faults,
  async start({ fault, port = 0 } = {}) {
    if (fault !== undefined && !isFault(fault)) throw new Error(`No fault "${fault}"; known: ${Object.keys(faults).join(", ")}`);
    const datadog = new Datadog((name) => name === fault);
    const http = createServer((request, response) => void serve(datadog, request, response));
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

async function serve(datadog: Datadog, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk);
  } catch {
    return void response.destroy();
  }
  const target = (request.url ?? "/").replace(/^https?:\/\/[^/?]*/i, "");
  const [path = "/", ...rest] = target.split("?");
  const incoming = { query: new URLSearchParams(rest.join("?")), headers: request.headers, bytes: Buffer.concat(chunks) };
  send(response, datadog.answer(request.method ?? "GET", path, incoming));
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  const type = body === undefined ? {} : { "Content-Type": "Application/JSON; charset=UTF-8" };
  response.writeHead(status, { "Strict-Transport-Security": "max-age=31536000", "X-RateLimit-Limit": "300", ...type, ...headers });
  if (body === undefined) return void response.end();
  const bytes = Buffer.from(JSON.stringify(body, null, "\t"));
  response.write(bytes.subarray(0, 7));
  response.end(bytes.subarray(7));
}

const failure = (status: number, text: string, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  body: { request_id: randomUUID(), errors: [text] },
  headers,
});

const isFault = (name: string): name is Fault => Object.hasOwn(faults, name);

const currentSecond = (): number => Math.floor(Date.now() / 1000) * 1000;

/** A UUID of version 7: the time first, then chance. */
function newId(): string {
  const time = Date.now().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return "";
  }
}
