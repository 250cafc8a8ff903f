import { describe, expect, it } from "vitest";
import type { ExchangeEvent } from "../options.ts";
import { ann, type PetsOptions, petsMock, post, stateOf } from "../pets.fixture.ts";

const valid = { id: "p-9", name: "Rex", born: "2024-01-01T00:00:00Z" };
const location = { Location: "/v1/pets/p-9" };

/** What createPet answers after it has written, used up an id, and misbehaved. */
async function misbehaving(act: NonNullable<PetsOptions["operations"]>[string]) {
  const events: ExchangeEvent[] = [];
  const mock = petsMock({
    onEvent: (event) => event.event === "exchange" && events.push(event),
    operations: {
      createPet: (call) => {
        call.state.pets.insert({ ...valid, id: call.newId() });
        return act(call);
      },
    },
  });
  const response = await mock.fetch("/v1/pets", post({ name: "Rex" }));
  const text = await response.text();
  return {
    mock,
    status: response.status,
    type: response.headers.get("content-type"),
    problem: JSON.parse(text) as Record<string, unknown>,
    reason: events[0]?.reason,
  };
}

describe("a handler that breaks the contract", () => {
  it.each<[string, NonNullable<PetsOptions["operations"]>[string], string]>([
    ["an undocumented status", ({ reply }) => reply(418, {}), "createPet documents no status 418."],
    ["no body where one is documented", ({ reply }) => reply(201, undefined, location), "createPet documents a body for 201, and none came."],
    [
      "a body of another shape",
      ({ reply }) => reply(201, { ...valid, name: 5 }, location),
      "The body of createPet 201 breaks its schema: /name: expected type string, found 5",
    ],
    [
      "a body beyond a limit",
      ({ reply }) => reply(201, { ...valid, name: "" }, location),
      'The body of createPet 201 breaks its schema: /name: expected at least 1 character, found ""',
    ],
    [
      "a Date for a text",
      ({ reply, now }) => reply(201, { ...valid, born: now() }, location),
      "The body of createPet 201 breaks its schema: /born: expected type string, found an object",
    ],
    ["a missing header", ({ reply }) => reply(201, valid), "The header Location is required with 201."],
    [
      "a header with a line break",
      ({ reply }) => reply(201, valid, { Location: "/a\r\nX-B: c" }),
      'The header "Location" holds characters that no header can carry.',
    ],
    [
      "a header with characters beyond Latin 1",
      ({ reply }) => reply(201, valid, { Location: "/日本" }),
      'The header "Location" holds characters that no header can carry.',
    ],
    [
      "a header name that is none",
      ({ reply }) => reply(201, valid, { ...location, "X Y": "1" }),
      'The header "X Y" holds characters that no header can carry.',
    ],
    ["nothing", () => undefined, "createPet answered with something that reply(…) did not make."],
    ["a promise", async ({ reply }) => reply(201, valid, location), "createPet answered with something that reply(…) did not make."],
    [
      "a refusal of another shape",
      ({ reply }) => reply(409, { message: "taken" }),
      'The body of createPet 409 breaks its schema: /error: expected a member "error", found nothing',
    ],
  ])("with %s is answered by a loud 500, and nothing has changed", async (_case, act, detail) => {
    const { mock, status, type, problem, reason } = await misbehaving(act);

    expect([status, type, reason]).toEqual([500, "application/problem+json", "contract-breach"]);
    expect(problem).toMatchObject({ type: "/_specimen/problems/contract-breach", status: 500, title: "The mock broke the contract", detail });
    expect(JSON.parse(await stateOf(mock))).toEqual({ pets: { pets: [] } });
  });

  it("is told where the contract says so", async () => {
    const { problem } = await misbehaving(({ reply }) => reply(201, { ...valid, name: 5 }, location));

    expect(problem["violations"]).toEqual([
      { in: "body", at: "/name", keyword: "type", rule: "/components/schemas/Pet/properties/name/type", expected: "type string", found: "5" },
    ]);
  });

  it("with a body where none is documented is caught", async () => {
    const mock = petsMock({ operations: { deletePet: () => ({ status: 204, body: {}, headers: undefined }) } });

    const response = await mock.fetch("/v1/pets/p-1", { method: "DELETE", headers: ann });

    expect(await response.json()).toMatchObject({ status: 500, detail: "deletePet documents no body for 204." });
  });
});

describe("a behaviour that throws", () => {
  const boom = () => {
    throw new Error("boom");
  };

  it("in a handler is answered by a loud 500 without a stack trace, and nothing has changed", async () => {
    const { mock, status, type, problem, reason } = await misbehaving(boom);

    expect([status, type, reason]).toEqual([500, "application/problem+json", "handler-failed"]);
    expect(problem).toEqual({
      type: "/_specimen/problems/handler-failed",
      status: 500,
      title: "A handler of the mock failed",
      detail: "The behaviour of createPet threw: boom",
    });
    expect(JSON.parse(await stateOf(mock))).toEqual({ pets: { pets: [] } });
  });

  it.each<[string, PetsOptions["behaviour"], string, RequestInit]>([
    ["admit", { admit: { listPets: boom } }, "/v1/pets", { headers: ann }],
    ["authorize", { authorize: boom }, "/v1/pets", { headers: ann }],
    ["refuse", { refuse: boom }, "/v1/pets?limit=0", { headers: ann }],
    ["refuse, before an operation is found", { refuse: boom }, "/nonesuch", { headers: ann }],
  ])("in %s is answered by the same 500", async (_case, behaviour, path, init) => {
    const response = await petsMock({ behaviour: behaviour ?? {} }).fetch(path, init);

    expect(await response.json()).toMatchObject({ status: 500, type: "/_specimen/problems/handler-failed" });
  });

  it("or returns what JSON cannot hold changes nothing", async () => {
    const circle: unknown[] = [];
    circle.push(circle);
    const { mock, status } = await misbehaving(({ reply }) => reply(201, { ...valid, circle }, location));

    expect(status).toBe(500);
    expect(JSON.parse(await stateOf(mock))).toEqual({ pets: { pets: [] } });
  });

  it("leaves the mock serving", async () => {
    const mock = petsMock({ operations: { listPets: boom } });
    await mock.fetch("/v1/pets", { headers: ann });

    expect((await mock.fetch("/v1/pets", post({ name: "Rex" }))).status).toBe(201);
  });
});

describe("an admission", () => {
  it("that writes and then refuses has written nothing", async () => {
    const mock = petsMock({
      behaviour: {
        admit: {
          listPets: (({ state, reply }: { state: { pets: { insert(pet: object): void } }; reply(status: number, body: object): never }) => {
            state.pets.insert(valid);
            return reply(400, { error: { code: "no", texts: [] } });
          }) as never,
        },
      },
    });

    const refused = await mock.fetch("/v1/pets", { headers: ann });
    await mock.fetch("/v1/pets", post({ name: "Tom" }));

    expect(refused.status).toBe(400);
    expect(JSON.parse(await stateOf(mock))).toMatchObject({ pets: { pets: [{ name: "Tom" }] } });
  });

  it("is held against the contract like any reply", async () => {
    const mock = petsMock({ behaviour: { admit: { listPets: (({ reply }: { reply(status: number): never }) => reply(418)) as never } } });

    const response = await mock.fetch("/v1/pets", { headers: ann });

    expect(await response.json()).toMatchObject({ status: 500, detail: "listPets documents no status 418." });
  });
});

describe("the journal", () => {
  it("has an entry for every call that changed something, and none for others", async () => {
    const mock = petsMock();
    const { id } = (await (await mock.fetch("/v1/pets", post({ name: "Rex" }))).json()) as { id: string };
    await mock.fetch("/v1/pets", { headers: ann });
    await mock.fetch("/v1/pets", post({ name: "rex" }));
    await mock.fetch(`/v1/pets/${id}`, { method: "DELETE", headers: ann });

    const world = (await mock.ready()).dispatcher.apis[0]?.world;

    expect(world?.journal.map(({ position, operation, principal }) => [position, operation, principal])).toEqual([
      [1, "createPet", "ann"],
      [2, "deletePet", "ann"],
    ]);
  });
});
