import { describe, expect, it } from "vitest";
import type { JsonObject } from "../contract/model.ts";
import { createMock } from "./mock.ts";
import type { ExchangeEvent } from "./options.ts";
import { ann, bob, petsMock, post, stateOf } from "./pets.fixture.ts";

async function get(path: string, prefer: string, options: { seed?: number } = {}) {
  const response = await petsMock(options).fetch(path, { headers: { ...ann, Prefer: prefer } });
  return {
    status: response.status,
    applied: response.headers.get("preference-applied"),
    type: response.headers.get("content-type"),
    text: await response.text(),
  };
}

/** One operation whose answers are odd in one way each. */
const oddities = createMock({
  apis: [
    {
      id: "odd",
      document: {
        openapi: "3.1.0",
        info: { title: "Odd", version: "1" },
        paths: Object.fromEntries(
          Object.entries<JsonObject>({
            none: {},
            ranges: { "2XX": { description: "", content: { "application/json": { example: [] } } }, default: { description: "" } },
            falsy: {
              "200": { description: "", content: { "application/json": { examples: { no: { value: false }, zero: { value: 0 }, nothing: { value: null } } } } },
            },
            unsound: {
              "200": {
                description: "",
                content: { "application/json": { schema: { type: "integer" }, examples: { bad: { value: "x" }, good: { value: 7 } } } },
              },
            },
            impossible: { "200": { description: "", content: { "application/json": { schema: { type: "integer", minimum: 5, maximum: 4 } } } } },
            tables: {
              "200": {
                description: "",
                content: { "text/csv": { examples: { rows: { value: "a,b" } } }, "application/json": { examples: { json: { value: [] } } } },
              },
            },
            continues: { "100": { description: "" }, "200": { description: "" } },
          }).map(([name, responses]) => [`/${name}`, { get: { responses } }]),
        ),
      },
    },
  ],
});

const odd = async (path: string, prefer: string) => {
  const response = await oddities.fetch(path, { headers: { Prefer: prefer } });
  return [response.status, await response.text()];
};

describe("a forced answer", () => {
  it("has the code that is asked for, with its example", async () => {
    expect(await get("/v1/pets/p-1", "code=404")).toEqual({
      status: 404,
      applied: "code=404",
      type: "application/json",
      text: '{"error":{"code":"gone","texts":["gone"]}}',
    });
  });

  it("has the example that is asked for, whichever response holds it", async () => {
    const { status, applied, text } = await get("/v1/pets/p-1", "example=gone");

    expect([status, applied, JSON.parse(text)]).toMatchObject([404, 'example="gone"', { error: { code: "gone" } }]);
  });

  it("has both where both are asked for", async () => {
    const response = await petsMock().fetch("/v1/pets", post({ name: "Any" }, { Prefer: "code=201, example=tom" }));

    expect([response.status, response.headers.get("preference-applied"), response.headers.get("location")]).toEqual([
      201,
      'code=201, example="tom"',
      "/v1/pets/p-1",
    ]);
    expect(await response.json()).toMatchObject({ name: "Tom" });
  });

  it("is a valid sample where there is no example, the same for the same seed", async () => {
    const [one, two] = [await get("/v1/pets", "code=200", { seed: 3 }), await get("/v1/pets", "code=200", { seed: 3 })];

    expect(one.status).toBe(200);
    expect(one.text).toBe(two.text);
    expect(JSON.parse(one.text)).toHaveProperty("total");
  });

  it("is a sample, not the example, where dynamic=true asks for one; another for another seed", async () => {
    const [one, two] = [await get("/v1/pets/p-1", "dynamic=true", { seed: 1 }), await get("/v1/pets/p-1", "dynamic=true", { seed: 2 })];

    expect([one.status, one.applied]).toEqual([200, "dynamic=true"]);
    expect(one.text).not.toContain('"p-1"');
    expect(one.text).not.toBe(two.text);
  });

  it("can be dynamic for a failure", async () => {
    const { status, applied, text } = await get("/v1/pets/p-1", "code=404, dynamic=true");

    expect([status, applied]).toEqual([404, "code=404, dynamic=true"]);
    expect(text).not.toContain('"gone"');
  });

  it("is the example, not a sample, where both are asked for, and says so", async () => {
    const { applied, text } = await get("/v1/pets/p-1", "example=gone, dynamic=true");

    expect([applied, text]).toEqual(['example="gone"', '{"error":{"code":"gone","texts":["gone"]}}']);
  });

  it("has no body where none is documented", async () => {
    const response = await petsMock().fetch("/v1/pets/p-1", { method: "DELETE", headers: { ...ann, Prefer: "code=204" } });

    expect([response.status, await response.text()]).toEqual([204, ""]);
  });

  it.each([
    ["an unknown credential", "/v1/pets", { headers: { "X-Key": "no", Prefer: "code=200" } }, 401],
    ["a right that is missing", "/v1/pets", post({ name: "Rex" }, { ...bob, Prefer: "code=201" }), 403],
    ["a bad parameter", "/v1/pets?limit=0", { headers: { ...ann, Prefer: "code=200" } }, 400],
    ["a bad body", "/v1/pets", post({ name: 5 }, { Prefer: "code=201" }), 422],
    ["a broken body", "/v1/pets", post("{", { Prefer: "code=201" }), 400],
    ["an unknown path", "/v1/nonesuch", { headers: { ...ann, Prefer: "code=200" } }, 404],
    ["an unknown method", "/v1/pets", { method: "PATCH", headers: { ...ann, Prefer: "code=200" } }, 405],
  ])("comes after the refusal of %s", async (_case, path, init, status) => {
    const response = await petsMock().fetch(path, init);

    expect([response.status, response.headers.get("preference-applied")]).toEqual([status, null]);
  });

  it("does not depend on what is stored, and changes nothing", async () => {
    const mock = petsMock();
    await mock.fetch("/v1/pets", post({ name: "Rex" }));
    const before = await stateOf(mock);
    const put = { ...post({ name: "Tom" }, { Prefer: "code=200" }), method: "PUT" };

    const answers = await Promise.all([
      mock.fetch("/v1/pets", post({ name: "Tom" }, { Prefer: "code=201" })),
      mock.fetch("/v1/pets/p-unknown", put),
      mock.fetch("/v1/pets/p-unknown", { method: "DELETE", headers: { ...ann, Prefer: "code=204" } }),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([201, 200, 204]);
    expect(await stateOf(mock)).toBe(before);
  });

  it("is explained as such", async () => {
    const events: ExchangeEvent[] = [];
    const mock = petsMock({ onEvent: (event) => event.event === "exchange" && events.push(event) });

    await mock.fetch("/v1/pets/p-1", { headers: { ...ann, Prefer: "code=404" } });

    expect(events).toMatchObject([{ operation: "getPet", status: 404, reason: "preference", principal: "ann" }]);
  });
});

describe("a preference that the document cannot meet", () => {
  it("is refused with problem details that list what exists", async () => {
    const { status, applied, type, text } = await get("/v1/pets/p-1", "code=418");

    expect([status, applied, type]).toEqual([400, null, "application/problem+json"]);
    expect(JSON.parse(text)).toEqual({
      type: "/_specimen/problems/invalid-preference",
      status: 400,
      title: "The preferred answer is not documented",
      detail: "There is no code 418. There are: 200 (example); 400; 401; 404 (gone).",
      exists: [
        { code: "200", examples: ["example"] },
        { code: "400", examples: [] },
        { code: "401", examples: [] },
        { code: "404", examples: ["gone"] },
      ],
    });
  });

  it.each([
    ["example=nonesuch", 'There is no example "nonesuch".'],
    ["code=200, example=gone", 'There is no code 200 with example "gone".'],
    ["code=abc", "There is no code abc."],
    ["code=0404", "There is no code 0404."],
    ["code=99999999999999999999", "There is no code 99999999999999999999."],
    ["code=", "There is no code ."],
    ["example=__proto__", 'There is no example "__proto__".'],
  ])("%s is such", async (prefer, detail) => {
    const { status, text } = await get("/v1/pets/p-1", prefer);

    expect([status, (JSON.parse(text) as { detail: string }).detail.slice(0, detail.length)]).toEqual([400, detail]);
  });

  it("of an operation that documents nothing is met with nothing, for anything may be its answer", async () => {
    expect(await odd("/none", "dynamic=true")).toEqual([200, ""]);
  });
});

describe("an odd document", () => {
  it.each<[string, string, unknown[]]>([
    ["/ranges", "code=207", [207, "[]"]],
    ["/ranges", "code=500", [500, ""]],
    ["/ranges", "dynamic=true", [200, expect.any(String)]],
    ["/falsy", "example=no", [200, "false"]],
    ["/falsy", "example=zero", [200, "0"]],
    ["/falsy", "example=nothing", [200, "null"]],
    ["/unsound", "code=200", [200, "7"]],
    ["/unsound", "example=bad", [500, expect.stringContaining("contract-breach")]],
    ["/impossible", "dynamic=true", [500, expect.stringContaining("No valid value was found for the schema at ")]],
    ["/tables", "example=json", [200, "[]"]],
    ["/tables", "example=rows", [400, expect.stringContaining("200 (json)")]],
    ["/continues", "code=100", [400, expect.stringContaining("There is no code 100.")]],
  ])("%s answers %s", async (path, prefer, expected) => {
    expect(await odd(path, prefer)).toEqual(expected);
  });
});

describe("Prefer: wait", () => {
  it("delays the answer, of a handler as of a forced one", async () => {
    for (const prefer of ["wait=0.05", "wait=0.05, code=404"]) {
      const startedMs = performance.now();
      await get("/v1/pets/p-1", prefer);
      expect(performance.now() - startedMs).toBeGreaterThanOrEqual(45);
    }
  });
});
