/** Every declared status and what brings it about. */
import { describe, expect, it } from "vitest";
import { call, list, named, neverIssued, otherOrganizations, type Sent, seeded, stateOf } from "./fixture.ts";

const json = { "Content-Type": "application/json" };
const post = (value: unknown): Sent => ({ method: "POST", json: value });
const patch = (value: unknown): Sent => ({ method: "PATCH", json: value });
const text = (method: string, body: string, type = "application/json"): Sent => ({ method, headers: { ...json, "Content-Type": type }, body });
const unknownKeys = { "DD-API-KEY": "nobody", "DD-APPLICATION-KEY": "nobody" };
const malformed = `${list}/not-a-uuid`;

/** Rule, what is sent, where, how, and the answer. */
const triggers: readonly (readonly [rule: string, title: string, path: string, sent: Sent, status: number])[] = [
  ["datadog-services/6.GetServices.200", "reader, no parameters", list, { as: "reader" }, 200],
  ["datadog-services/6.GetServices.400", "page[size]=0", `${list}?page[size]=0`, {}, 400],
  ["datadog-services/6.GetServices.400", "page[size]=101", `${list}?page[size]=101`, {}, 400],
  ["datadog-services/6.GetServices.400", "page[size]=abc", `${list}?page[size]=abc`, {}, 400],
  ["datadog-services/6.GetServices.400", "page[offset]=-1", `${list}?page[offset]=-1`, {}, 400],
  ["datadog-services/6.GetServices.400", "include=foo", `${list}?include=foo`, {}, 400],
  ["datadog-services/6.GetServices.400", "include[users]=false", `${list}?include[users]=false`, {}, 400],
  ["datadog-services/6.GetServices.401", "no keys", list, { as: "nobody" }, 401],
  ["datadog-services/6.GetServices.401", "unknown keys", list, { as: "nobody", headers: unknownKeys }, 401],
  ["datadog-services/6.GetServices.403", "restricted", list, { as: "restricted" }, 403],
  ["datadog-services/6.CreateService.201", "admin, a name", list, post(named("x")), 201],
  ["datadog-services/6.CreateService.400", "no attributes", list, post({ data: { type: "services" } }), 400],
  ["datadog-services/6.CreateService.400", "no name", list, post({ data: { type: "services", attributes: {} } }), 400],
  ["datadog-services/6.CreateService.400", "an empty name", list, post(named("")), 400],
  ["datadog-services/6.CreateService.400", "a wrong type", list, post({ data: { type: "teams", attributes: { name: "x" } } }), 400],
  ["datadog-services/6.CreateService.400", "no type", list, post({ data: { attributes: { name: "x" } } }), 400],
  ["datadog-services/6.CreateService.400", "no data", list, post({}), 400],
  ["datadog-services/6.CreateService.400", "bad JSON", list, text("POST", '{"data":'), 400],
  ["datadog-services/6.CreateService.400", "another content type", list, text("POST", JSON.stringify(named("x")), "text/plain"), 400],
  ["datadog-services/6.CreateService.401", "no keys", list, { ...post(named("x")), as: "nobody" }, 401],
  ["datadog-services/6.CreateService.401", "unknown keys", list, { ...post(named("x")), as: "nobody", headers: unknownKeys }, 401],
  ["datadog-services/6.CreateService.403", "reader", list, { ...post(named("x")), as: "reader" }, 403],
  ["datadog-services/6.GetService.200", "reader, a seeded id", seeded(1), { as: "reader" }, 200],
  ["datadog-services/6.GetService.400", "a malformed id", malformed, {}, 400],
  ["datadog-services/6.GetService.400", "include=foo", `${seeded(1)}?include=foo`, {}, 400],
  ["datadog-services/6.GetService.401", "no keys", seeded(1), { as: "nobody" }, 401],
  ["datadog-services/6.GetService.401", "unknown keys", seeded(1), { as: "nobody", headers: unknownKeys }, 401],
  ["datadog-services/6.GetService.403", "restricted", seeded(1), { as: "restricted" }, 403],
  ["datadog-services/6.GetService.404", "a never-issued id", neverIssued, {}, 404],
  ["datadog-services/6.GetService.404", "an id of organization two", otherOrganizations, {}, 404],
  ["datadog-services/6.UpdateService.200", "editor, a new name", seeded(1), { ...patch(named("new")), as: "editor" }, 200],
  ["datadog-services/6.UpdateService.400", "a malformed id", malformed, patch(named("new")), 400],
  [
    "datadog-services/6.UpdateService.400",
    "a data.id that is not the path's",
    seeded(1),
    patch({ data: { ...named("new").data, id: seeded(2).slice(-36) } }),
    400,
  ],
  ["datadog-services/6.UpdateService.400", "an empty name", seeded(1), patch(named("")), 400],
  ["datadog-services/6.UpdateService.400", "a wrong type", seeded(1), patch({ data: { type: "teams", attributes: { name: "x" } } }), 400],
  ["datadog-services/6.UpdateService.400", "bad JSON", seeded(1), text("PATCH", '{"data":'), 400],
  ["datadog-services/6.UpdateService.401", "no keys", seeded(1), { ...patch(named("new")), as: "nobody" }, 401],
  ["datadog-services/6.UpdateService.401", "unknown keys", seeded(1), { ...patch(named("new")), as: "nobody", headers: unknownKeys }, 401],
  ["datadog-services/6.UpdateService.403", "reader", seeded(1), { ...patch(named("new")), as: "reader" }, 403],
  ["datadog-services/6.UpdateService.404", "a never-issued id", neverIssued, patch(named("new")), 404],
  ["datadog-services/6.UpdateService.404", "an id of organization two", otherOrganizations, patch(named("new")), 404],
  ["datadog-services/6.DeleteService.204", "admin, a seeded id", seeded(1), { method: "DELETE" }, 204],
  ["datadog-services/6.DeleteService.400", "a malformed id", malformed, { method: "DELETE" }, 400],
  ["datadog-services/6.DeleteService.401", "no keys", seeded(1), { method: "DELETE", as: "nobody" }, 401],
  ["datadog-services/6.DeleteService.401", "unknown keys", seeded(1), { method: "DELETE", as: "nobody", headers: unknownKeys }, 401],
  ["datadog-services/6.DeleteService.403", "reader", seeded(1), { method: "DELETE", as: "reader" }, 403],
  ["datadog-services/6.DeleteService.404", "a never-issued id", neverIssued, { method: "DELETE" }, 404],
  ["datadog-services/6.DeleteService.404", "an id of organization two", otherOrganizations, { method: "DELETE" }, 404],
];

describe("triggers", () => {
  it.each(triggers)("%s is brought about by %s", async (_rule, _title, path, sent, status) => {
    const before = await stateOf();

    expect(await call(path, sent)).toMatchObject({ status });
    // datadog-services/7.14
    if (status >= 400) expect(await stateOf()).toBe(before);
  });

  it.each([
    ["datadog-services/6.GetService.404", { method: "GET" }],
    ["datadog-services/6.UpdateService.404", patch(named("new"))],
    ["datadog-services/6.DeleteService.404", { method: "DELETE" }],
  ] satisfies [string, Sent][])("%s is brought about by a deleted id", async (_operation, sent) => {
    await call(seeded(12), { method: "DELETE" });

    expect(await call(seeded(12), sent)).toMatchObject({ status: 404, body: { errors: [`service ${seeded(12).slice(-36)} not found`] } });
  });

  it("datadog-services/6.GetServices.404 never happens, not even where the list is empty", async () => {
    await call(otherOrganizations, { method: "DELETE", as: "outsider" });

    expect(await call(list, { as: "outsider" })).toMatchObject({ status: 200, body: { data: [] } });
  });

  it("datadog-services/6.CreateService.404 never happens, not even where the list is empty", async () => {
    await call(otherOrganizations, { method: "DELETE", as: "outsider" });

    expect(await call(list, { ...post(named("x")), as: "outsider" })).toMatchObject({ status: 201 });
  });
});

describe("the order of checks", () => {
  const badBody = text("PATCH", "{", "text/plain");

  it.each([
    ["nobody", 401],
    ["restricted", 403],
    ["admin", 400],
  ] as const)("datadog-services/6.order tells %s, reading with a bad parameter, %i", async (as, status) => {
    expect(await call(`${list}?page[size]=0`, { as })).toMatchObject({ status });
    expect(await call(`${malformed}?include=foo`, { as })).toMatchObject({ status });
  });

  it.each([
    ["401, for nobody", malformed, { ...badBody, as: "nobody" }, 401],
    ["403, for reader", malformed, { ...badBody, as: "reader" }, 403],
    ["403, for reader and an unknown id", neverIssued, { ...badBody, as: "reader" }, 403],
    ["400, for a malformed id", malformed, patch(named("new")), 400],
    ["404, for an unknown id", neverIssued, badBody, 404],
    ["404, for another organization's id", otherOrganizations, badBody, 404],
    ["400, for the body", seeded(1), badBody, 400],
  ] satisfies [string, string, Sent, number][])("datadog-services/6.order finds in an update first the %s", async (_title, path, sent, status) => {
    expect(await call(path, sent)).toMatchObject({ status });
  });

  it("datadog-services/6.forbidden-before-malformed: reader deleting not-a-uuid gets 403", async () => {
    expect(await call(malformed, { method: "DELETE", as: "reader" })).toMatchObject({ status: 403 });
  });

  it.each([
    ["bad JSON", text("PATCH", "{")],
    ["an empty name", patch(named(""))],
    ["another data.id", patch({ data: { type: "services", id: "other" } })],
    ["no body", { method: "PATCH" }],
  ] satisfies [string, Sent][])("datadog-services/6.unknown-before-body: admin patching an unknown id with %s gets 404", async (_title, sent) => {
    expect(await call(neverIssued, sent)).toMatchObject({ status: 404 });
  });
});
