/** What must not compile in an override. Each line below an expectation fails the type check if it compiles. */
import type { operations } from "../../generated/datadog-services.ts";
import { collection } from "../state/collection.ts";
import { overrideBehaviour } from "./override.ts";

interface Service {
  readonly id: string;
  readonly name: string;
}

interface Note {
  readonly id: string;
}

const override = overrideBehaviour<operations, { services: Service }>();
const errors = { errors: ["x"] };

override({});
override({ operations: { DeleteService: ({ reply }) => reply(204) } });
override({ operations: { DeleteService: ({ next }) => next() } });
override({ operations: { GetService: ({ path, state, reply }) => (state.services.has(path.service_id) ? reply(404, errors) : reply(400, errors)) } });
override({
  state: () => ({ notes: collection({ key: ({ id }: Note) => id }) }),
  operations: {
    GetService: ({ path, state, next }) => (state.notes.get(path.service_id) && state.services.get(path.service_id)?.name === "x" ? next() : next({ path })),
  },
});
override({ refuse: ({ reason, next }) => (reason === "forbidden" ? errors : next()) });

// @ts-expect-error an operation that the contract does not have
override({ operations: { DeleteServices: ({ reply }) => reply(204) } });
// @ts-expect-error an admission of an operation that the contract does not have
override({ admit: { DeleteServices: () => undefined } });
// @ts-expect-error a member that no override has
override({ operation: {} });
// @ts-expect-error an undocumented status
override({ operations: { DeleteService: ({ reply }) => reply(418) } });
// @ts-expect-error a body where none is documented
override({ operations: { DeleteService: ({ reply }) => reply(204, {}) } });
// @ts-expect-error a missing member
override({ operations: { GetService: ({ reply }) => reply(404, {}) } });
// @ts-expect-error an extra member
override({ operations: { GetService: ({ reply }) => reply(404, { errors: ["x"], code: 1 }) } });
// @ts-expect-error an answer that neither reply nor next made
override({ operations: { DeleteService: () => ({ status: 204 }) } });
// @ts-expect-error a handler that waits
override({ operations: { DeleteService: async ({ reply }) => reply(204) } });
// @ts-expect-error a path parameter of another operation
override({ operations: { GetService: ({ path, next }) => (path.id ? next() : next()) } });
// @ts-expect-error a collection that is not there
override({ operations: { GetService: ({ state, next }) => (state.pets ? next() : next()) } });
// @ts-expect-error a member that the things of a resource do not have
override({ operations: { GetService: ({ path, state, next }) => (state.services.update(path.service_id, { nickname: "x" }) ? next() : next()) } });
// @ts-expect-error a status of the default's answer that is not documented
override({ operations: { GetService: ({ next }) => (next().status === 418 ? next() : next()) } });
// @ts-expect-error a refusal outside the API's error schema
override({ refuse: () => ({ error: "x" }) });
