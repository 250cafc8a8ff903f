/** What answers carry, whatever was asked. */
import { describe, expect, it } from "vitest";
import { at, call, category, expectStored, list, operations, type Sent, service, services, update } from "./fixture.ts";

const fields = ["id", "name", "email", "color", "gmailConnected", "signature", "document", "unreadCount", "categories"];
const overfull = { categories: [{ ...category("cat-1"), accountId: "service-123" }], templates: [], senderIdentities: [], accountId: "x" };

const calls: readonly (Sent & { readonly path: string; readonly status: number })[] = [
  ...operations.flatMap((operation) => [
    { ...operation, status: 200 },
    { ...operation, token: "", status: 401 },
  ]),
  { path: at("service-123"), method: "PATCH", json: { name: null }, status: 400 },
  { path: at("service-999"), method: "PATCH", json: {}, status: 404 },
  { path: at("service-123"), method: "PATCH", json: { email: "sales@example.com" }, status: 409 },
];

describe("the list", () => {
  it("delightbridge-services/4.2 is a bare array", async () => {
    expect((await call(list)).body).toBeInstanceOf(Array);
  });

  it("delightbridge-services/4.3 delightbridge-services/4.4 shows four fields of a category, its owner not among them", async () => {
    await expectStored("service-456", overfull);

    const categories = (await services()).flatMap((one) => one.categories);

    expect(categories).toHaveLength(4);
    for (const one of categories) expect(Object.keys(one)).toEqual(["id", "name", "color", "textColor"]);
  });

  it("delightbridge-services/4.5 shows an empty array where there are no categories", async () => {
    expect((await service("service-456")).categories).toEqual([]);
  });

  it("delightbridge-services/4.6 delightbridge-services/4.7 shows exactly the fields of its schema, even after an update that carried others", async () => {
    await expectStored("service-123", overfull);

    for (const one of await services()) expect(Object.keys(one)).toEqual(fields);
  });
});

describe("every answer", () => {
  it.each(calls)(
    "delightbridge-services/10.13 delightbridge-services/10.14 delightbridge-services/4.1 is JSON without null: $method $path $status",
    async (sent) => {
      const { path, status } = sent;

      const answer = await call(path, sent);

      expect(answer.status).toBe(status);
      expect(answer.headers.get("content-type")).toBe("application/json");
      expect(answer.text).not.toMatch(/[:,[]null/);
    },
  );

  it.each(calls.filter(({ status }) => status >= 400))(
    "delightbridge-services/4.6 that refuses carries an error text and nothing else: $method $path $status",
    async (sent) => {
      expect((await call(sent.path, sent)).body).toEqual({ error: expect.stringMatching(/./) });
    },
  );

  it("delightbridge-services/4.8 delightbridge-services/7.10a to an update is true or an error, never false and never the service", async () => {
    for (const { path, ...sent } of calls.filter(({ method }) => method === "PATCH")) {
      const { status, body } = await call(path, sent);

      expect(body).toEqual(status === 200 ? { ok: true } : { error: expect.any(String) });
    }
  });
});

it("delightbridge-services/10.12 strings come back exactly, lone surrogates and NUL included", async () => {
  const odd = 'a\u0000b \ud800 \udfff \ufeff\u2028 "\\/ \u007f';

  await expectStored("service-123", { name: odd, email: odd, categories: [category(odd, { name: odd, color: "\u0000", textColor: "\udc00" })] });

  expect(await service("service-123")).toMatchObject({ name: odd, email: odd, categories: [{ id: odd, name: odd, color: "\u0000", textColor: "\udc00" }] });
});

it("delightbridge-services/10.12 two different lone surrogates are two different addresses", async () => {
  await expectStored("service-123", { email: "\ud800" });

  expect((await update("service-456", { email: "\ud801" })).status).toBe(200);
  expect((await update("service-789", { email: "\ud800" })).status).toBe(409);
});
