import { randomUUID } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { tokenOf } from "./clerk-organizations/credential.ts";
import { Failure } from "./clerk-organizations/failure.ts";
import { type Broken, type Fault, faults } from "./clerk-organizations/fault.ts";
import { checkName, checkSlug, fieldsOf, unprocessable } from "./clerk-organizations/fields.ts";
import { readForm } from "./clerk-organizations/form.ts";
import { type Client, type Membership, type Organization, stateAtStart } from "./clerk-organizations/start-state.ts";
import { showClient, showOrganization } from "./clerk-organizations/view.ts";
import type { ConformingServer } from "./server.ts";

interface Incoming {
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

type Form = ReturnType<typeof readForm>;

class Clerk {
  readonly #broken: Broken;
  readonly #state = stateAtStart();
  readonly #retiredSlugs = new Set<string>();

  constructor(broken: Broken) {
    this.#broken = broken;
  }

  /** The body of a success. Throws Failure. */
  answer(method: string, path: string, { query, headers, bytes }: Incoming): unknown {
    const id = routed(method, path);
    const client = this.#signedIn(tokenOf(query, headers, !this.#broken("native-flag-optional")));
    const early = this.#broken("client-read-too-early") ? showClient(client, this.#state) : undefined;
    const form = () => readForm(headers["content-type"], bytes, !this.#broken("plus-kept"));
    const response = id === undefined ? this.#create(client, form) : this.#one(method, id, client, form);
    return { client: early ?? showClient(client, this.#state), response };
  }

  #signedIn(token: string | undefined): Client {
    const client = token === undefined ? undefined : this.#state.clients.get(token);
    if (client) return client;
    if (client === null && !this.#broken("signed-out-as-stranger")) throw new Failure(401, "signed_out", "Nobody is signed in");
    throw new Failure(401, "authentication_invalid", "No valid credential");
  }

  #create(client: Client, form: () => Form) {
    const { organizations, memberships } = this.#state;
    const existing = [...organizations.values()].filter(({ creator }) => creator === client.user).length;
    const full = this.#broken("limit-off-by-one") ? existing > client.limit : existing >= client.limit;
    if (client.limit > 0 && full) throw new Failure(403, "organization_quota_exceeded", "You have as many organizations as you may");
    const name = fieldsOf(form() ?? [], ["name"]).get("name");
    if (name === undefined) throw unprocessable("form_param_missing", "An organization needs a name", "name");
    checkName(name, this.#length);
    const created = currentSecond();
    const start = { creator: client.user, pending: 0, deletable: true, created, updated: created };
    const organization: Organization = { ...start, id: newId("org"), name, slug: this.#freeSlug(name) };
    organizations.set(organization.id, organization);
    memberships.push({ id: newId("orgmem"), organization, user: client.user, role: "org:admin", created });
    client.updated = created;
    return showOrganization(organization, this.#state);
  }

  #one(method: string, id: string, client: Client, form: () => Form) {
    const organization = this.#state.organizations.get(id);
    if (!organization) throw new Failure(404, "resource_not_found", "There is no such organization");
    const membership = this.#state.memberships.find((each) => each.organization === organization && each.user === client.user);
    this.#authorize(method, membership);
    if (method === "DELETE") return this.#delete(organization, client);
    if (method === "PATCH") this.#update(organization, client, form());
    return showOrganization(organization, this.#state);
  }

  #authorize(method: string, membership: Membership | undefined): void {
    const reading = method === "GET" || method === "HEAD";
    if (reading && this.#broken("strangers-read")) return;
    if (!membership) throw new Failure(403, "not_a_member_in_organization", "You are not a member");
    if (reading || (method === "PATCH" && this.#broken("members-rename"))) return;
    if (membership.role !== "org:admin") throw new Failure(403, "not_an_admin_in_organization", "You are not an administrator");
  }

  #update(organization: Organization, client: Client, form: Form): void {
    if (!form) throw new Failure(400, "request_body_invalid", "The body is not a readable form");
    const fields = fieldsOf(this.#broken("empty-fields-skipped") ? form.filter(([, value]) => value !== "") : form, ["name", "slug"]);
    const [name, slug] = [fields.get("name"), fields.get("slug")];
    if (name !== undefined) checkName(name, this.#length);
    if (name !== undefined && this.#broken("name-before-slug")) organization.name = name;
    if (slug !== undefined) checkSlug(slug);
    if (slug !== undefined && this.#taken(slug, organization)) throw unprocessable("form_identifier_exists", "This slug is taken", "slug");
    if (fields.size === 0 && !this.#broken("empty-update-touches")) return;
    if (name !== undefined && name !== organization.name && this.#broken("rename-derives-slug")) organization.slug = this.#freeSlug(name);
    if (name !== undefined) organization.name = name;
    if (slug !== undefined) organization.slug = slug;
    organization.updated = Math.max(organization.updated, currentSecond());
    client.updated = currentSecond();
  }

  #delete(organization: Organization, client: Client) {
    const allowed = organization.deletable || this.#broken("delete-switch-ignored");
    if (!allowed) throw new Failure(403, "organization_admin_delete_not_enabled", "Its administrators cannot delete this organization");
    const { clients, organizations } = this.#state;
    organizations.delete(organization.id);
    this.#retiredSlugs.add(organization.slug);
    this.#state.memberships = this.#state.memberships.filter((membership) => membership.organization !== organization);
    for (const other of this.#broken("active-organization-dangles") ? [client] : clients.values()) {
      if (other?.active === organization.id) other.active = null;
    }
    client.updated = currentSecond();
    return { deleted: true, id: organization.id, object: "organization" };
  }

  #taken(slug: string, by?: Organization): boolean {
    if (this.#broken("slug-of-deleted-taken") && this.#retiredSlugs.has(slug)) return true;
    if (by && this.#broken("slug-unchecked")) return false;
    return [...this.#state.organizations.values()].some((other) => other.slug === slug && (other !== by || this.#broken("own-slug-conflicts")));
  }

  #freeSlug(name: string): string {
    const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ["organization"];
    let slug = words.join("-");
    while (this.#taken(slug)) slug = `${words.join("-")}-${randomUUID().slice(0, 8)}`;
    return slug;
  }

  readonly #length = (text: string): number => (this.#broken("name-measured-in-utf16") ? text.length : [...text].length);
}

/** Clerk Organizations as another team would have written it. */
export const server: ConformingServer = {
  api: "clerk-organizations",
  faults,
  async start({ fault, port = 0 } = {}) {
    if (fault !== undefined && !isFault(fault)) throw new Error(`No fault "${fault}"; known: ${Object.keys(faults).join(", ")}`);
    const clerk = new Clerk((name) => name === fault);
    const http = createServer((request, response) => void serve(clerk, request, response));
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

async function serve(clerk: Clerk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk);
  } catch {
    return void response.destroy();
  }
  const target = (request.url ?? "/").replace(/^https?:\/\/[^/?]*/i, "");
  const [path = "/", ...rest] = target.split("?");
  const incoming = { query: new URLSearchParams(rest.join("?")), headers: request.headers, bytes: Buffer.concat(chunks) };
  try {
    send(response, 200, clerk.answer(request.method ?? "GET", path, incoming), {});
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    send(response, error.status, showFailure(error), error.status === 401 ? { "WWW-Authenticate": 'Bearer realm="clerk"' } : {});
  }
}

function send(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>>): void {
  response.writeHead(status, { "Content-Type": "Application/JSON; charset=UTF-8", "X-Clerk-Api-Version": "1", Vary: "Origin", ...headers });
  const bytes = Buffer.from(`${JSON.stringify(body)}\n`);
  response.write(bytes.subarray(0, 9));
  response.end(bytes.subarray(9));
}

/** The id in the path, undefined for the collection. Throws Failure 404 for what is not offered. */
function routed(method: string, path: string): string | undefined {
  const matched = /^\/v1\/organizations(?:\/([^/]+))?$/.exec(path);
  if (!matched) throw new Failure(404, "resource_not_found", "Nothing lives here");
  const methods = matched[1] === undefined ? ["POST"] : ["GET", "HEAD", "PATCH", "DELETE"];
  if (!methods.includes(method)) throw new Failure(404, "resource_not_found", `${method} is not offered here`);
  return matched[1] === undefined ? undefined : decode(matched[1]);
}

const showFailure = ({ code, message, parameter }: Failure) => ({
  clerk_trace_id: randomUUID(),
  errors: [{ meta: parameter === undefined ? {} : { param_name: parameter }, long_message: message, message, code }],
});

const isFault = (name: string): name is Fault => Object.hasOwn(faults, name);

const currentSecond = (): number => Math.floor(Date.now() / 1000) * 1000;

const newId = (prefix: string): string => `${prefix}_${randomUUID().replaceAll("-", "").slice(0, 27)}`;

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
