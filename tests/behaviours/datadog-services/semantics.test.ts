/** What create, update and delete do. */
import { describe, expect, it } from "vitest";
import { createMock } from "../../../mock/index.ts";
import { api, call, caller, create, list, named, names, otherOrganizations, read, seeded, seededId, stateOf, userId } from "./fixture.ts";

const rename = (path: string, name: string, as: "admin" | "editor" = "admin") => call(path, { method: "PATCH", as, json: named(name) });
const remove = (path: string, body?: string) => call(path, { method: "DELETE", ...(body !== undefined && { body }) });
const related = (id: string) => ({ data: { id, type: "users" } });
const at = (now: string) => caller(createMock({ apis: [api], now }));

describe("create", () => {
  it("datadog-services/7.1a stores a service under a new UUID and returns it", async () => {
    const service = await create("mine");

    expect(service.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(service).toMatchObject({ type: "services", attributes: { name: "mine" } });
    expect(await read(`${list}/${service.id}`)).toEqual(service);
  });

  it("datadog-services/7.1b gives it one instant as created and modified: now", async () => {
    const { body } = await at("2025-05-05T05:05:05.500Z")(list, { method: "POST", json: named("mine") });

    expect(body.data.attributes).toEqual({ name: "mine", created: "2025-05-05T05:05:05.500Z", modified: "2025-05-05T05:05:05.500Z" });
  });

  it.each(["admin", "editor", "outsider"] as const)("datadog-services/7.1c names %s, who called, as its author", async (as) => {
    expect((await create("mine", as)).relationships).toEqual({ created_by: related(userId[as]), last_modified_by: related(userId[as]) });
  });

  it("datadog-services/7.2 datadog-services/7.15b makes a second service of the same name", async () => {
    const [one, other] = [await create("same"), await create("same")];

    expect(one.id).not.toBe(other.id);
    expect(names(await call(`${list}?page[offset]=12`))).toEqual(["same", "same"]);
  });

  it("datadog-services/7.8c happens in the caller's organization, unseen by others", async () => {
    const { id } = await create("secret", "outsider");

    expect(await call(`${list}/${id}`, { as: "outsider" })).toMatchObject({ status: 200 });
    expect(await call(`${list}/${id}`, { as: "admin" })).toMatchObject({ status: 404 });
    expect(names(await call(`${list}?page[size]=100`))).not.toContain("secret");
  });

  it("datadog-services/7.12a includes the author", async () => {
    const { body } = await call(list, { method: "POST", json: named("mine") });

    expect(body.included?.map(({ id }) => id)).toEqual([userId.admin]);
  });
});

describe("update", () => {
  it("datadog-services/7.3a datadog-services/7.3b changes only what is sent, never id, type, created or created_by", async () => {
    const before = await read(seeded(3));

    const { body } = await rename(seeded(3), "new");

    expect(body.data).toEqual({
      ...before,
      attributes: { ...before.attributes, name: "new", modified: body.data.attributes.modified },
      relationships: { ...before.relationships, last_modified_by: related(userId.admin) },
    });
  });

  it("datadog-services/7.4a datadog-services/7.13c sets modified to the current time", async () => {
    const mockCall = at("2025-05-05T05:05:05Z");

    const { body } = await mockCall(seeded(1), { method: "PATCH", json: named("new") });

    expect(Date.parse(body.data.attributes.modified)).toBe(Date.parse("2025-05-05T05:05:05Z"));
    expect(Date.parse(body.data.attributes.modified)).toBeGreaterThan(Date.parse(body.data.attributes.created));
  });

  it("datadog-services/7.4a never sets modified back, whatever the clock says", async () => {
    const mockCall = at("2020-01-01T00:00:00Z");

    const { body } = await mockCall(seeded(3), { method: "PATCH", json: named("new") });

    expect(body.data.attributes).toMatchObject({ name: "new", modified: "2024-02-01T09:00:00Z" });
  });

  it("datadog-services/7.13b datadog-services/10.9 of a service just created leaves modified no earlier", async () => {
    const service = await create("mine");

    const { body } = await rename(`${list}/${service.id}`, "new");

    expect(Date.parse(body.data.attributes.modified)).toBeGreaterThanOrEqual(Date.parse(service.attributes.modified));
  });

  it("datadog-services/7.4b names the caller as last_modified_by", async () => {
    expect((await rename(seeded(1), "new", "editor")).body.data.relationships).toEqual({
      created_by: related(userId.admin),
      last_modified_by: related(userId.editor),
    });
  });

  it("datadog-services/7.4c counts with the name that the service has already", async () => {
    const before = await read(seeded(1));

    const { body } = await rename(seeded(1), "service-01", "editor");

    expect(Date.parse(body.data.attributes.modified)).toBeGreaterThan(Date.parse(before.attributes.modified));
    expect(body.data.relationships.last_modified_by).toEqual(related(userId.editor));
  });

  it.each([{ type: "services" }, { type: "services", attributes: {} }, { type: "services", id: seededId(1), attributes: { modified: "now" } }])(
    "datadog-services/7.4d without a name changes nothing (%j)",
    async (data) => {
      const before = await stateOf();

      const { status, body } = await call(seeded(1), { method: "PATCH", as: "editor", json: { data } });

      expect(status).toBe(200);
      expect(body.data).toEqual(await read(seeded(1)));
      expect(await stateOf()).toBe(before);
    },
  );

  it("datadog-services/7.5a datadog-services/7.5b keeps the id and is seen at once where the service is read and listed", async () => {
    const { body } = await rename(seeded(2), "new");

    expect(body.data.id).toBe(seededId(2));
    expect((await read(seeded(2))).attributes.name).toBe("new");
    expect(names(await call(`${list}?page[size]=3`))).toEqual(["service-01", "new", "service-03"]);
  });

  it("datadog-services/7.12a includes both authors", async () => {
    expect((await rename(seeded(1), "new", "editor")).body.included?.map(({ id }) => id).sort()).toEqual([userId.admin, userId.editor]);
  });

  it("datadog-services/7.15a leaves the same name when it is repeated", async () => {
    await rename(seeded(1), "new");

    expect((await rename(seeded(1), "new")).body.data.attributes.name).toBe("new");
    expect(names(await call(`${list}?page[size]=100`))).toHaveLength(12);
  });
});

describe("delete", () => {
  it("datadog-services/7.6a answers 204 with an empty body", async () => {
    expect(await remove(seeded(5))).toMatchObject({ status: 204, text: "" });
  });

  it("datadog-services/7.6b datadog-services/7.7 makes reading, updating and deleting the id 404", async () => {
    await remove(seeded(5));

    expect(await call(seeded(5))).toMatchObject({ status: 404 });
    expect(await rename(seeded(5), "new")).toMatchObject({ status: 404 });
    expect(await remove(seeded(5))).toMatchObject({ status: 404 });
    expect(await remove(seeded(5).toUpperCase().replace("/API/V2/SERVICES", list))).toMatchObject({ status: 404 });
  });

  it("datadog-services/7.6c takes the service from the list, and nothing else", async () => {
    const before = names(await call(`${list}?page[size]=100`));

    await remove(seeded(5));

    expect(names(await call(`${list}?page[size]=100`))).toEqual(before.filter((name) => name !== "service-05"));
  });

  it.each(["{", '{"data":{"type":"teams"}}', "x".repeat(10_000)])("datadog-services/7.6d ignores a body (%#)", async (body) => {
    expect(await remove(seeded(5), body)).toMatchObject({ status: 204 });
  });

  it("datadog-services/7.6e frees no id for another service", async () => {
    const used = new Set<string>();
    for (let round = 0; round < 50; round += 1) {
      const { id } = await create("brief");
      used.add(id);
      await remove(`${list}/${id}`);
    }

    expect(used.size).toBe(50);
  });

  it("datadog-services/7.8b never reaches another organization", async () => {
    expect(await call(otherOrganizations)).toMatchObject({ status: 404 });
    expect(await rename(otherOrganizations, "mine")).toMatchObject({ status: 404 });
    expect(await remove(otherOrganizations)).toMatchObject({ status: 404 });
    expect(names(await call(list, { as: "outsider" }))).toEqual(["other-service"]);
  });
});

describe("a refused call", () => {
  it.each([
    ["create", { method: "POST", json: named("") }, list],
    ["update", { method: "PATCH", json: { data: { type: "services", id: seededId(2), attributes: { name: "new" } } } }, seeded(1)],
    ["delete", { method: "DELETE", as: "reader" as const }, seeded(1)],
  ])("datadog-services/7.14 changes nothing: %s", async (_title, sent, path) => {
    const before = await stateOf();

    expect((await call(path, sent)).status).toBeGreaterThanOrEqual(400);
    expect(await stateOf()).toBe(before);
  });

  it("datadog-services/7.14 takes no id from the next create", async () => {
    const first = async (refusedBefore: boolean): Promise<string> => {
      const mockCall = at("2025-01-01T00:00:00Z");
      if (refusedBefore) await mockCall(list, { method: "POST", json: named("") });
      return (await mockCall(list, { method: "POST", json: named("x") })).text;
    };

    expect(await first(true)).toBe(await first(false));
  });
});
