/** The longest life of a service, lived through a typed client. */
import createClient from "openapi-fetch";
import { expect, it } from "vitest";
import type { paths } from "../../../generated/pulumi-services.ts";
import { createMock } from "../../../mock/index.ts";
import { expectDocumented } from "../expect-documented.ts";
import { api, authorizationOf } from "./fixture.ts";

it("A typed client creates a service, finds, reads, fills, renames, empties and deletes it", async () => {
  const mock = createMock({ apis: [api], now: "2026-01-01T00:00:00Z" });
  const client = createClient<paths>({
    baseUrl: "http://localhost",
    headers: { Authorization: authorizationOf.admin },
    fetch: async (request) => {
      const response = await mock.fetch(request);
      await expectDocumented(api, { method: request.method, path: new URL(request.url).pathname }, response);
      return response;
    },
  });
  const all = "/api/orgs/{organization}/services";
  const one = "/api/orgs/{organization}/services/{ownerType}/{ownerName}/{serviceName}";
  const key = { organization: "my-org", ownerType: "team", ownerName: "team1" } as const;
  const path = { ...key, serviceName: "my-cool-service" };
  const renamed = { ...key, serviceName: "cooler" };

  const created = await client.POST(all, {
    params: { path: { organization: "my-org" } },
    body: { ownerType: "team", ownerName: "team1", name: "my-cool-service", items: [{ type: "stack", name: "cool/dev" }] },
  });
  expect(created.data).toMatchObject({ name: "my-cool-service", itemCountSummary: { stack: 1 }, created: "2026-01-01T00:00:00.000Z" });
  expect((await client.HEAD(one, { params: { path } })).response.status).toBe(204);

  const first = await client.GET(all, { params: { path: { organization: "my-org" }, query: { maxResults: 5 } } });
  const continuationToken = first.data?.continuationToken ?? "";
  const second = await client.GET(all, { params: { path: { organization: "my-org" }, query: { maxResults: 5, continuationToken } } });
  expect(second.data?.services).toEqual([created.data]);

  const filled = await client.POST(`${one}/items`, { params: { path }, body: { items: [{ type: "environment", name: "cool/shared" }] } });
  expect(filled.data?.items.map(({ name }) => name)).toEqual(["cool/dev", "cool/shared"]);
  const updated = await client.PATCH(one, { params: { path }, body: { name: "cooler", properties: [{ key: "docs", value: "x" }] } });
  expect(updated.data).toMatchObject({ name: "cooler", properties: [{ key: "docs", value: "x", type: "string", order: 0 }] });
  expect((await client.GET(one, { params: { path } })).error).toMatchObject({ code: 404 });
  const read = await client.GET(one, { params: { path: renamed } });
  expect(read.data).toEqual({ service: updated.data, items: filled.data?.items });

  const emptied = await client.DELETE(`${one}/items/{itemType}/{itemName}`, { params: { path: { ...renamed, itemType: "stack", itemName: "cool/dev" } } });
  expect(emptied.data?.service.itemCountSummary).toEqual({ environment: 1 });
  expect((await client.DELETE(one, { params: { path: renamed, query: { force: false } } })).response.status).toBe(204);
  expect((await client.DELETE(one, { params: { path: renamed } })).error).toMatchObject({ code: 404 });
  expect((await client.GET(all, { params: { path: { organization: "my-org" } } })).data?.services).toHaveLength(5);
});
