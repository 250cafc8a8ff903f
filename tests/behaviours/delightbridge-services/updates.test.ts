/** What an update does to the list, and what it leaves alone. */
import { describe, expect, it } from "vitest";
import { at, call, category, expectRefused, expectStored, list, service, services, stateOf, tokens, update } from "./fixture.ts";

const emailed = (email: string) => ({ method: "PATCH", json: { email } });
const scalars = { name: "Help Desk", email: "help@example.com", color: "#7048e8", signature: "<p>Your Help Desk</p>", document: "# Help Desk" };
const categories = [category("cat-1"), category("cat-2")];

describe("a partial update", () => {
  it("delightbridge-services/7.1a changes the fields that it carries and no others", async () => {
    const before = await service("service-123");

    await expectStored("service-123", { name: "Renamed", document: "New notes" });

    expect(await service("service-123")).toEqual({ ...before, name: "Renamed", document: "New notes" });
  });

  it("delightbridge-services/7.1b counts a field by its presence: an empty text clears", async () => {
    const before = await service("service-123");
    const cleared = { name: "", email: "", color: "", signature: "", document: "" };

    await expectStored("service-123", cleared);

    expect(await service("service-123")).toEqual({ ...before, ...cleared });
  });

  it.each([
    ["delightbridge-services/7.2a with an empty object", "{}"],
    ["delightbridge-services/7.2b with unknown fields only", '{"foo": 1}'],
    ["delightbridge-services/7.2c without a body", ""],
  ])("%s changes nothing, and needs an existing id all the same: delightbridge-services/7.2d", async (_title, body) => {
    const before = await stateOf();

    expect(await call(at("service-123"), { method: "PATCH", body })).toMatchObject({ status: 200, body: { ok: true } });

    expect(await stateOf()).toBe(before);
    await expectRefused(404, at("service-999"), { method: "PATCH", body });
  });

  it("delightbridge-services/7.3a takes scalars and categories together", async () => {
    const before = await service("service-123");

    await expectStored("service-123", { ...scalars, categories });

    expect(await service("service-123")).toEqual({ ...before, ...scalars, categories });
  });

  it("delightbridge-services/7.3b leaves the scalars where it carries categories alone", async () => {
    const before = await service("service-123");

    await expectStored("service-123", { categories });

    expect(await service("service-123")).toEqual({ ...before, categories });
  });

  it("delightbridge-services/7.3c leaves the categories where it carries scalars alone", async () => {
    const before = await service("service-123");

    await expectStored("service-123", scalars);

    expect(await service("service-123")).toEqual({ ...before, ...scalars });
  });
});

describe("categories", () => {
  it("delightbridge-services/7.4a delightbridge-services/7.5a replace all that were there, with the ids that the client chose", async () => {
    const given = ["new", "", "Ünïcode 🦊", "__proto__", "0"].map((id) => category(id));

    await expectStored("service-123", { categories: given });

    expect((await service("service-123")).categories).toEqual(given);
  });

  it("delightbridge-services/7.4b delightbridge-services/7.11c stay in the order in which they were sent", async () => {
    const [urgent, billing] = (await service("service-123")).categories;

    await expectStored("service-123", { categories: [billing, category("a"), urgent] });

    expect((await service("service-123")).categories.map(({ id }) => id)).toEqual(["cat-billing", "a", "cat-urgent"]);
  });

  it("delightbridge-services/7.4c are all removed by an empty array, and come again by another update", async () => {
    await expectStored("service-123", { categories: [] });
    expect((await service("service-123")).categories).toEqual([]);

    await expectStored("service-123", { categories: [category("cat-urgent")] });
    expect((await service("service-123")).categories).toEqual([category("cat-urgent")]);
  });

  it("delightbridge-services/7.4d delightbridge-services/7.5b belong to their service, so that another one's of the same id stay", async () => {
    const [, sales, inbox] = await services();

    await expectStored("service-123", { categories: [category("cat-billing")] });
    expect((await services()).slice(1)).toEqual([sales, inbox]);

    await expectStored("service-456", { categories: [category("cat-billing", { name: "Of sales" })] });
    expect((await services()).map(({ categories }) => categories[0]?.name)).toEqual(["Category cat-billing", "Of sales", "Invoices"]);
  });

  it("delightbridge-services/7.5c of an id that is there already are replaced like others", async () => {
    await expectStored("service-123", { categories: [category("cat-urgent", { name: "Very urgent" })] });

    expect((await service("service-123")).categories).toEqual([category("cat-urgent", { name: "Very urgent" })]);
  });

  it("delightbridge-services/7.6 need ids of their own within one request, compared exactly", async () => {
    await expectRefused(400, at("service-123"), { method: "PATCH", json: { categories: [category("a"), category("a")] } });
    await expectRefused(400, at("service-123"), { method: "PATCH", json: { categories: [category(""), category("b"), category("")] } });

    await expectStored("service-123", { categories: [category("a"), category("A"), category("a ")] });
  });
});

describe("an address", () => {
  it("delightbridge-services/7.8a delightbridge-services/7.8b is refused where another service has it", async () => {
    await expectRefused(409, at("service-123"), emailed("sales@example.com"));
    await expectRefused(409, at("service-456"), emailed("service-789@pending.local"));
    await expectStored("service-123", { email: "new@example.com" });
    await expectRefused(409, at("service-789"), emailed("new@example.com"));

    const emails = (await services()).map(({ email }) => email);
    expect(new Set(emails).size).toBe(3);
  });

  it.each(["Sales@example.com", "sales@example.com ", " sales@example.com", "sales@EXAMPLE.com", "sa\u0301les@example.com", "sales@example.com\u0000"])(
    "delightbridge-services/7.8c is compared byte for byte: %j",
    async (email) => {
      await expectStored("service-123", { email });
    },
  );

  it("delightbridge-services/7.8c of another composition is another address", async () => {
    await expectStored("service-123", { email: "zo\u00eb@example.com" });
    await expectStored("service-456", { email: "zoe\u0308@example.com" });
  });

  it("delightbridge-services/7.8d is no conflict where it is the service's own", async () => {
    await expectStored("service-456", { email: "sales@example.com", name: "Still sales" });

    expect(await service("service-456")).toMatchObject({ email: "sales@example.com", name: "Still sales" });
  });

  it("delightbridge-services/7.8e is free at once when its service has another, so that two can swap theirs", async () => {
    await expectStored("service-456", { email: "between@example.com" });
    await expectStored("service-123", { email: "sales@example.com" });
    await expectStored("service-456", { email: "support@example.com" });

    expect((await services()).map(({ email }) => email)).toEqual(["sales@example.com", "support@example.com", "service-789@pending.local"]);
  });

  it("delightbridge-services/7.8e is not free after an update that was refused", async () => {
    await expectRefused(400, at("service-456"), { method: "PATCH", json: { email: "other@example.com", name: 5 } });

    await expectRefused(409, at("service-123"), emailed("sales@example.com"));
    await expectStored("service-123", { email: "other@example.com" });
  });

  it("delightbridge-services/10.11 may be empty, for one service at a time", async () => {
    await expectStored("service-123", { email: "" });

    await expectRefused(409, at("service-456"), emailed(""));
    await expectStored("service-123", { email: "" });
  });
});

describe("what no update changes", () => {
  it("delightbridge-services/7.9a is id, gmailConnected and unreadCount, even when the body carries them", async () => {
    const before = await services();

    await expectStored("service-123", { id: "service-999", gmailConnected: false, unreadCount: 0, name: "Renamed" });
    await expectStored("service-789", { id: "service-123", gmailConnected: true, unreadCount: 99 });

    expect(await services()).toEqual([{ ...before[0], name: "Renamed" }, ...before.slice(1)]);
  });

  it("delightbridge-services/7.9b is not changed with the address either", async () => {
    const before = await services();

    for (const { id } of before) await expectStored(id, { email: `${id}@example.com` });

    expect(await services()).toEqual(before.map((one) => ({ ...one, email: `${one.id}@example.com` })));
  });

  it("delightbridge-services/7.11a delightbridge-services/7.11b is the order of the list", async () => {
    const inOrder = ["service-123", "service-456", "service-789"];
    expect((await services()).map(({ id }) => id)).toEqual(inOrder);

    for (const id of ["service-789", "service-123", "service-456", "service-123"]) await expectStored(id, { name: `0 ${id}`, email: id });

    expect((await services()).map(({ id }) => id)).toEqual(inOrder);
  });
});

describe("one update after another", () => {
  it("delightbridge-services/7.10b delightbridge-services/7.10c the next list of every principal shows it", async () => {
    for (const name of ["First", "Second"]) {
      await expectStored("service-456", { name });
      for (const token of Object.values(tokens)) expect((await services(token))[1]).toMatchObject({ name });
    }
  });

  it("delightbridge-services/7.12 the same one again answers the same and leaves the same state", async () => {
    await expectStored("service-123", { ...scalars, categories });
    const once = await stateOf();

    await expectStored("service-123", { ...scalars, categories });

    expect(await stateOf()).toBe(once);
  });

  it("delightbridge-services/7.13a of one field the later wins", async () => {
    await expectStored("service-123", { name: "First", color: "#111111" }, tokens.user);
    await expectStored("service-123", { name: "Second" }, tokens.colleague);

    expect(await service("service-123")).toMatchObject({ name: "Second", color: "#111111" });
  });

  it("delightbridge-services/7.13b there is no ETag, and no condition is heeded", async () => {
    const conditions = { "If-Match": '"another"', "If-Unmodified-Since": "Thu, 01 Jan 1970 00:00:00 GMT" };

    const answer = await call(at("service-123"), { method: "PATCH", json: { name: "Renamed" }, headers: conditions });

    expect(answer.status).toBe(200);
    expect(answer.headers.has("etag")).toBe(false);
    expect((await call(list, { headers: { "If-None-Match": "*" } })).headers.has("etag")).toBe(false);
  });

  it("delightbridge-services/7.13c there is no limit to their rate", async () => {
    const statuses = new Set<number>();
    for (let count = 0; count < 300; count += 1) statuses.add((await update("service-123", { name: `Name ${count}` })).status);

    expect([...statuses]).toEqual([200]);
    expect(await service("service-123")).toMatchObject({ name: "Name 299" });
  });
});
