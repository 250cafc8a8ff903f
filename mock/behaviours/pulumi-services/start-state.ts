/** Three organizations and their six services. */
import type { components } from "../../../generated/pulumi-services.ts";
import { addItems, newState, type State, type StoredService, team, user } from "./state.ts";

type AddServiceItem = components["schemas"]["AddServiceItem"];

const [alice, bob] = [user("alice"), user("bob")];

const owners = {
  "my-org": [alice, bob, team("my-team"), team("team1")],
  "empty-org": [alice, team("my-team")],
  "other-org": [user("carol"), team("other-team")],
};

type Row = Pick<StoredService, "organizationName" | "owner" | "name"> & Partial<StoredService> & { readonly items?: readonly AddServiceItem[] };

const stack = (name: string): AddServiceItem => ({ type: "stack", name });
const environment = (name: string): AddServiceItem => ({ type: "environment", name });

const services: readonly Row[] = [
  {
    organizationName: "my-org",
    owner: team("my-team"),
    name: "my-service",
    description: "My service",
    items: [stack("my-project/my-stack"), environment("my-project/my-environment")],
  },
  {
    organizationName: "my-org",
    owner: team("my-team"),
    name: "shared-service",
    description: "Shared",
    members: [team("my-team"), bob],
    properties: [{ key: "docs", value: "https://example.com/docs", type: "string", order: 0 }],
  },
  { organizationName: "my-org", owner: alice, name: "my-service" },
  {
    organizationName: "my-org",
    owner: team("team1"),
    name: "payments",
    description: "Payments",
    items: [stack("pay/dev"), stack("pay/staging"), stack("pay/prod"), environment("pay/shared"), environment("pay/secrets")],
  },
  { organizationName: "my-org", owner: bob, name: "disposable", items: [stack("tmp/one")] },
  { organizationName: "other-org", owner: team("other-team"), name: "other-service" },
];

/** Each row was created a day after the one above. */
export function startState(): State {
  const state = newState();
  for (const [organization, members] of Object.entries(owners)) for (const member of members) state.owners.insert({ organization, member });
  for (const [index, { organizationName, owner, name, items = [], ...given }] of services.entries()) {
    const created = `2024-01-0${index + 1}T00:00:00Z`;
    const defaults = { description: "", created, members: [owner], properties: [] };
    const service = state.services.insert({ id: `service-${index + 1}`, organizationName, owner, name, ...defaults, ...given });
    addItems(state, service, items, alice, new Date(created));
  }
  return state;
}
