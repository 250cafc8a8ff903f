import { describe, expect, it } from "vitest";
import { createMock } from "../mock.ts";
import { ann, petsMock, post, stateOf } from "../pets.fixture.ts";

const at = (name: string) => `/_specimen/v1/${name}`;

describe("health", () => {
  it("names what is served", async () => {
    const response = await petsMock().fetch(at("health"));

    expect([response.status, await response.json()]).toEqual([200, { status: "ok", apis: ["pets"] }]);
  });

  it("answers anybody: any Host, any Origin, a wrong token", async () => {
    const headers = { Origin: "https://evil.example", "Specimen-Token": "wrong" };

    expect((await petsMock().fetch(`http://evil.example${at("health")}`, { headers })).status).toBe(200);
  });
});

describe("reset", () => {
  it("puts every API back to its start state, ids included", async () => {
    const mock = petsMock();
    const first = await (await mock.fetch("/v1/pets", post({ name: "Rex" }))).text();

    const response = await mock.fetch(at("reset"), { method: "POST" });

    expect([response.status, await response.text()]).toEqual([204, ""]);
    expect(await stateOf(mock)).toBe('{"pets":{"pets":[]}}');
    expect(await (await mock.fetch("/v1/pets", post({ name: "Rex" }))).text()).toBe(first);
  });
});

describe("state", () => {
  it("shows every collection of every API", async () => {
    const mock = petsMock();
    await mock.fetch("/v1/pets", post({ name: "Rex" }));

    expect(JSON.parse(await stateOf(mock))).toMatchObject({ pets: { pets: [{ name: "Rex" }] } });
  });

  it("has no body with HEAD", async () => {
    const response = await petsMock().fetch(at("state"), { method: "HEAD" });

    expect([response.status, await response.text()]).toEqual([200, ""]);
  });
});

describe("outbox", () => {
  it("shows the messages of APIs that send some, and none for the others", async () => {
    const outbox = (state: object) => [{ pets: Object.keys(state) }];

    expect(await (await petsMock({ behaviour: { outbox } }).fetch(at("outbox"))).json()).toEqual({ pets: [{ pets: ["pets"] }] });
    expect(await (await petsMock().fetch(at("outbox"))).json()).toEqual({ pets: [] });
  });
});

describe("anything else below /_specimen/", () => {
  it.each([
    "/_specimen/",
    "/_specimen/v1/",
    "/_specimen/v1/nonesuch",
    "/_specimen/v2/health",
    "/_specimen/v1/health/",
    "/_specimen/v1/__proto__",
    "/_specimen/v1/toString",
  ])("%s is not found, and told what is near", async (path) => {
    const response = await petsMock().fetch(path);

    expect([response.status, response.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
    expect(await response.json()).toMatchObject({ type: "/_specimen/problems/unknown-path", detail: expect.stringContaining("Nearest: ") });
  });

  it.each([
    ["reset", "GET", "POST, OPTIONS"],
    ["state", "POST", "GET, HEAD, OPTIONS"],
    ["health", "DELETE", "GET, HEAD, OPTIONS"],
  ])("%s by %s is refused, and %s allowed", async (name, method, allow) => {
    const response = await petsMock().fetch(at(name), { method });

    expect([response.status, response.headers.get("allow")]).toEqual([405, allow]);
  });
});

describe("access", () => {
  it.each(["reset", "state", "outbox", "sign-in"])("to %s is refused under a foreign Host before anything else", async (name) => {
    const mock = petsMock();
    await mock.fetch("/v1/pets", post({ name: "Rex" }));
    const before = await stateOf(mock);

    const response = await mock.fetch(`http://evil.example${at(name)}`, { method: name === "reset" ? "POST" : "GET" });

    expect(response.status).toBe(403);
    expect(await stateOf(mock)).toBe(before);
  });
});

describe("a sandbox that a refused call names", () => {
  it("is not made for it", async () => {
    const mock = petsMock();

    const refused = await mock.fetch(`http://evil.example/~theirs${at("state")}`);

    expect(refused.status).toBe(403);
    expect((await mock.sandbox().sandboxes()).map(({ name }) => name)).toEqual(["default"]);
  });
});

describe("a mock without control", () => {
  it("leaves the paths to the API", async () => {
    const response = await petsMock({ control: false }).fetch(at("health"), { headers: ann });

    expect(await response.json()).toMatchObject({ error: { code: "unknown-path" } });
  });

  it("can be reset as a library all the same", async () => {
    const mock = petsMock({ control: false });
    await mock.fetch("/v1/pets", post({ name: "Rex" }));

    await mock.reset();

    expect(await (await mock.fetch("/v1/pets", { headers: ann })).json()).toMatchObject({ total: 0 });
  });
});

describe("documents without a behaviour", () => {
  it("have nothing in state and outbox", async () => {
    const mock = createMock({ apis: [{ id: "a", document: { openapi: "3.1.0", info: { title: "A", version: "1" }, paths: {} } }] });

    expect(await (await mock.fetch(at("state"))).json()).toEqual({ a: {} });
    expect(await (await mock.fetch(at("outbox"))).json()).toEqual({ a: [] });
  });
});
