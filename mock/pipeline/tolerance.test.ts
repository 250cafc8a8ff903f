import { describe, expect, it } from "vitest";
import type { ExchangeEvent, MockOptions } from "../options.ts";
import { ann, type PetsOptions, petsMock, post } from "../pets.fixture.ts";

const lenient = { Prefer: "handling=lenient" };
const tooLong = "x".repeat(11);

async function create(body: unknown, options: PetsOptions = {}, headers: Record<string, string> = {}) {
  const events: ExchangeEvent[] = [];
  const response = await petsMock({ ...options, onEvent: (event) => event.event === "exchange" && events.push(event) }).fetch("/v1/pets", post(body, headers));
  return { status: response.status, body: await response.json(), violations: events[0]?.violations, reason: events[0]?.reason };
}

describe("strict validation", () => {
  it("refuses with every violation at once, in the API's own error schema", async () => {
    const { status, body, violations, reason } = await create({ name: "", weight: "heavy", tags: [1, "b"] });

    const texts = ['/name: expected at least 1 character, found ""', '/weight: expected type integer, found "heavy"', "/tags/0: expected type string, found 1"];
    expect([status, reason]).toEqual([422, "invalid-request"]);
    expect([...(violations ?? [])].sort()).toEqual([...texts].sort());
    for (const text of texts) expect(JSON.stringify(body)).toContain(JSON.stringify(text).slice(1, -1));
  });

  it("never repeats a secret", async () => {
    const { body, violations } = await create({ name: "Rex", password: "hunter2" });

    expect(JSON.stringify([body, violations])).not.toContain("hunter2");
    expect(violations).toEqual(["/password: expected at least 8 characters, found ***"]);
  });
});

describe("lenient handling", () => {
  it.each<[string, unknown, number]>([
    ["a length beyond its limit passes", { name: tooLong }, 201],
    ["too many items pass", { name: "Rex", tags: ["a", "b", "c", "d"] }, 201],
    ["a wrong type never passes", { name: 5 }, 422],
    ["a wrong type inside never passes", { name: "Rex", tags: [1] }, 422],
    ["a missing member never passes", { weight: 1 }, 422],
    ["a limit beside a wrong type is refused with it", { name: tooLong, weight: "x" }, 422],
    ["a body that is no object never passes", [], 422],
  ])("%s", async (_case, body, status) => {
    expect((await create(body, {}, lenient)).status).toBe(status);
  });

  it("reports what it let through", async () => {
    const { body, violations, reason } = await create({ name: tooLong }, {}, lenient);

    expect(body).toMatchObject({ name: tooLong });
    expect([reason, violations]).toEqual([undefined, [`/name: expected at most 10 characters, found "${tooLong}"`]]);
  });

  it("refuses a broken body all the same", async () => {
    expect((await create("{", {}, lenient)).status).toBe(400);
  });

  it("lets parameters beyond their limits pass, but none of another type", async () => {
    const mock = petsMock();
    const statusOf = async (path: string) => (await mock.fetch(path, { headers: { ...ann, ...lenient } })).status;

    expect(await statusOf("/v1/pets?limit=0")).toBe(200);
    expect(await statusOf("/v1/pets/x")).toBe(404);
    expect(await statusOf("/v1/pets?limit=many")).toBe(400);
  });

  it("still serves later what it once stored beyond a limit", async () => {
    const mock = petsMock();
    await mock.fetch("/v1/pets", post({ name: tooLong }, lenient));

    const list = await mock.fetch("/v1/pets", { headers: ann });

    expect([list.status, await list.json()]).toMatchObject([200, { total: 1 }]);
  });

  it.each(["/v1/pets?limit=0", "/v1/pets/x"])("of a call that stored nothing (%s) does not soften the check of later replies", async (path) => {
    const mock = petsMock({
      operations: {
        getStatus: ({ reply }) => reply(200, { status: "ok" }),
        createPet: ({ reply }) => reply(201, { id: "p-1", name: "", born: "2024-01-01T00:00:00Z" }, { Location: "/" }),
      },
    });
    await mock.fetch(path, { headers: { ...ann, ...lenient } });

    expect((await mock.fetch("/v1/pets", post({ name: "Rex" }))).status).toBe(500);
  });

  it("is over after a reset", async () => {
    const mock = petsMock();
    await mock.fetch("/v1/pets", post({ name: tooLong }, lenient));

    await mock.reset();

    expect((await mock.ready()).dispatcher.apis[0]?.world.relaxed).toBe(false);
  });
});

describe("the validate option", () => {
  it.each<[string, NonNullable<MockOptions["validate"]>, Record<string, string>, number]>([
    ["strict", "strict", {}, 422],
    ["warn", "warn", {}, 201],
    ["warn, with a request that asks to be judged strictly", "warn", { Prefer: "handling=strict" }, 422],
    ["strict, with a request that asks for leniency", "strict", lenient, 201],
    ["warn for this operation", { operations: { createPet: "warn" } }, {}, 201],
    ["warn for another operation", { operations: { renamePet: "warn" } }, {}, 422],
    ["warn by default", { default: "warn", operations: {} }, {}, 201],
    ["warn by default, strict for this operation", { default: "warn", operations: { createPet: "strict" } }, {}, 422],
  ])("%s decides about limits", async (_case, validate, headers, status) => {
    expect((await create({ name: tooLong }, { validate }, headers)).status).toBe(status);
  });
});
