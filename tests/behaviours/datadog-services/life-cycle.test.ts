/** A typed client from birth to death of a service, and the same life twice. */
import createClient from "openapi-fetch";
import { describe, expect, it } from "vitest";
import type { paths } from "../../../generated/datadog-services.ts";
import { createMock, type Mock } from "../../../mock/index.ts";
import { expectDocumented } from "../expect-documented.ts";
import { api, keysOf, list, seeded, stateOf } from "./fixture.ts";

const clock = "2024-06-01T12:00:00Z";

/** A client of one principal, and every answer that it got, word for word. */
function clientOf(mock: Mock, as: keyof typeof keysOf, heard: string[] = []) {
  return createClient<paths>({
    baseUrl: "http://localhost",
    headers: keysOf[as],
    fetch: async (request) => {
      const response = await mock.fetch(request);
      await expectDocumented(api, { method: request.method, path: new URL(request.url).pathname }, response);
      heard.push(`${response.status} ${JSON.stringify([...response.headers])} ${await response.clone().text()}`);
      return response;
    },
  });
}

async function live(mock: Mock, heard: string[]): Promise<void> {
  const admin = clientOf(mock, "admin", heard);
  const editor = clientOf(mock, "editor", heard);
  const created = await admin.POST(list, { body: { data: { type: "services", attributes: { name: "checkout" } } } });
  const id = created.data?.data.id ?? "";
  const one = { params: { path: { service_id: id } } };
  await editor.GET("/api/v2/services/{service_id}", { params: { ...one.params, query: { include: "users" } } });
  await editor.PATCH("/api/v2/services/{service_id}", { ...one, body: { data: { type: "services", id, attributes: { name: "payments" } } } });
  await admin.PATCH("/api/v2/services/{service_id}", { ...one, body: { data: { type: "services", attributes: { name: "" } } } });
  await admin.GET(list, { params: { query: { "page[size]": 5, "page[offset]": 10, "include[users]": "true" } } });
  await admin.DELETE("/api/v2/services/{service_id}", one);
  await admin.DELETE("/api/v2/services/{service_id}", one);
  await admin.POST(list, { body: { data: { type: "services", attributes: { name: "checkout" } } } });
}

describe("a service's life", () => {
  it("datadog-services/10.14 datadog-services/10.15 is walked by a typed client: create, read, rename, list, delete, gone", async () => {
    const mock = createMock({ apis: [api], now: clock });
    const admin = clientOf(mock, "admin");
    const editor = clientOf(mock, "editor");

    const created = await admin.POST(list, { body: { data: { type: "services", attributes: { name: "checkout" } } } });
    expect(created.response.status).toBe(201);
    const service = created.data?.data;
    const path = { service_id: service?.id ?? "" };

    const found = await editor.GET("/api/v2/services/{service_id}", { params: { path, query: { "include[users]": "" } } });
    expect(found.data?.data).toEqual(service);
    expect(found.data?.included).toEqual(created.data?.included);

    const renamed = await editor.PATCH("/api/v2/services/{service_id}", {
      params: { path },
      body: { data: { type: "services", attributes: { name: "payments" } } },
    });
    expect(renamed.data?.data.attributes).toEqual({ ...service?.attributes, name: "payments" });

    const listed = await admin.GET(list, { params: { query: { "page[offset]": 12 } } });
    expect(listed.data?.data).toEqual([renamed.data?.data]);

    const deleted = await admin.DELETE("/api/v2/services/{service_id}", { params: { path } });
    expect(deleted.response.status).toBe(204);

    const gone = await admin.GET("/api/v2/services/{service_id}", { params: { path } });
    expect(gone.response.status).toBe(404);
    expect(gone.error).toEqual({ errors: [`service ${path.service_id} not found`] });
  });

  it("is the same, byte for byte, for the same seed and clock", async () => {
    const [one, other] = [createMock({ apis: [api], now: clock, seed: 7 }), createMock({ apis: [api], now: clock, seed: 7 })];
    const [first, second]: [string[], string[]] = [[], []];

    await live(one, first);
    await live(other, second);

    expect(first.map((answer) => answer.slice(0, 3))).toEqual(["201", "200", "200", "400", "200", "204", "404", "201"]);
    expect(second).toEqual(first);
    expect(await stateOf(other)).toBe(await stateOf(one));
  });

  it("is the same again after a reset", async () => {
    const mock = createMock({ apis: [api], now: clock });
    const [first, second]: [string[], string[]] = [[], []];

    await live(mock, first);
    await mock.reset();
    await live(mock, second);

    expect(second).toEqual(first);
  });

  it("has another id for another seed", async () => {
    const ids = [1, 2].map(async (seed) => {
      const { data } = await clientOf(createMock({ apis: [api], seed }), "admin").POST(list, {
        body: { data: { type: "services", attributes: { name: "x" } } },
      });
      return data?.data.id;
    });

    expect(new Set(await Promise.all(ids)).size).toBe(2);
  });

  it("is of no concern to another mock in the same process", async () => {
    const [one, other] = [createMock({ apis: [api] }), createMock({ apis: [api] })];

    await one.fetch(seeded(1), { method: "DELETE", headers: keysOf.admin });

    expect((await one.fetch(seeded(1), { headers: keysOf.admin })).status).toBe(404);
    expect((await other.fetch(seeded(1), { headers: keysOf.admin })).status).toBe(200);
  });
});
