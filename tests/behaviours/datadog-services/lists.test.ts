/** Order, pages and included users of the list. */
import { describe, expect, it } from "vitest";
import { createMock } from "../../../mock/index.ts";
import { api, call, caller, create, list, named, names, seeded, userId } from "./fixture.ts";

const included = async (path: string) => (await call(path)).body.included?.map(({ id }) => id).sort();

describe("the list", () => {
  it("datadog-services/7.8a holds services of the caller's organization only", async () => {
    expect(names(await call(`${list}?page[size]=100`))).toHaveLength(12);
    expect(names(await call(list, { as: "outsider" }))).toEqual(["other-service"]);
  });

  it("datadog-services/7.9a ascends by created, also where the clock stands before the start state", async () => {
    const mockCall = caller(createMock({ apis: [api], now: "2024-01-06T12:00:00Z" }));

    await mockCall(list, { method: "POST", json: named("between") });

    const page = await mockCall(list);
    expect(names(page).slice(5, 8)).toEqual(["service-06", "between", "service-07"]);
    const instants = page.body.data.map(({ attributes }) => Date.parse(attributes.created));
    expect(instants).toEqual(instants.toSorted((one, other) => one - other));
  });

  it("datadog-services/7.9b keeps the order of creation among equal instants, whole seconds and fractions alike", async () => {
    const mockCall = caller(createMock({ apis: [api], now: "2024-01-12T09:00:00.000Z" }));

    for (const name of ["z", "a", "m"]) await mockCall(list, { method: "POST", json: named(name) });

    expect(names(await mockCall(`${list}?page[offset]=11`))).toEqual(["service-12", "z", "a", "m"]);
  });

  it("datadog-services/7.9a does not move a service that is renamed", async () => {
    await call(seeded(1), { method: "PATCH", json: named("zzz") });

    expect(names(await call(`${list}?page[size]=2`))).toEqual(["zzz", "service-02"]);
  });

  it.each([
    ["", 0, 10, 10],
    ["?page[size]=1", 0, 1, 1],
    ["?page[size]=100", 0, 100, 12],
    ["?page[size]=5&page[offset]=5", 5, 5, 5],
    ["?page[size]=5&page[offset]=10", 10, 5, 2],
    ["?page[offset]=11", 11, 10, 1],
    ["?page[offset]=12", 12, 10, 0],
    ["?page[offset]=1000000", 1_000_000, 10, 0],
  ])("datadog-services/7.10a datadog-services/7.10b datadog-services/7.10c datadog-services/7.10d gives the page %s", async (query, offset, size, length) => {
    const { status, body } = await call(`${list}${query}`);

    expect(status).toBe(200);
    expect(body.data.map(({ attributes }) => Number(attributes.name.slice(-2)))).toEqual(Array.from({ length }, (_, index) => offset + index + 1));
    expect(body.meta).toEqual({ pagination: { offset, next_offset: offset + size, size } });
  });

  it("datadog-services/7.10a gives every service once when next_offset is followed", async () => {
    for (let index = 0; index < 9; index += 1) await create(`new-${index}`);

    const seen: string[] = [];
    for (let offset = 0; ; ) {
      const page = await call(`${list}?page[size]=4&page[offset]=${offset}`);
      if (page.body.data.length === 0) break;
      seen.push(...names(page));
      offset = page.body.meta.pagination.next_offset;
    }

    expect(seen).toHaveLength(21);
    expect(new Set(seen).size).toBe(21);
  });

  it("keeps its place at offsets that no list can reach", async () => {
    const { status, text } = await call(`${list}?page[offset]=9007199254740993`);

    expect(status).toBe(200);
    expect(text).toContain('"offset":9007199254740993');
  });
});

describe("included", () => {
  it("datadog-services/7.11a datadog-services/7.11b holds each author of the services returned once", async () => {
    expect(await included(`${list}?include=users`)).toEqual([userId.admin, userId.editor]);
    expect(await included(`${list}?include=users&page[size]=2`)).toEqual([userId.admin]);
    expect(await included(`${list}?include=users&page[size]=1&page[offset]=3`)).toEqual([userId.editor]);
  });

  it("datadog-services/7.11a datadog-services/7.11b holds both authors of one service, and a single one once", async () => {
    expect(await included(`${seeded(3)}?include=users`)).toEqual([userId.admin, userId.editor]);
    expect(await included(`${seeded(4)}?include=users`)).toEqual([userId.editor]);
  });

  it("datadog-services/7.11d is an empty list where no service is returned", async () => {
    expect((await call(`${list}?include=users&page[offset]=50`)).body).toMatchObject({ data: [], included: [] });
  });

  it.each([list, `${list}?page[offset]=50`, seeded(3)])("datadog-services/7.11e is absent from %s without the inclusion", async (path) => {
    expect((await call(path)).body).not.toHaveProperty("included");
  });
});
