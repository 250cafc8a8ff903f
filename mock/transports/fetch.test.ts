import { describe, expect, it } from "vitest";
import type { ExchangeEvent } from "../options.ts";
import { ann, petsMock, post, stateOf } from "../pets.fixture.ts";

describe("a fetch in-process", () => {
  it("takes what the global fetch takes", async () => {
    const mock = petsMock();
    const path = "/v1/pets";
    const responses = await Promise.all([
      mock.fetch(path, { headers: ann }),
      mock.fetch(`https://any.example${path}`, { headers: ann }),
      mock.fetch(new URL(`http://localhost:1${path}`), { headers: ann }),
      mock.fetch(new Request(`http://localhost${path}`, { headers: ann })),
      mock.fetch(new Request(`http://localhost${path}`), { headers: ann }),
    ]);

    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(responses.every((response) => response instanceof Response)).toBe(true);
  });

  it("has no body with HEAD and 204", async () => {
    const mock = petsMock();
    const { id } = (await (await mock.fetch("/v1/pets", post({ name: "Rex" }))).json()) as { id: string };

    const head = await mock.fetch(`/v1/pets/${id}`, { method: "HEAD", headers: ann });
    const gone = await mock.fetch(`/v1/pets/${id}`, { method: "DELETE", headers: ann });

    expect([head.status, head.headers.get("content-type"), head.body]).toEqual([200, "application/json", null]);
    expect([gone.status, gone.headers.get("content-type"), gone.body]).toEqual([204, null, null]);
  });

  it("reads streams, forms and bytes as bodies", async () => {
    const stream = new Blob(['{"name":"Rex"}']).stream();

    const response = await petsMock().fetch("/v1/pets", { ...post(""), body: stream, duplex: "half" } as RequestInit);

    expect(response.status).toBe(201);
  });

  it("refuses a body over the limit, and takes one at the limit", async () => {
    const body = '{"name":"Rex"}';
    const statusAt = async (bodyLimitBytes: number) => (await petsMock({ bodyLimitBytes }).fetch("/v1/pets", post(body))).status;

    expect([await statusAt(body.length), await statusAt(body.length - 1)]).toEqual([201, 413]);
  });

  it("rejects at once when its signal aborts, before or during the wait", async () => {
    const mock = petsMock({ latencyMs: 5_000 });
    await mock.ready();
    const startedMs = performance.now();

    await expect(mock.fetch("/v1/pets", { headers: ann, signal: AbortSignal.abort() })).rejects.toThrow();
    await expect(mock.fetch("/v1/pets", { headers: ann, signal: AbortSignal.timeout(30) })).rejects.toThrow(/timeout/i);

    expect(performance.now() - startedMs).toBeLessThan(3_000);
  });

  it("changes nothing where its signal aborted before", async () => {
    const mock = petsMock();

    await expect(mock.fetch("/v1/pets", { ...post({ name: "Rex" }), signal: AbortSignal.abort() })).rejects.toThrow();

    expect(await stateOf(mock)).toBe('{"pets":{"pets":[]}}');
  });

  it("waits as long as the latency says, control excepted", async () => {
    const mock = petsMock({ latencyMs: { min: 40, max: 60 } });
    await mock.ready();
    const elapsed = async (path: string) => {
      const startedMs = performance.now();
      await mock.fetch(path, { headers: ann });
      return performance.now() - startedMs;
    };

    expect(await elapsed("/v1/pets")).toBeGreaterThanOrEqual(38);
    expect(await elapsed("/_specimen/v1/health")).toBeLessThan(38);
  });

  it("serialises a hundred changes at once: none is lost", async () => {
    const mock = petsMock({
      operations: {
        renamePet: ({ path, state, reply }) =>
          reply(200, state.pets.update(path["petId"] ?? "", { weight: (state.pets.get(path["petId"] ?? "")?.weight ?? 0) + 1 })),
      },
    });
    const { id } = (await (await mock.fetch("/v1/pets", post({ name: "Rex" }))).json()) as { id: string };

    await Promise.all(Array.from({ length: 100 }, () => mock.fetch(`/v1/pets/${id}`, { ...post({ name: "Rex" }), method: "PUT" })));

    expect(JSON.parse(await stateOf(mock))).toMatchObject({ pets: { pets: [{ weight: 100 }] } });
  });

  it("is refused by control under a foreign Host, as on the wire", async () => {
    expect((await petsMock().fetch("http://evil.example/_specimen/v1/state")).status).toBe(403);
  });

  it("rejects every call with what is wrong where the document is unsound", async () => {
    const mock = petsMock({ document: { openapi: "3.1.0" } });

    await expect(mock.fetch("/v1/pets")).rejects.toThrow('expected a member "paths"');
    await expect(mock.ready()).rejects.toThrow('expected a member "paths"');
  });
});

describe("an exchange event", () => {
  const eventsOf = async (path: string, init: RequestInit) => {
    const events: ExchangeEvent[] = [];
    await petsMock({ onEvent: (event) => event.event === "exchange" && events.push(event) }).fetch(path, init);
    return events;
  };

  it("says what was matched, who called and what came of it", async () => {
    expect(await eventsOf("/v1/pets?limit=5", { headers: ann })).toEqual([
      {
        event: "exchange",
        api: "pets",
        operation: "listPets",
        method: "GET",
        path: "/v1/pets",
        status: 200,
        elapsedMs: expect.any(Number),
        principal: "ann",
        reason: undefined,
        detail: undefined,
        violations: [],
      },
    ]);
  });

  it.each<[string, string, RequestInit, object]>([
    ["an unknown path", "/nonesuch", {}, { operation: undefined, status: 404, reason: "unknown-path", detail: expect.stringContaining("/nonesuch") }],
    ["missing credentials", "/v1/pets", {}, { operation: "listPets", status: 401, reason: "unauthenticated", principal: undefined }],
    [
      "an invalid request",
      "/v1/pets?limit=0",
      { headers: ann },
      { status: 400, reason: "invalid-request", violations: ["query limit: expected at least 1, found 0"] },
    ],
    ["a control call", "/_specimen/v1/health", {}, { api: undefined, status: 200, reason: undefined }],
  ])("explains %s", async (_case, path, init, expected) => {
    expect(await eventsOf(path, init)).toMatchObject([expected]);
  });

  it("holds no credential", async () => {
    const events = await eventsOf("/v1/pets?tenant=secret-tenant", { headers: { Authorization: "Bearer secret-token" } });

    expect(JSON.stringify(events)).not.toContain("secret");
  });
});
