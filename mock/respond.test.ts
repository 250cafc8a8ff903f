import { describe, expect, it } from "vitest";
import { defaultOrder, type Step } from "./handler.ts";
import { ann, bob, petsMock, post, stateOf } from "./pets.fixture.ts";
import { stepsIn } from "./respond.ts";

const json = { "Content-Type": "application/json" };

/** Each request is wrong in every way that comes after the one it is named for. */
const wrong: Record<string, [string, RequestInit]> = {
  match: ["/v1/pet/x?limit=no", { method: "PUT", body: "{", headers: json }],
  authenticate: ["/v1/pets/x", { method: "PUT", body: "{", headers: json }],
  parameters: ["/v1/pets/x", { method: "PUT", body: "{", headers: { ...ann, ...json } }],
  admit: ["/v1/pets/p-unknown", { method: "PUT", body: "{", headers: { ...ann, ...json } }],
  "media type": ["/v1/pets/p-1", { method: "PUT", body: "{", headers: { ...ann, "Content-Type": "text/csv", Accept: "text/csv" } }],
};

const codeOf = async (response: Response): Promise<string> => {
  const { error } = (await response.json()) as { error: { code: string } };
  return `${response.status} ${error.code}`;
};

describe("the order of steps", () => {
  it.each([
    ["match", "404 unknown-path"],
    ["authenticate", "401 unauthenticated"],
    ["parameters", "400 invalid-request"],
    ["admit", "404 absent"],
  ])("asks %s before everything that follows: %s", async (step, expected) => {
    const [path, init] = wrong[step] ?? ["", {}];

    expect(await codeOf(await petsMock().fetch(path, init))).toBe(expected);
  });

  it("looks at Accept, then at Content-Type, then at the body", async () => {
    const mock = petsMock();
    const id = ((await (await mock.fetch("/v1/pets", post({ name: "Rex" }))).json()) as { id: string }).id;
    const put = async (headers: Record<string, string>) =>
      codeOf(await mock.fetch(`/v1/pets/${id}`, { method: "PUT", headers: { ...ann, ...headers }, body: "{" }));

    expect(await put({ "Content-Type": "text/csv", Accept: "text/csv" })).toBe("406 not-acceptable");
    expect(await put({ "Content-Type": "text/csv" })).toBe("415 unsupported-media-type");
    expect(await put(json)).toBe("400 unreadable-body");
  });

  it("puts rights right after credentials", async () => {
    const response = await petsMock().fetch("/v1/pets", post("{", bob));

    expect(await codeOf(response)).toBe("403 forbidden");
  });

  it.each<[string, readonly Step[], string, string]>([
    ["credentials before the path", ["authenticate", "match", "parameters", "admit", "body"], "match", "401 unauthenticated"],
    ["the state before parameters", ["match", "authenticate", "admit", "parameters", "body"], "parameters", "404 absent"],
    ["the body before parameters", ["match", "authenticate", "body", "parameters", "admit"], "parameters", "400 unreadable-body"],
    ["parameters before credentials", ["match", "parameters", "authenticate", "admit", "body"], "authenticate", "400 invalid-request"],
  ])("is the module's own: %s", async (_case, order, name, expected) => {
    const [path, init] = wrong[name] ?? ["", {}];

    expect(await codeOf(await petsMock({ behaviour: { order } }).fetch(path, init))).toBe(expected);
  });

  it.each<[string, readonly Step[]]>([
    ["lacks a step", defaultOrder.slice(1)],
    ["has a step twice", [...defaultOrder, "match"]],
  ])("is refused where it %s", (_case, order) => {
    expect(() => stepsIn(order)).toThrow(/^Expected each of match, authenticate, parameters, admit, body once, found /);
  });
});

describe("a refused call", () => {
  it.each<[string, string, RequestInit]>([
    ["with an unknown path", "/v1/nonesuch", { headers: ann }],
    ["with an unknown method", "/v1/pets", { method: "PATCH", headers: ann }],
    ["without credentials", "/v1/pets", { method: "POST", body: "{}" }],
    ["without the right", "/v1/pets", post({ name: "Tom" }, bob)],
    ["with a broken body", "/v1/pets", post("{")],
    ["with an invalid body", "/v1/pets", post({ name: "" })],
    ["with a conflict, found after writing", "/v1/pets", post({ name: "REX" })],
  ])("%s changes nothing, not even the next id", async (_case, path, init) => {
    const [mock, untouched] = [petsMock(), petsMock()];
    for (const each of [mock, untouched]) await each.fetch("/v1/pets", post({ name: "Rex" }));
    const before = await stateOf(mock);

    const refused = await mock.fetch(path, init);

    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(await stateOf(mock)).toBe(before);
    const next = await Promise.all([mock, untouched].map(async (each) => (await each.fetch("/v1/pets", post({ name: "Tom" }))).text()));
    expect(next[0]).toBe(next[1]);
  });
});

describe("determinism", () => {
  const play = async (options: { seed?: number; now?: string }) => {
    const mock = petsMock(options);
    const answers = [];
    for (const name of ["Rex", "rex", "Tom", ""]) {
      const response = await mock.fetch("/v1/pets", post({ name }));
      answers.push([response.status, [...response.headers], await response.text()]);
    }
    answers.push(await (await mock.fetch("/v1/pets", { headers: { ...ann, Prefer: "dynamic=true" } })).text(), await stateOf(mock));
    return JSON.stringify(answers);
  };
  const frozen = "2026-01-31T09:00:00Z";

  it("gives byte-identical answers, ids and dates for the same seed, clock and calls", async () => {
    expect(await play({ seed: 7, now: frozen })).toBe(await play({ seed: 7, now: frozen }));
  });

  it("gives other ids for another seed, and other dates for another clock", async () => {
    expect(await play({ seed: 8, now: frozen })).not.toBe(await play({ seed: 7, now: frozen }));
    expect(await play({ seed: 7, now: "2020-01-01T00:00:00Z" })).not.toBe(await play({ seed: 7, now: frozen }));
  });

  it("begins again with reset", async () => {
    const mock = petsMock();
    const first = await (await mock.fetch("/v1/pets", post({ name: "Rex" }))).text();

    await mock.reset();

    expect(JSON.parse(await stateOf(mock))).toEqual({ pets: { pets: [] } });
    expect(await (await mock.fetch("/v1/pets", post({ name: "Rex" }))).text()).toBe(first);
  });
});
