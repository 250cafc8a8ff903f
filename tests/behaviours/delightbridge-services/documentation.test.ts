/** The samples of the API's page and of its contract, and its whole life through a typed client. */
import createClient from "openapi-fetch";
import { describe, expect, it } from "vitest";
import type { paths } from "../../../generated/delightbridge-services.ts";
import { createMock } from "../../../mock/index.ts";
import { api, at, call, cookie, expectRefused, expectStored, listExamples, service, services, tokens, update, updateExamples } from "./fixture.ts";

describe("the page's first sample", () => {
  const scalars = { name: "<string>", email: "<string>", color: "<string>", signature: "<string>", document: "<string>" };
  const asPrinted = {
    ...scalars,
    categories: [{ "categories[].id": "<string>", "categories[].name": "<string>", "categories[].color": "<string>", "categories[].textColor": "<string>" }],
  };
  const asMeant = { ...scalars, categories: [{ id: "<string>", name: "<string>", color: "<string>", textColor: "<string>" }] };

  it("delightbridge-services/7.10a is confirmed for an id and with the real names of a category's fields", async () => {
    await expectStored("service-123", asMeant);

    expect(await service("service-123")).toMatchObject(asMeant);
  });

  it("delightbridge-services/6.updateService.400 is refused with the names as they are printed, which make an incomplete category", async () => {
    await expectRefused(400, at("service-123"), { method: "PATCH", json: asPrinted });
  });

  it("delightbridge-services/6.updateService.404 delightbridge-services/6.updateService.401 is refused for the id as it is printed, and without its session", async () => {
    await expectRefused(404, at("[id]"), { method: "PATCH", json: asPrinted });
    await expectRefused(401, at("[id]"), { method: "PATCH", json: asPrinted, token: "" });
  });
});

it("delightbridge-services/7.3a delightbridge-services/7.4a the page's second sample, sent as it is printed, is confirmed, and the list shows what it did", async () => {
  const body = `{
    "name": "Updated Support Team",
    "color": "#ff6b6b",
    "categories": [
      {
        "id": "cat-urgent",
        "name": "Urgent",
        "color": "#ff6b6b",
        "textColor": "#ffffff"
      }
    ]
  }`;

  const headers = { Cookie: "authjs.session-token=YOUR_SESSION_TOKEN", "Content-Type": "application/json" };
  const answer = await call("/api/services/service-123", { method: "PATCH", headers, body });

  expect(answer).toMatchObject({ status: 200, text: '{"ok":true}' });
  expect(await services()).toEqual(listExamples.get("updated"));
});

it.each(updateExamples)("delightbridge-services/6.updateService.200 the contract's example %s is stored as it is", async (_name, json) => {
  const before = await service("service-123");

  await expectStored("service-123", json);

  expect(await service("service-123")).toEqual({ ...before, ...(json as object) });
});

it.each([
  [400, "service-123", { name: null }, tokens.user, "Invalid request body"],
  [401, "service-123", {}, "", "Unauthorized"],
  [404, "service-999", {}, tokens.user, "Service not found"],
  [409, "service-123", { email: "sales@example.com" }, tokens.user, "Email already in use"],
])("a refusal with %i begins with the suggested words", async (status, id, json, token, words) => {
  const { status: received, body } = await update(id, json, token);

  expect({ received, body }).toEqual({ received: status, body: { error: expect.stringMatching(`^${words}`) } });
});

it("a typed client reads, changes, clears and reads again", async () => {
  const mock = createMock({ apis: [api] });
  const client = createClient<paths>({ baseUrl: "http://localhost", headers: cookie(tokens.user), fetch: (request) => mock.fetch(request) });
  const path = { id: "service-789" };
  const categories = [
    { id: "cat-new", name: "New", color: "#94d82d", textColor: "#000000" },
    { id: "cat-billing", name: "Invoices", color: "#74c0fc", textColor: "#000000" },
  ];

  const { data: start } = await client.GET("/api/services");
  expect(start?.map(({ email }) => email)).toEqual(["support@example.com", "sales@example.com", "service-789@pending.local"]);

  const named = await client.PATCH("/api/services/{id}", { params: { path }, body: { name: "Press", email: "press@example.com", document: "Be kind." } });
  expect(named.data).toEqual({ ok: true });
  await client.PATCH("/api/services/{id}", { params: { path }, body: { categories } });
  const { data: changed } = await client.GET("/api/services");
  expect(changed?.[2]).toEqual({ ...start?.[2], name: "Press", email: "press@example.com", document: "Be kind.", categories });

  const conflict = await client.PATCH("/api/services/{id}", { params: { path: { id: "service-123" } }, body: { email: "press@example.com" } });
  expect([conflict.response.status, conflict.error]).toEqual([409, { error: "Email already in use" }]);
  const unknown = await client.PATCH("/api/services/{id}", { params: { path: { id: "service-999" } }, body: {} });
  expect([unknown.response.status, unknown.error]).toEqual([404, { error: "Service not found" }]);
  const stranger = await client.GET("/api/services", { headers: { Cookie: null } });
  expect([stranger.response.status, stranger.error]).toEqual([401, { error: "Unauthorized" }]);

  await client.PATCH("/api/services/{id}", { params: { path }, body: { document: "", categories: [] } });
  const { data: end } = await client.GET("/api/services");
  expect(end?.[2]).toEqual({ ...start?.[2], name: "Press", email: "press@example.com", document: "", categories: [] });
  expect(end?.slice(0, 2)).toEqual(start?.slice(0, 2));
});
