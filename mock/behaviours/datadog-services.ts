/** Datadog Services: the incident-management services of an organization; names may repeat, ids never do. */
import { sentence } from "../../contract/violation.ts";
import type { components, operations } from "../../generated/datadog-services.ts";
import { defineBehaviour } from "../handler.ts";
import { type Collection, collection } from "../state/collection.ts";
import { type Member, members, type Service, startServices, startUsers } from "./datadog-services/start-state.ts";

type User = components["schemas"]["User"];
type ServiceData = components["schemas"]["ServiceResponseData"];
type Errors = components["schemas"]["APIErrorResponse"];

export default defineBehaviour<operations>()({
  principals: members,

  state: () => {
    const users = collection({ key: ({ id }: User) => id });
    const services = collection({
      key: ({ id }: Service) => id,
      groups: { organization: ({ organization }) => organization },
      rank: ({ created }) => Date.parse(created),
    });
    for (const user of startUsers()) users.insert(user);
    for (const service of startServices()) services.insert(service);
    return { users, services };
  },

  references: { services: { createdBy: "users", lastModifiedBy: "users" } },

  authorize: ({ operation, principal }) => (principal.may.includes(rightFor[operation]) ? undefined : "forbidden"),

  operations: {
    GetServices({ query, principal, state, reply }) {
      const size = query["page[size]"] ?? 10;
      const offset = query["page[offset]"] ?? 0;
      const page = state.services.in.organization(principal.organization).slice(Number(offset), size);
      return reply(200, {
        data: page.map(shown),
        ...(wantsUsers(query) && { included: authors(state.users, page) }),
        meta: { pagination: { offset, next_offset: following(offset, size), size } },
      });
    },

    CreateService({ body, principal, state, now, newId, reply }) {
      const created = now().toISOString();
      const service = state.services.insert({
        id: newId(),
        organization: principal.organization,
        name: body.data.attributes.name,
        created,
        modified: created,
        createdBy: principal.userId,
        lastModifiedBy: principal.userId,
      });
      return reply(201, { data: shown(service), included: authors(state.users, [service]) });
    },

    GetService({ path, query, principal, state, reply }) {
      const service = find(state.services, path.service_id, principal);
      if (!service) return reply(404, noSuch(path.service_id));
      return reply(200, { data: shown(service), ...(wantsUsers(query) && { included: authors(state.users, [service]) }) });
    },

    UpdateService({ path, body, principal, state, now, reply }) {
      const service = find(state.services, path.service_id, principal);
      if (!service) return reply(404, noSuch(path.service_id));
      const { id = service.id, attributes } = body.data;
      if (id.toLowerCase() !== service.id) return reply(400, errors("Bad Request: data.id is the id of another service"));
      const name = attributes?.name;
      const modified = later(service.modified, now().toISOString());
      const updated = name === undefined ? service : state.services.update(service.id, { name, modified, lastModifiedBy: principal.userId });
      return reply(200, { data: shown(updated), included: authors(state.users, [updated]) });
    },

    DeleteService({ path, principal, state, reply }) {
      const service = find(state.services, path.service_id, principal);
      if (!service) return reply(404, noSuch(path.service_id));
      state.services.delete(service.id);
      return reply(204);
    },
  },

  // Whether there is such a service matters more than what the body says.
  admit: {
    UpdateService: ({ path, principal, state, reply }) => (find(state.services, path.service_id, principal) ? undefined : reply(404, noSuch(path.service_id))),
  },

  refuse({ reason, violations, detail }) {
    if (reason === "unauthenticated") return errors("Unauthorized");
    if (reason === "forbidden") return errors("Forbidden");
    if (reason === "invalid-request") return errors(...violations.map((violation) => `Bad Request: ${sentence(violation)}`));
    return errors(reason === "unreadable-body" ? `Bad Request: ${detail}` : detail);
  },
});

const rightFor: Readonly<Record<keyof operations, "read" | "write">> = {
  GetServices: "read",
  CreateService: "write",
  GetService: "read",
  UpdateService: "write",
  DeleteService: "write",
};

const errors = (...texts: string[]): Errors => ({ errors: texts });

const noSuch = (id: string): Errors => errors(`service ${id} not found`);

/** Another organization's service does not exist. */
function find(services: Pick<Collection<Service>, "get">, id: string, { organization }: Member): Service | undefined {
  const service = services.get(id.toLowerCase());
  return service?.organization === organization ? service : undefined;
}

const shown = ({ id, name, created, modified, createdBy, lastModifiedBy }: Service): ServiceData => ({
  id,
  type: "services",
  attributes: { name, created, modified },
  relationships: {
    created_by: { data: { id: createdBy, type: "users" } },
    last_modified_by: { data: { id: lastModifiedBy, type: "users" } },
  },
});

/** Either spelling will do; the contract lets no value through that means no. */
const wantsUsers = (query: { readonly include?: string; readonly "include[users]"?: string }): boolean =>
  query.include !== undefined || query["include[users]"] !== undefined;

/** Whoever created or last modified one of the services, each once. */
function authors(users: Pick<Collection<User>, "get">, services: readonly Service[]): User[] {
  const found = new Set<User>();
  for (const { createdBy, lastModifiedBy } of services) {
    for (const id of [createdBy, lastModifiedBy]) {
      const user = users.get(id);
      if (user) found.add(user);
    }
  }
  return [...found];
}

const largestInt64 = 2 ** 63 - 1024;

/** The next offset, exact up to 2^53 and always an int64. */
const following = (offset: number, size: number): number => Math.min(Number(offset) + Number(size), largestInt64);

const later = (one: string, other: string): string => (Date.parse(one) > Date.parse(other) ? one : other);
