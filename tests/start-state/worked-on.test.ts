/** What a mock shows of its state is a start state for another one, which goes on from there. */
import { expect, it } from "vitest";
import type { JsonObject } from "../../contract/model.ts";
import { createMock, type Mock } from "../../mock/mock.ts";

const json = { "Content-Type": "application/json" };
const clerk = (path: string): string => `/v1/organizations${path}?__dev_session=token-admin`;

const creations: readonly (readonly [string, (mock: Mock, name: string) => Promise<Response>])[] = [
  [
    "pulumi-services",
    (mock, name) =>
      mock.fetch("/api/orgs/my-org/services", {
        method: "POST",
        headers: { Authorization: "token pul-member", ...json },
        body: JSON.stringify({ ownerType: "team", ownerName: "my-team", name }),
      }),
  ],
  [
    "datadog-services",
    (mock, name) =>
      mock.fetch("/api/v2/services", {
        method: "POST",
        headers: { "DD-API-KEY": "api-key-org-one", "DD-APPLICATION-KEY": "app-key-admin", ...json },
        body: JSON.stringify({ data: { type: "services", attributes: { name } } }),
      }),
  ],
  [
    "clerk-organizations",
    (mock, name) => mock.fetch(clerk(""), { method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded" }, body: `name=${name}` }),
  ],
  [
    "dreams-organizations",
    (mock, name) =>
      mock.fetch("/api/organizations", {
        method: "POST",
        headers: { Authorization: "Bearer OWNER_TOKEN", ...json },
        body: JSON.stringify({ name, type: "private", countryCode: "US" }),
      }),
  ],
];

it.each(creations)("%s makes new things beside those that an earlier run made", async (api, create) => {
  const first = createMock({ apis: [api] });
  const made = await create(first, "first");
  const state = (await (await first.fetch("/_specimen/v1/state")).json()) as JsonObject;

  const again = await create(createMock({ apis: [api], state: state[api] as JsonObject }), "second");

  expect([made.ok, again.status]).toEqual([true, made.status]);
});
