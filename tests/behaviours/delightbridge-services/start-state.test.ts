/** What is there before anybody calls, and that it is the same every time. */
import { expect, it } from "vitest";
import { createMock } from "../../../mock/index.ts";
import {
  api,
  at,
  call,
  category,
  expectRefused,
  expectStored,
  list,
  listExamples,
  type Sent,
  send,
  services,
  stateOf,
  tokens,
  updateExamples,
} from "./fixture.ts";

it("delightbridge-services/8.1 delightbridge-services/8.2 there are three services with their categories, exactly those of the documented example", async () => {
  expect(await services()).toEqual(listExamples.get("seed"));
});

it("delightbridge-services/8.1 delightbridge-services/8.2 they are told apart by what they are for", async () => {
  const rows = (await services()).map(({ id, email, gmailConnected, unreadCount, categories }) => [
    id,
    email,
    gmailConnected,
    unreadCount,
    ...categories.map(({ name }) => name),
  ]);

  expect(rows).toEqual([
    ["service-123", "support@example.com", true, 3, "Urgent", "Billing"],
    ["service-456", "sales@example.com", true, 0],
    ["service-789", "service-789@pending.local", false, 0, "Invoices"],
  ]);
});

it("delightbridge-services/8.3 no call creates or deletes a service", async () => {
  const before = await stateOf();

  for (const method of ["POST", "PUT", "DELETE"]) {
    for (const path of [list, at("service-123"), at("service-999")])
      expect((await send(path, { method, json: { id: "service-999", name: "New" } })).status).toBe(405);
  }

  expect(await stateOf()).toBe(before);
});

it("delightbridge-services/8.4 there is no service-999, and an update does not make one", async () => {
  await expectRefused(404, at("service-999"), { method: "PATCH", json: { name: "New", email: "new@example.com", categories: [category("cat-1")] } });

  expect((await services()).map(({ id }) => id)).not.toContain("service-999");
});

it("a reset brings it back", async () => {
  const before = await stateOf();
  await expectStored("service-123", { name: "Renamed", email: "new@example.com", categories: [] });
  expect(await stateOf()).not.toBe(before);

  await send("/_specimen/v1/reset", { method: "POST" });

  expect(await stateOf()).toBe(before);
  await expectStored("service-456", { email: "new@example.com" });
});

it("two mocks of one seed and clock answer the same calls with the same bytes, and share nothing", async () => {
  const options = { apis: [api], seed: 7, now: "2026-01-31T09:00:00Z" };
  const [one, other, idle] = [createMock(options), createMock(options), createMock(options)];
  const calls: readonly (readonly [path: string, sent: Sent])[] = [
    [list, {}],
    ...updateExamples.map(([, json]) => [at("service-123"), { method: "PATCH", json }] as const),
    [at("service-123"), { method: "PATCH", json: { email: "sales@example.com" } }],
    [at("service-999"), { method: "PATCH" }],
    [at("service-456"), { method: "PATCH", json: { categories: [{}, 1] }, token: tokens.colleague }],
    [list, { token: "" }],
    [list, { token: tokens.colleague }],
  ];

  for (const [path, sent] of calls) {
    const [answer, again] = [await call(path, sent, one), await call(path, sent, other)];
    expect([again.status, again.text, [...again.headers]]).toEqual([answer.status, answer.text, [...answer.headers]]);
  }

  expect(await stateOf(other)).toBe(await stateOf(one));
  expect(await stateOf(idle)).toBe(await stateOf());
  expect(await stateOf(idle)).not.toBe(await stateOf(one));
});
