import { describe, expect, it } from "vitest";
import { createMock, type Mock } from "./mock.ts";
import type { ExchangeEvent } from "./options.ts";
import { ann, petsBehaviour, petsDocument, petsMock, post } from "./pets.fixture.ts";

const farms = (events: ExchangeEvent[] = []): Mock =>
  createMock({
    apis: ["north", "south"].map((id) => ({ id, document: petsDocument(), behaviour: petsBehaviour })),
    onEvent: (event) => event.event === "exchange" && events.push(event),
  });

const namesIn = async (mock: Mock): Promise<unknown> => {
  const state = (await (await mock.fetch("/_specimen/v1/state")).json()) as Record<string, { pets: { name: string }[] }>;
  return Object.entries(state).map(([api, { pets }]) => [api, pets.map(({ name }) => name)]);
};

describe("several APIs", () => {
  it("are served each under its id, and share nothing", async () => {
    const mock = farms();

    const response = await mock.fetch("/north/v1/pets", post({ name: "Rex" }));

    expect(response.status).toBe(201);
    expect(await namesIn(mock)).toEqual([
      ["north", ["Rex"]],
      ["south", []],
    ]);
  });

  it.each(["/", "/v1/pets", "/northern/v1/pets", "/NORTH/v1/pets", "//north/v1/pets", "/%6Eorth/v1/pets"])(
    "are not at %s, which is told and logged",
    async (path) => {
      const events: ExchangeEvent[] = [];

      const response = await farms(events).fetch(`http://localhost${path}`, { headers: { Origin: "http://localhost:5173" } });

      expect(await response.json()).toMatchObject({ status: 404, detail: `${path} begins with none of /north, /south.` });
      expect(response.headers.get("access-control-allow-origin")).toBe("http://localhost:5173");
      expect(events).toMatchObject([{ api: undefined, path, status: 404, reason: "unknown-path" }]);
    },
  );

  it("answer for their own unknown paths, their prefix alone included", async () => {
    const mock = farms();

    for (const path of ["/south", "/south/", "/south/v1/nonesuch"]) {
      expect(await (await mock.fetch(path)).json()).toMatchObject({ error: { code: "unknown-path" } });
    }
  });

  it("are reset together", async () => {
    const mock = farms();
    for (const id of ["north", "south"]) await mock.fetch(`/${id}/v1/pets`, post({ name: "Rex" }));

    await mock.fetch("/_specimen/v1/reset", { method: "POST" });

    expect(await namesIn(mock)).toEqual([
      ["north", []],
      ["south", []],
    ]);
  });
});

describe("two mocks in one process", () => {
  it("share neither state nor ids nor clock", async () => {
    const [one, two] = [petsMock({ now: "2020-01-01T00:00:00Z" }), petsMock({ now: "2030-01-01T00:00:00Z" })];

    const first = (await (await one.fetch("/v1/pets", post({ name: "Rex" }))).json()) as { id: string; born: string };
    const second = (await (await two.fetch("/v1/pets", post({ name: "Tom" }))).json()) as { id: string; born: string };

    expect(second.id).toBe(first.id);
    expect([first.born, second.born]).toEqual(["2020-01-01T00:00:00.000Z", "2030-01-01T00:00:00.000Z"]);
    expect([await namesIn(one), await namesIn(two)]).toEqual([[["pets", ["Rex"]]], [["pets", ["Tom"]]]]);
  });
});

describe("a browser", () => {
  const origin = "http://localhost:5173";
  const preflight = { method: "OPTIONS", headers: { Origin: origin, "Access-Control-Request-Method": "POST" } };

  it("gets its preflight answered before credentials are asked for, whatever the path", async () => {
    const statuses = await Promise.all(
      ["/v1/pets", "/v1/nonesuch", "/_specimen/v1/reset"].map(async (path) => (await petsMock().fetch(path, preflight)).status),
    );

    expect(statuses).toEqual([204, 204, 204]);
  });

  it("may read every answer, refusals included", async () => {
    const mock = petsMock();
    for (const path of ["/v1/pets", "/v1/nonesuch", "/_specimen/v1/health"]) {
      const { headers } = await mock.fetch(path, { headers: { Origin: origin } });
      expect([headers.get("access-control-allow-origin"), headers.get("access-control-allow-credentials")]).toEqual([origin, "true"]);
    }
  });

  it("may read the headers that the contract documents", async () => {
    const response = await petsMock().fetch("/v1/pets", post({ name: "Rex" }, { Origin: origin }));

    expect(response.headers.get("access-control-expose-headers")).toContain("Location");
  });

  it("on a foreign origin gets the answer of OPTIONS, which opens nothing", async () => {
    const response = await petsMock().fetch("/v1/pets", { ...preflight, headers: { ...preflight.headers, Origin: "https://evil.example" } });

    expect([response.status, response.headers.get("access-control-allow-origin"), response.headers.get("allow")]).toEqual([
      204,
      null,
      "GET, POST, HEAD, OPTIONS",
    ]);
  });
});

describe("whether a mock serves a path", () => {
  it.each([
    ["/v1/pets", true],
    ["/v1/pets/anything", true],
    ["/v1/nonesuch", false],
    ["/", false],
    ["/_specimen/v1/health", true],
    ["/_specimen/nonesuch", true],
    ["/_specimen", false],
  ])("%s is known without a request: %s", async (path, expected) => {
    const { dispatcher } = await petsMock().ready();

    expect(dispatcher.serves(path)).toBe(expected);
  });

  it("is false for control where there is none", async () => {
    const { dispatcher } = await petsMock({ control: false }).ready();

    expect(dispatcher.serves("/_specimen/v1/health")).toBe(false);
  });
});

describe("acting as somebody", () => {
  it("is for calls without credentials only", async () => {
    const mock = petsMock({ as: "bob" });
    const statusOf = async (headers: Record<string, string>) => (await mock.fetch("/v1/pets", { headers })).status;

    expect(await statusOf({})).toBe(200);
    expect(await statusOf({ "X-Key": "unknown" })).toBe(401);
    expect(await statusOf({ Authorization: "Basic YTpi" })).toBe(401);
    expect(await statusOf(ann)).toBe(200);
  });

  it("gives that principal's rights, no others", async () => {
    const response = await petsMock({ as: "bob" }).fetch("/v1/pets", { ...post({ name: "Rex" }), headers: { "Content-Type": "application/json" } });

    expect(response.status).toBe(403);
  });
});
