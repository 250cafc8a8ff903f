/** Pulumi Cloud services: users and teams of an organization own services, which group stacks and environments. */
import type { components, operations } from "../../generated/pulumi-services.ts";
import { defineBehaviour } from "../handler.ts";
import type { Principal } from "../principals.ts";
import { offsetOf, type PageQuery, page } from "./pulumi-services/page.ts";
import { startState } from "./pulumi-services/start-state.ts";
import { addItems, keyOf, type State, type StoredService, type User, user } from "./pulumi-services/state.ts";

type ErrorResponse = components["schemas"]["ErrorResponse"];
type Service = components["schemas"]["Service"];
type ServiceItem = components["schemas"]["ServiceItem"];
type ServiceProperty = components["schemas"]["ServiceProperty"];
type ServicePropertyInput = components["schemas"]["ServicePropertyInput"];
type ServicePath = operations["getService"]["parameters"]["path"];

interface Caller extends Principal {
  readonly user: User;
}

const caller = (id: string, token: string, name: string): Caller => ({ id, credentials: [{ pulumiToken: `token ${token}` }], user: user(name) });

export default defineBehaviour<operations>()({
  principals: [caller("admin", "PULUMI_ACCESS_TOKEN", "alice"), caller("member", "pul-member", "bob"), caller("outsider", "pul-outsider", "carol")],

  state: startState,
  references: { items: { service: "services" } },

  otherMediaTypes: "json",

  operations: {
    createService({ path: { organization }, body, principal, state, now, newId, reply }) {
      const { ownerType, ownerName, name, description = "", properties = [], items = [] } = body;
      const owner = state.owners.get(keyOf(organization, ownerType, ownerName))?.member;
      if (!owner) return reply(404, notFound(ownerType, ownerName));
      if (state.services.by.address(keyOf(organization, ownerType, ownerName, name))) return reply(409, taken(name));
      const service = state.services.insert({
        id: newId(),
        organizationName: organization,
        owner,
        name,
        description,
        created: now().toISOString(),
        members: [owner],
        properties: properties.map(completed),
      });
      addItems(state, service, items, principal.user, now());
      return reply(200, shown(state, service));
    },

    listServices({ path, query, state, reply }) {
      const { entries, next } = page(state.services.in.organization(path.organization), query);
      return reply(200, { services: entries.map((service) => shown(state, service)), ...next });
    },

    headService: ({ reply }) => reply(204),

    getService({ path, query, state, reply }) {
      const service = serviceAt(state, path);
      const { entries, next } = page(state.items.in.service(service.id), query);
      return reply(200, { service: shown(state, service), items: entries.map(({ item }) => item), ...next });
    },

    updateService({ path, body, state, reply }) {
      const service = serviceAt(state, path);
      const { name = service.name, description = service.description } = body;
      const properties = body.properties?.map(completed) ?? service.properties;
      if (name !== service.name && state.services.by.address(addressOf({ ...path, serviceName: name }))) return reply(409, taken(name));
      return reply(200, shown(state, state.services.update(service.id, { name, description, properties })));
    },

    deleteService({ path, query: { force = false }, state, reply }) {
      const { id, name, members } = serviceAt(state, path);
      if (members.length > 1 && !force) return reply(412, error(412, `service '${name}' has members besides its owner`));
      for (const { key } of [...state.items.in.service(id)]) state.items.delete(key);
      state.services.delete(id);
      return reply(204);
    },

    addServiceItems({ path, body, principal, state, now, reply }) {
      const service = serviceAt(state, path);
      addItems(state, service, body.items, principal.user, now());
      return reply(200, { service: shown(state, service), items: itemsOf(state, service) });
    },

    removeServiceItem({ path, state, reply }) {
      const service = serviceAt(state, path);
      if (!state.items.delete(keyOf(service.id, path.itemType, path.itemName))) return reply(404, notFound(path.itemType, path.itemName));
      return reply(200, { service: shown(state, service), items: itemsOf(state, service) });
    },
  },

  admit: {
    createService: requireMember,
    listServices: (call) => requireToken(call) ?? requireMember(call),
    headService: (call) => requireService({ ...call, reply: () => call.reply(404) }),
    getService: (call) => requireToken(call) ?? requireService(call),
    updateService: requireService,
    deleteService: requireService,
    addServiceItems: requireService,
    removeServiceItem: requireService,
  },

  refuse: ({ status, detail }) => error(status, detail),
});

interface Approach<Path, R> {
  readonly path: Path;
  readonly principal: Caller;
  readonly state: State;
  reply(status: 404, body: ErrorResponse): R;
}

/** To those who are no members of it, an organization does not exist. */
function requireMember<R>({ path: { organization }, principal, state, reply }: Approach<{ organization: string }, R>): R | undefined {
  return state.owners.has(keyOf(organization, "user", principal.user.name)) ? undefined : reply(404, notFound("organization", organization));
}

function requireService<R>(approach: Approach<ServicePath, R>): R | undefined {
  const { path, state, reply } = approach;
  return requireMember(approach) ?? (state.services.by.address(addressOf(path)) ? undefined : reply(404, notFound("service", path.serviceName)));
}

function requireToken<R>({ query, reply }: { query: PageQuery; reply(status: 400, body: ErrorResponse): R }): R | undefined {
  return offsetOf(query.continuationToken) === undefined ? reply(400, error(400, "continuationToken is not a continuation token")) : undefined;
}

/** The service that a call is about; `admit` has seen that it exists. */
function serviceAt(state: State, path: ServicePath): StoredService {
  const service = state.services.by.address(addressOf(path));
  if (!service) throw new Error(`Nothing is at ${addressOf(path)}.`);
  return service;
}

const addressOf = ({ organization, ownerType, ownerName, serviceName }: ServicePath): string => keyOf(organization, ownerType, ownerName, serviceName);

const itemsOf = (state: State, { id }: StoredService): ServiceItem[] => Array.from(state.items.in.service(id), ({ item }) => item);

/** A service as callers see it: without its id, with its items counted. */
function shown(state: State, { id, organizationName, owner, name, description, created, members, properties }: StoredService): Service {
  return { organizationName, owner, name, description, created, members, itemCountSummary: countsOf(state, id), properties };
}

/** A type without items is absent. */
function countsOf(state: State, service: string): Service["itemCountSummary"] {
  const counts: Service["itemCountSummary"] = {};
  for (const type of ["stack", "environment"]) {
    const { size } = state.items.in.kind(keyOf(service, type));
    if (size > 0) counts[type] = size;
  }
  return counts;
}

const completed = ({ key, value, type = "string", order }: ServicePropertyInput, index: number): ServiceProperty => ({
  key,
  value,
  type,
  order: order ?? index,
});

const phrases: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  412: "Precondition Failed",
};

const error = (code: number, detail: string): ErrorResponse => ({ code, message: `${phrases[code] ?? "Error"}: ${detail}` });
const notFound = (kind: string, name: string) => error(404, `${kind} '${name}' not found`);
const taken = (name: string) => error(409, `service '${name}' already exists`);
