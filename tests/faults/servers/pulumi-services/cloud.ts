import { isItemName, readAddition, readChange, readCreation } from "./body.ts";
import { Failure } from "./failure.ts";
import type { Fault } from "./fault.ts";
import { type PageRequest, pageOf, readPageRequest, wholeList } from "./page.ts";
import { type Item, type Service, timestamp } from "./record.ts";
import { decoded, type Route, routeOf } from "./route.ts";
import { organizations, servicesAtStart, users } from "./start-state.ts";
import { itemView, serviceView } from "./view.ts";

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly bytes: Uint8Array;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

type Key = Pick<Service, "organization" | "owner" | "name">;

/** All services and what can be done with them; refuses by throwing Failure. */
export class Cloud {
  readonly #fault: Fault | undefined;
  #services = servicesAtStart();

  constructor(fault: Fault | undefined) {
    this.#fault = fault;
  }

  answer(call: Call): Answer {
    const caller = users.get(/^token (.+)$/s.exec(call.authorization ?? "")?.[1] ?? "");
    if (caller === undefined) throw new Failure(401, "no valid access token", { "WWW-Authenticate": 'token realm="Pulumi"' });
    const route = routeOf(call.method, call.path);
    if (route.kind === "services") {
      const organization = decoded(route.values[0]);
      return call.method === "POST" ? this.#create(organization, caller, call) : this.#list(organization, caller, call);
    }
    return this.#answerForService(call, route, caller);
  }

  #answerForService(call: Call, route: Exclude<Route, { kind: "services" }>, caller: string): Answer {
    const key = keyOf(route.values);
    if (route.kind === "item") return this.#removeItem(key, caller, itemOf(route.values[4], route.values[5], this.#fault));
    if (route.kind === "items") return this.#addItems(key, caller, call);
    switch (call.method) {
      case "HEAD":
        this.#find(key, caller);
        return { status: this.#fault === "head-answers-200" ? 200 : 204 };
      case "PATCH":
        return this.#update(key, caller, call);
      case "DELETE":
        return this.#delete(key, caller, call);
      default: {
        const page = readPageRequest(call.query);
        return this.#detail(this.#find(key, caller), page);
      }
    }
  }

  #create(organization: string, caller: string, { bytes }: Call): Answer {
    this.#enter(organization, caller);
    const { owner, items, ...rest } = readCreation(bytes);
    if (!organizations.get(organization)?.[owner.type].includes(owner.name)) throw new Failure(404, `no ${owner.type} "${owner.name}"`);
    const service: Service = { ...rest, organization, owner, members: [owner], properties: this.#rounded(rest.properties), items: [] };
    if (this.#holder(service)) throw new Failure(409, `"${rest.name}" exists`);
    for (const item of items) this.#insert(service, item, caller);
    this.#services.push(service);
    return { status: 200, body: serviceView(service, service.items) };
  }

  #list(organization: string, caller: string, { query }: Call): Answer {
    const request = readPageRequest(query);
    this.#enter(organization, caller);
    const visible = this.#services.filter((service) => service.organization === organization);
    const listed = this.#fault === "list-of-teams" ? visible.filter(({ owner }) => owner.type === "team") : visible;
    const { entries, continuationToken } = pageOf(listed, request, this.#fault === "token-on-full-page");
    return { status: 200, body: { continuationToken, services: entries.map((service) => serviceView(service, service.items)) } };
  }

  #detail(service: Service, request: PageRequest): Answer {
    const { entries, continuationToken } = pageOf(service.items, request, this.#fault === "token-on-full-page");
    const counted = this.#fault === "summary-of-page" ? entries : service.items;
    const items = entries.map((item) => itemView(item, service.organization));
    return { status: 200, body: { continuationToken, items, service: serviceView(service, counted) } };
  }

  #update(key: Key, caller: string, { bytes }: Call): Answer {
    const service = this.#find(key, caller);
    const { name = service.name, description = service.description, properties } = readChange(bytes);
    const holder = name === service.name ? undefined : this.#holder({ ...service, name });
    if (holder && this.#fault !== "rename-overwrites") throw new Failure(409, `"${name}" exists`);
    if (holder) this.#services = this.#services.filter((other) => other !== holder);
    if (name !== service.name && this.#fault === "rename-loses-items") service.items = [];
    const kept = this.#fault === "properties-merged" ? service.properties : [];
    Object.assign(service, { name, description });
    if (properties) service.properties = [...kept, ...this.#rounded(properties)];
    return { status: 200, body: serviceView(service, service.items) };
  }

  #delete(key: Key, caller: string, { query }: Call): Answer {
    const sent = query.get("force");
    if (sent !== null && sent !== "true" && sent !== "false") throw new Failure(400, "force is neither true nor false");
    const service = this.#find(key, caller);
    const force = this.#fault === "force-by-presence" ? sent !== null : sent === "true";
    const guarded = service.members.length > 1 || (this.#fault === "items-protect" && service.items.length > 0);
    if (guarded && !force) throw new Failure(412, "the service is protected; force=true deletes it");
    this.#services = this.#services.filter((other) => other !== service);
    return { status: 204 };
  }

  #addItems(key: Key, caller: string, { bytes }: Call): Answer {
    const service = this.#find(key, caller);
    const early = this.#fault === "items-one-by-one" ? (item: Item) => this.#insert(service, item, caller) : undefined;
    for (const item of readAddition(bytes, early)) this.#insert(service, item, caller);
    return this.#detail(service, wholeList);
  }

  #removeItem(key: Key, caller: string, { type, name }: Item): Answer {
    const service = this.#find(key, caller);
    const remaining = service.items.filter((item) => item.type !== type || item.name !== name);
    if (remaining.length === service.items.length && this.#fault !== "removal-forgives") throw new Failure(404, `no ${type} "${name}" in the service`);
    service.items = remaining;
    return this.#detail(service, wholeList);
  }

  #enter(organization: string, caller: string): void {
    const members = organizations.get(organization)?.user;
    if (members?.includes(caller)) return;
    if (members && this.#fault === "foreign-caller-403") throw new Failure(403, `you are no member of "${organization}"`);
    throw new Failure(404, `no organization "${organization}"`);
  }

  #find(key: Key, caller: string): Service {
    this.#enter(key.organization, caller);
    const service = this.#services.find((candidate) => sameName(candidate, key) && sameOwner(candidate, key));
    if (!service) throw new Failure(404, `no service "${key.name}"`);
    return service;
  }

  #holder(key: Key): Service | undefined {
    const anyOwner = this.#fault === "name-unique-in-organization";
    return this.#services.find((other) => sameName(other, key) && (anyOwner || sameOwner(other, key)));
  }

  #insert(service: Service, item: Item, caller: string): void {
    const present = service.items.some(({ type, name }) => type === item.type && name === item.name);
    if (!present || this.#fault === "items-repeat") service.items.push({ ...item, created: timestamp(new Date()), addedBy: caller });
  }

  #rounded(properties: Service["properties"]): Service["properties"] {
    return this.#fault === "order-rounded" ? properties.map((one) => ({ ...one, order: BigInt(Number(one.order)) })) : properties;
  }
}

const sameName = (one: Key, other: Key): boolean => one.organization === other.organization && one.name === other.name;

const sameOwner = (one: Key, other: Key): boolean => one.owner.type === other.owner.type && one.owner.name === other.owner.name;

function keyOf([organization, ownerType, ownerName, name]: readonly [string, string, string, string, ...string[]]): Key {
  const type = decoded(ownerType);
  if (type !== "user" && type !== "team") throw new Failure(400, "the owner type is neither user nor team");
  return { organization: decoded(organization), owner: { type, name: decoded(ownerName) }, name: decoded(name) };
}

function itemOf(rawType: string, rawName: string, fault: Fault | undefined): Item {
  const [type, name] = [decoded(rawType), decoded(rawName)];
  if (type !== "stack" && type !== "environment") throw new Failure(400, "the item type is neither stack nor environment");
  if (fault === "raw-slash-unrouted" && rawName.includes("/")) throw new Failure(404, "no such path");
  if (!isItemName(name)) throw new Failure(400, "the item name has no one to three parts");
  return { type, name };
}
