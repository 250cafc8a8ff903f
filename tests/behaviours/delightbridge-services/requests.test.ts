/** What an update may carry, and how it is read. */
import { describe, expect, it } from "vitest";
import { at, call, category, expectRefused, expectStored, list, operations, type Sent, send, service, services, stateOf, update } from "./fixture.ts";

const here = at("service-123");
const patch = (json: unknown): Sent => ({ method: "PATCH", json });
const text = (body: string, headers: Record<string, string> = {}): Sent => ({ method: "PATCH", body, headers });

describe("the id", () => {
  it("delightbridge-services/3.1 is decoded once", async () => {
    expect(await call(at("service%2D123"), patch({ name: "Renamed" }))).toMatchObject({ status: 200 });
    expect(await service("service-123")).toMatchObject({ name: "Renamed" });
    await expectRefused(404, at("service%252D123"), patch({ name: "Again" }));
  });

  it.each(["SERVICE-123", "service-123%20", "service-12", "service-1234", "[id]", "__proto__", "constructor", "%00", "*"])(
    "delightbridge-services/3.1 is compared exactly, so %s is unknown",
    async (id) => {
      await expectRefused(404, at(id), patch({ name: "Renamed" }));
    },
  );

  it.each(["service-123%", "service%2", "%zz", "%ff", "%ED%A0%80"])("delightbridge-services/10.8 is unknown where its escapes are broken: %s", async (id) => {
    await expectRefused(404, at(id), patch({ name: "Renamed" }));
  });

  it.each(["service%2F123", "service-123%2F", "%2Fservice-123", "x%2F..%2Fservice-123"])(
    "delightbridge-services/10.9 is unknown where it holds an encoded slash: %s",
    async (id) => {
      await expectRefused(404, at(id), patch({ name: "Renamed" }));
    },
  );

  it("delightbridge-services/10.10 is needed: with nothing behind the slash there is no such path", async () => {
    for (const method of ["GET", "PATCH"]) expect((await send(`${list}/`, { method })).status).toBe(404);
  });
});

describe("the query", () => {
  it.each(operations)("delightbridge-services/3.2 is ignored by $id", async ({ path, ...sent }) => {
    const plain = await call(path, sent);

    expect(await call(`${path}?name=Other&categories[]=1&limit=x&%zz&=`, sent)).toMatchObject({ status: 200, text: plain.text });
    expect(await service("service-123")).not.toMatchObject({ name: "Other" });
  });

  it("delightbridge-services/3.3 makes no pages of the list", async () => {
    expect((await call(`${list}?page=2&per_page=1&limit=1&offset=1`)).body).toEqual(await services());
    expect(await services()).toHaveLength(3);
  });
});

describe("the fields", () => {
  it.each([
    ["name", "Help Desk"],
    ["email", "help@example.com"],
    ["color", "#7048e8"],
    ["signature", "<p>Your Help Desk</p>"],
    ["document", "# Help Desk"],
    ["categories", [category("cat-1")]],
  ])("delightbridge-services/3.4 may each be sent alone: %s", async (field, value) => {
    const before = await service("service-123");

    await expectStored("service-123", { [field]: value });

    expect(await service("service-123")).toEqual({ ...before, [field]: value });
  });

  it.each(["", " ", "red", "not an address", "#GGGGGG", "a@b@c", "Zoë 🦊", "x".repeat(100_000)])(
    "delightbridge-services/3.5 delightbridge-services/3.6 take any text and keep it as it is: %#",
    async (value) => {
      const texts = { name: value, email: value, color: value, signature: value, document: value };
      const categories = [{ id: value, name: value, color: value, textColor: value }];

      await expectStored("service-123", { ...texts, categories });

      expect(await service("service-123")).toMatchObject({ ...texts, categories });
    },
  );

  it("delightbridge-services/3.6 are neither trimmed nor folded", async () => {
    const given = { name: "  Two  spaces\t\n", email: " Support@EXAMPLE.com ", color: "#FF6B6B", signature: "\r\n", document: "Cafe\u0301" };

    await expectStored("service-123", given);

    expect(await service("service-123")).toMatchObject(given);
  });

  it.each([
    ["id", "service-999"],
    ["gmailConnected", null],
    ["unreadCount", -1],
    ["accountId", "service-456"],
    ["createdAt", 12345678901234567890n],
    ["templates", [{ id: {} }]],
    ["senderIdentities", "none"],
    ["foo", { name: 5 }],
    ["", "no name"],
    ["Name", "Other case"],
    ["constructor", { prototype: { polluted: true } }],
    ["__proto__", { name: "Polluted", polluted: true }],
  ])("delightbridge-services/3.7 beside the six are ignored: %s", async (field, value) => {
    const before = await stateOf();
    const body = `{${JSON.stringify(field)}: ${typeof value === "bigint" ? value : JSON.stringify(value)}}`;

    expect(await call(here, text(body))).toMatchObject({ status: 200 });

    expect(await stateOf()).toBe(before);
    expect(Object.prototype).not.toHaveProperty("polluted");
  });

  it("delightbridge-services/3.8 of a category beside its four are not stored", async () => {
    await expectStored("service-123", { categories: [{ ...category("cat-1"), accountId: "service-456", icon: null, position: [1] }] });

    expect((await service("service-123")).categories).toEqual([category("cat-1")]);
    expect(await stateOf()).not.toContain("icon");
  });

  it("delightbridge-services/3.8 of a category are its own: __proto__ lends it none", async () => {
    const inherits = '{"id": "cat-1", "name": "Urgent", "color": "#000", "__proto__": {"textColor": "#fff"}}';

    await expectRefused(400, here, text(`{"categories": [${inherits}]}`));
  });
});

describe("the body", () => {
  const renaming = JSON.stringify({ name: "Renamed" });

  it.each([
    "application/json",
    "application/json; charset=latin1",
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "image/png",
    ";;",
  ])("delightbridge-services/3.9 is JSON whatever its content type says: %s", async (type) => {
    expect(await call(here, text(renaming, { "Content-Type": type }))).toMatchObject({ status: 200 });
    expect(await service("service-123")).toMatchObject({ name: "Renamed" });
    await expectRefused(400, here, text("name=Renamed", { "Content-Type": type }));
  });

  it("delightbridge-services/3.9 is JSON where it has no content type", async () => {
    expect(await call(here, text(renaming))).toMatchObject({ status: 200 });
    expect(await service("service-123")).toMatchObject({ name: "Renamed" });
  });

  it.each(["application/json", "text/plain", "multipart/form-data"])(
    "delightbridge-services/3.10 of zero length means an empty object, as %s too",
    async (type) => {
      const before = await stateOf();

      expect(await call(here, text("", { "Content-Type": type }))).toMatchObject({ status: 200, body: { ok: true } });

      expect(await stateOf()).toBe(before);
    },
  );

  it.each([
    '{"name":',
    "{name: 1}",
    "{'name': 'x'}",
    '{"name": "x"} x',
    '{"name": "x",}',
    '{"name": "\\q"}',
    '{"name": "a\nb"}',
    "NaN",
    `${"[".repeat(100_000)}`,
  ])("delightbridge-services/3.11 is refused where it is not JSON: %#", async (body) => {
    await expectRefused(400, here, text(body));
  });

  it("delightbridge-services/3.11 is refused where it is not UTF-8", async () => {
    const body = new Uint8Array([...new TextEncoder().encode('{"name": "'), 0xff, ...new TextEncoder().encode('"}')]);

    await expectRefused(400, here, { method: "PATCH", body });
  });

  it.each(["null", "[]", '[{"name": "x"}]', '"name"', '""', "5", "9007199254740993", "true"])(
    "delightbridge-services/3.12 is refused where it is no object: %s",
    async (body) => {
      await expectRefused(400, here, text(body));
    },
  );

  it.each([" ", "\n", " \t\r\n "])("delightbridge-services/10.6 is refused where it is white space only: %j", async (body) => {
    await expectRefused(400, here, text(body));
  });

  it("delightbridge-services/10.1 never brings about a status that is not declared, however odd it is", async () => {
    const nested = `{"foo": ${'{"a":'.repeat(200)}1${"}".repeat(200)}}`;
    const many = Array.from({ length: 5000 }, (_, index) => category(`cat-${index}`));

    expect(await call(here, text(nested))).toMatchObject({ status: 200 });
    expect(await call(here, text('{"name": "one", "name": "two"}'))).toMatchObject({ status: 200 });
    expect(await update("service-123", { categories: many })).toMatchObject({ status: 200 });
    expect((await service("service-123")).categories).toEqual(many);
    await expectRefused(400, here, patch({ categories: many.map(({ id }) => id) }));
    await expectRefused(400, here, text('{"name": 9007199254740993}'));
    expect(await call(list, { headers: { Accept: "text/html", "If-None-Match": "*" } })).toMatchObject({ status: 200 });
  });
});
