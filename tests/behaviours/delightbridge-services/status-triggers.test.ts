/** Every declared status and what brings it about. */
import { describe, expect, it } from "vitest";
import { at, call, category, expectRefused, list, operations, type Sent, send, service, tokens, update } from "./fixture.ts";

const here = at("service-123");
const nowhere = at("service-999");
const patch = (json: unknown): Sent => ({ method: "PATCH", json });
const text = (body: string): Sent => ({ method: "PATCH", body });
const without = (field: string) => patch({ categories: [{ ...category("cat-1"), [field]: undefined }] });
const numbered = (field: string) => patch({ categories: [{ ...category("cat-1"), [field]: 1 }] });

const accepted: readonly (readonly [title: string, sent: Sent])[] = [
  ["one field", patch({ name: "Renamed" })],
  ["every field", patch({ name: "n", email: "e", color: "c", signature: "s", document: "d", categories: [category("cat-1")] })],
  ["an empty object", patch({})],
  ["an unknown field alone", patch({ foo: 1 })],
  ["no body", { method: "PATCH" }],
];

const invalid: readonly (readonly [title: string, sent: Sent])[] = [
  ["a category without id", without("id")],
  ["a category without name", without("name")],
  ["a category without color", without("color")],
  ["a category without textColor", without("textColor")],
  ["a category with a number as id", numbered("id")],
  ["a category with a number as name", numbered("name")],
  ["a category with a number as color", numbered("color")],
  ["a category with a number as textColor", numbered("textColor")],
  ["a category with null as name", patch({ categories: [category("cat-1"), { ...category("cat-2"), name: null }] })],
  ["text for a category", patch({ categories: ["cat-1"] })],
  ["null for a category", patch({ categories: [null] })],
  ["an array for a category", patch({ categories: [[]] })],
  ["an object for categories", patch({ categories: {} })],
  ["null for categories", patch({ categories: null })],
  ["two categories with one id", patch({ categories: [category("cat-1"), category("cat-2"), category("cat-1", { name: "Other" })] })],
  ["a number for name", patch({ name: 5 })],
  ["null for name", patch({ name: null })],
  ["truncated JSON", text('{"name":')],
  ["an array for the body", patch([])],
];

describe("updateService", () => {
  it.each(accepted)("delightbridge-services/6.updateService.200 answers %s", async (_title, sent) => {
    const { status, body } = await call(here, sent);

    expect({ status, body }).toEqual({ status: 200, body: { ok: true } });
  });

  it.each(invalid)("delightbridge-services/6.updateService.400 refuses %s", async (_title, sent) => {
    await expectRefused(400, here, sent);
  });

  it.each([
    ["valid fields", patch({ name: "Renamed" })],
    ["an empty object", patch({})],
    ["no body", { method: "PATCH" }],
    ["an invalid body", patch({ name: 5 })],
    ["truncated JSON", text('{"name":')],
  ])("delightbridge-services/6.updateService.404 refuses an unknown id with %s", async (_title, sent) => {
    await expectRefused(404, nowhere, sent);
  });

  it("delightbridge-services/6.updateService.409 refuses the address of another service", async () => {
    await expectRefused(409, here, patch({ email: "sales@example.com" }));
  });
});

describe("listServices", () => {
  it.each(Object.entries(tokens))("delightbridge-services/6.listServices.200 answers %s", async (_principal, token) => {
    expect(await call(list, { token })).toMatchObject({ status: 200, body: [{ id: "service-123" }, { id: "service-456" }, { id: "service-789" }] });
  });
});

it.each(operations.map(({ id, ...call }) => [id, call] as const))(
  "delightbridge-services/6.%s.401 refuses a call without a cookie and one with an unknown session",
  async (_id, { path, ...sent }) => {
    await expectRefused(401, path, { ...sent, token: "" });
    await expectRefused(401, path, { ...sent, token: "wrong" });
  },
);

describe("the order of checks", () => {
  it("delightbridge-services/6.order-401 asks for a session before it looks for the id or at the body", async () => {
    await expectRefused(401, nowhere, { ...patch({ name: 5 }), token: "" });
    await expectRefused(401, here, { ...text("{"), token: "wrong" });
    await expectRefused(401, here, { ...patch({ email: "sales@example.com" }), token: "" });
  });

  it.each([
    ["GET", "/"],
    ["GET", "/api/unknown"],
    ["POST", list],
    ["GET", here],
    ["DELETE", here],
    ["HEAD", list],
  ])("delightbridge-services/6.order-401 asks for a session before it knows %s %s", async (method, path) => {
    expect((await send(path, { method, token: "" })).status).toBe(401);
    expect((await send(path, { method, token: "wrong" })).status).toBe(401);
  });

  it.each([
    ["POST", list, "GET, HEAD, OPTIONS"],
    ["DELETE", list, "GET, HEAD, OPTIONS"],
    ["GET", here, "PATCH, OPTIONS"],
    ["PUT", here, "PATCH, OPTIONS"],
    ["DELETE", here, "PATCH, OPTIONS"],
  ])("delightbridge-services/6.order-401 tells those who have a session, with an empty body, that there is no %s %s", async (method, path, allow) => {
    const response = await send(path, { method });

    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe(allow);
    expect(await response.text()).toBe("");
  });

  it("delightbridge-services/6.order looks for the id before it reads the body, and reads the body before it compares addresses", async () => {
    const taken = { email: "sales@example.com" };

    await expectRefused(404, nowhere, patch({ categories: [{}] }));
    await expectRefused(404, nowhere, patch(taken));
    await expectRefused(400, here, patch({ ...taken, categories: [{ id: "cat-1" }] }));
    await expectRefused(400, here, patch({ ...taken, categories: [category("cat-1"), category("cat-1")] }));
    await expectRefused(409, here, patch({ ...taken, categories: [category("cat-1")] }));
  });

  it("delightbridge-services/7.7 stores neither scalars nor categories of a refused update, and all of the mended one", async () => {
    const categories = [category("cat-1"), category("cat-2")];

    await expectRefused(400, here, patch({ name: "Renamed", categories: [category("cat-1"), {}] }));
    await expectRefused(400, here, patch({ name: "Renamed", categories: [category("cat-1"), category("cat-1")] }));
    await expectRefused(409, here, patch({ name: "Renamed", email: "sales@example.com", categories }));

    await update("service-123", { name: "Renamed", categories });
    expect(await service("service-123")).toMatchObject({ name: "Renamed", categories });
  });
});

it("a refusal names everything that is wrong with the body", async () => {
  const { text } = await expectRefused(400, here, patch({ name: 5, color: null, categories: [{ id: 1, name: "a", color: "b" }] }));

  for (const place of ["/name", "/color", "/categories/0/id", "/categories/0/textColor"]) expect(text).toContain(place);
});
