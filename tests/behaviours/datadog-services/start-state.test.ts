/** What is there before the first call. */
import { describe, expect, it } from "vitest";
import { call, example, list, names, neverIssued, neverIssuedId, otherOrganizations, read, seeded, seededId, stateOf, userId } from "./fixture.ts";

const related = (id: string) => ({ data: { id, type: "users" } });
const state = async (): Promise<Record<"users" | "services", Record<string, unknown>[]>> => JSON.parse(await stateOf())["datadog-services"];

describe("the start state", () => {
  it("datadog-services/8.1 datadog-services/8.2 datadog-services/8.3 datadog-services/8.4 has five users in two organizations", async () => {
    const one = "b0000000-0000-4000-8000-000000000001";
    const two = "b0000000-0000-4000-8000-000000000002";
    const rows = [
      [1, "admin", "Ada Admin", "Lead", one],
      [2, "editor", null, null, one],
      [3, "reader", "Rae Reader", null, one],
      [4, "restricted", "Rex Restricted", null, one],
      [5, "outsider", "Oli Outsider", null, two],
    ] as const;

    expect((await state()).users).toEqual(
      rows.map(([number, word, name, title, organization]) => ({
        id: `a0000000-0000-4000-8000-00000000000${number}`,
        type: "users",
        attributes: {
          name,
          title,
          handle: `${word}@example.com`,
          email: `${word}@example.com`,
          icon: "https://example.com/icon.png",
          status: "Active",
          disabled: false,
          verified: true,
          created_at: "2023-01-01T00:00:00Z",
        },
        relationships: { org: { data: { id: organization, type: "orgs" } } },
      })),
    );
  });

  it.each([1, 2, 5, 6, 7, 8, 9, 10, 11, 12])("datadog-services/8.5 datadog-services/7.13a has service %i, written by admin alone", async (number) => {
    const day = String(number).padStart(2, "0");
    const created = `2024-01-${day}T09:00:00Z`;

    expect(await read(seeded(number))).toEqual({
      id: seededId(number),
      type: "services",
      attributes: { name: `service-${day}`, created, modified: created },
      relationships: { created_by: related(userId.admin), last_modified_by: related(userId.admin) },
    });
  });

  it("datadog-services/8.6 has service-03, created by admin and modified by editor", async () => {
    expect(await read(seeded(3))).toMatchObject({
      attributes: { name: "service-03", created: "2024-01-03T09:00:00Z", modified: "2024-02-01T09:00:00Z" },
      relationships: { created_by: related(userId.admin), last_modified_by: related(userId.editor) },
    });
  });

  it("datadog-services/8.7 has service-04, written by editor alone", async () => {
    expect(await read(seeded(4))).toMatchObject({
      attributes: { name: "service-04", created: "2024-01-04T09:00:00Z", modified: "2024-01-04T09:00:00Z" },
      relationships: { created_by: related(userId.editor), last_modified_by: related(userId.editor) },
    });
  });

  it("datadog-services/8.8 has one service in organization two", async () => {
    const { body } = await call(otherOrganizations, { as: "outsider" });

    expect(body.data).toEqual({
      id: seededId(99),
      type: "services",
      attributes: { name: "other-service", created: "2024-01-20T09:00:00Z", modified: "2024-01-20T09:00:00Z" },
      relationships: { created_by: related(userId.outsider), last_modified_by: related(userId.outsider) },
    });
    expect((await state()).services).toHaveLength(13);
  });

  it("datadog-services/8.9 lacks the id that is never issued", async () => {
    expect(await call(neverIssued)).toMatchObject({ status: 404, body: { errors: [`service ${neverIssuedId} not found`] } });
  });

  it("datadog-services/8.10 lists 01 to 10 first", async () => {
    const answer = await call(list);

    expect(names(answer)).toEqual(["01", "02", "03", "04", "05", "06", "07", "08", "09", "10"].map((day) => `service-${day}`));
    expect(answer.body.meta.pagination).toEqual({ offset: 0, next_offset: 10, size: 10 });
  });

  it("datadog-services/8.11 lists 11 and 12 at offset 10", async () => {
    const answer = await call(`${list}?page[offset]=10`);

    expect(names(answer)).toEqual(["service-11", "service-12"]);
    expect(answer.body.meta.pagination).toEqual({ offset: 10, next_offset: 20, size: 10 });
  });
});

describe("the document's examples", () => {
  it.each([
    ["default-page", ""],
    ["last-page", "?page[offset]=10"],
    ["with-users", "?include[users]=true&page[size]=2&page[offset]=2"],
    ["beyond-the-end", "?page[offset]=50&include[users]=true"],
  ])("list %s is what is answered", async (name, query) => {
    expect((await call(`${list}${query}`)).body).toEqual(example(list, "get", "200", name));
  });

  it("list other-organization is what is answered to outsider", async () => {
    expect((await call(list, { as: "outsider" })).body).toEqual(example(list, "get", "200", "other-organization"));
  });

  it.each([
    ["service-01", 1, ""],
    ["two-users", 3, "?include[users]=true"],
    ["one-user", 4, "?include=users"],
  ])("service %s is what is answered", async (name, number, query) => {
    expect((await call(`${seeded(number)}${query}`)).body).toEqual(example(`${list}/{service_id}`, "get", "200", name));
  });
});
