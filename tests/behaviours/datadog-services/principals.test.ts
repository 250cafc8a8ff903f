/** Who may do what, and who is nobody. */
import { describe, expect, it } from "vitest";
import { type Caller, call, keysOf, list, names, operations, otherOrganizations, seeded, stateOf, userId } from "./fixture.ts";

const { admin, editor, outsider } = keysOf;
const strangers: readonly (readonly [rules: string, title: string, headers: Record<string, string>])[] = [
  ["datadog-services/5.1", "neither key", {}],
  ["datadog-services/5.1", "no application key", { "DD-API-KEY": admin["DD-API-KEY"] }],
  ["datadog-services/5.1", "no API key", { "DD-APPLICATION-KEY": admin["DD-APPLICATION-KEY"] }],
  ["datadog-services/5.2", "an empty API key", { ...admin, "DD-API-KEY": "" }],
  ["datadog-services/5.2", "an empty application key", { ...admin, "DD-APPLICATION-KEY": "" }],
  ["datadog-services/5.2", "an unknown API key", { ...admin, "DD-API-KEY": "api-key-org-three" }],
  ["datadog-services/5.2", "an unknown application key", { ...admin, "DD-APPLICATION-KEY": "app-key-nobody" }],
  ["datadog-services/5.3", "keys of two organizations", { ...admin, "DD-API-KEY": outsider["DD-API-KEY"] }],
  ["datadog-services/5.3", "keys of two organizations, the other way round", { ...outsider, "DD-API-KEY": admin["DD-API-KEY"] }],
  ["datadog-services/5.3", "its two keys exchanged", { "DD-API-KEY": admin["DD-APPLICATION-KEY"], "DD-APPLICATION-KEY": admin["DD-API-KEY"] }],
  ["datadog-services/5.5", "an API key in upper case", { ...admin, "DD-API-KEY": "API-KEY-ORG-ONE" }],
  ["datadog-services/5.5", "an application key in another case", { ...admin, "DD-APPLICATION-KEY": "app-key-Admin" }],
  ["datadog-services/5.5", "more than an application key", { ...admin, "DD-APPLICATION-KEY": "app-key-admin1" }],
];

describe.each(operations)("$id", ({ id, path, right, success, ...sent }) => {
  it.each(strangers)("%s answers 401 to %s", async (_rule, _title, headers) => {
    const before = await stateOf();

    expect(await call(path, { ...sent, as: "nobody", headers })).toMatchObject({ status: 401, body: { errors: ["Unauthorized"] } });
    expect(await stateOf()).toBe(before);
  });

  it("datadog-services/5.4 takes header names in any letter case", async () => {
    const headers = { "dd-api-key": admin["DD-API-KEY"], "Dd-Application-KEY": admin["DD-APPLICATION-KEY"] };

    expect(await call(path, { ...sent, as: "nobody", headers })).toMatchObject({ status: success });
  });

  it.each(["admin", "editor"] as const)("datadog-services/5.9 datadog-services/5.10 is allowed to %s", async (as) => {
    expect(await call(path, { ...sent, as })).toMatchObject({ status: success });
  });

  it(`datadog-services/5.7 datadog-services/5.8 datadog-services/5.11 is ${right === "read" ? "allowed" : "forbidden"} to reader`, async () => {
    const before = await stateOf();

    expect(await call(path, { ...sent, as: "reader" })).toMatchObject({ status: right === "read" ? success : 403 });
    expect(await stateOf()).toBe(before);
  });

  it("datadog-services/5.7 datadog-services/5.12 is forbidden to restricted", async () => {
    const before = await stateOf();

    expect(await call(path, { ...sent, as: "restricted" })).toMatchObject({ status: 403, body: { errors: ["Forbidden"] } });
    expect(await stateOf()).toBe(before);
  });

  it("datadog-services/5.13 is allowed to outsider in organization two only", async () => {
    const there = path === list ? list : otherOrganizations;

    if (path !== list) expect(await call(path, { ...sent, as: "outsider" })).toMatchObject({ status: 404 });
    expect(await call(there, { ...sent, as: "outsider" })).toMatchObject({ status: success });
  });
});

describe("the keys", () => {
  it.each([
    ["admin", 12, userId.admin],
    ["editor", 12, userId.editor],
    ["outsider", 1, userId.outsider],
  ] satisfies [Caller, number, string][])("datadog-services/5.6 of %s name an organization and a user", async (as, size, author) => {
    const before = await call(`${list}?page[size]=100`, { as });
    const { body } = await call(list, { method: "POST", as, json: { data: { type: "services", attributes: { name: "mine" } } } });

    expect(names(before)).toHaveLength(size);
    expect(body.data.relationships.created_by.data.id).toBe(author);
  });

  it("datadog-services/5.10 of editor are another user's, with the rights of admin", async () => {
    const { body } = await call(seeded(1), {
      method: "PATCH",
      as: "nobody",
      headers: editor,
      json: { data: { type: "services", attributes: { name: "mine" } } },
    });

    expect(body.data.relationships.last_modified_by.data.id).toBe(userId.editor);
  });
});
