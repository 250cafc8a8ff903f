/** What documents really hold: each oddity is served, or told at the start with its place. */
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../contract/model.ts";
import { createMock } from "../../mock/index.ts";

const fine: JsonObject = { 200: { description: "Fine.", content: { "application/json": { schema: { type: "string" } } } } };
const says = (text: string): JsonObject => ({
  responses: { 200: { description: "Fine.", content: { "application/json": { schema: { const: text } } } } },
});

function mockOf(paths: JsonObject, more: JsonObject = {}) {
  const notices: string[] = [];
  const mock = createMock({
    apis: [{ id: "v", document: { openapi: "3.1.0", info: { title: "T", version: "1" }, paths, ...more } }],
    onEvent: (event) => void (event.event === "notice" && notices.push(event.message)),
  });
  return { notices, ask: (method: string, path: string, body?: string) => mock.fetch(path, { method, ...(body === undefined ? {} : { body }) }) };
}

describe("a path", () => {
  it.each<[string, JsonObject, [string, number, unknown?][]]>([
    [
      "with templates inside a segment",
      { "/reports/{name}.{format}": { get: says("report") }, "/rows({id})": { get: says("row") }, "/reports/all": { get: says("all") } },
      [
        ["/reports/july.pdf", 200, "report"],
        ["/reports/all", 200, "all"],
        ["/reports/july", 404],
        ["/rows(7)", 200, "row"],
        ["/rows()", 404],
      ],
    ],
    [
      "with a query string or a fragment in its key",
      { "/search?kind=fast": { get: says("fast") }, "/rows#all": { get: says("rows") } },
      [
        ["/search?kind=fast", 200, "fast"],
        ["/search", 200, "fast"],
        ["/rows", 200, "rows"],
      ],
    ],
    [
      "with a verb behind a colon",
      { "/rows/{id}": { get: says("row") }, "/rows/{id}:archive": { get: says("archive") }, "/rows:batch": { get: says("batch") } },
      [
        ["/rows/7", 200, "row"],
        ["/rows/7:archive", 200, "archive"],
        ["/rows:batch", 200, "batch"],
      ],
    ],
    [
      "with a slash at its end, which is another path than without",
      { "/rows/": { get: says("slash") }, "/cols": { get: says("none") } },
      [
        ["/rows/", 200, "slash"],
        ["/rows", 404],
        ["/cols", 200, "none"],
        ["/cols/", 404],
      ],
    ],
    ["that is the root", { "/": { get: says("root") } }, [["/", 200, "root"]]],
    ["with an empty segment", { "/a//b": { get: says("empty") } }, [["/a//b", 200, "empty"]]],
    [
      "with letters beyond ASCII, encoded or not",
      { "/größe/{id}": { get: says("size") } },
      [
        ["/gr%C3%B6%C3%9Fe/7", 200, "size"],
        ["/größe/7", 200, "size"],
      ],
    ],
    ["with a template that is no parameter", { "/rows/{id}": { get: says("row") } }, [["/rows/7", 200, "row"]]],
    ["with the same template twice", { "/from/{id}/to/{id}": { get: says("both") } }, [["/from/1/to/2", 200, "both"]]],
  ])("%s is served", async (_what, paths, asked) => {
    const { ask, notices } = mockOf(paths);

    for (const [path, status, body] of asked) {
      const response = await ask("GET", path);
      expect([path, response.status, ...(body === undefined ? [] : [await response.json()])]).toEqual([path, status, ...(body === undefined ? [] : [body])]);
    }
    expect(notices).toEqual([]);
  });

  it.each<[string, JsonObject, string]>([
    ["but for the names of its templates", { "/rows/{id}": { get: says("first") }, "/rows/{name}": { get: says("second") } }, "/paths/~1rows~1{name}/get"],
    [
      "but for a query string in its key",
      { "/rows/{id}?a=1": { get: says("first") }, "/rows/{id}?a=2": { get: says("second") } },
      "/paths/~1rows~1{id}?a=2/get",
    ],
    ["but for a fragment in its key", { "/rows/{id}": { get: says("first") }, "/rows/{id}#more": { get: says("second") } }, "/paths/~1rows~1{id}#more/get"],
  ])("that is another %s is served as the first one, and the other is told", async (_what, paths, pointer) => {
    const { ask, notices } = mockOf(paths);

    expect(await (await ask("GET", "/rows/7")).json()).toBe("first");
    expect(notices).toEqual([expect.stringContaining(`unsupported-part at ${pointer}: no request can tell it from `)]);
  });

  it("that is another but for the names of its templates adds the methods that are missing", async () => {
    const { ask, notices } = mockOf({ "/rows/{id}": { get: says("get") }, "/rows/{name}": { put: says("put") } });

    expect([await (await ask("GET", "/rows/7")).json(), await (await ask("PUT", "/rows/7")).json(), notices]).toEqual(["get", "put", []]);
  });
});

describe("an operation", () => {
  it.each<[string, JsonObject, number, RegExp | undefined]>([
    ["with a range of statuses", { "2XX": { description: "Fine." } }, 200, undefined],
    ["with nothing but a default", { default: { description: "Whatever." } }, 200, undefined],
    ["with nothing but a refusal", { 404: { description: "None." } }, 200, undefined],
    ["without responses", {}, 200, /no response is documented/],
  ])("%s answers with %j", async (_what, responses, status, notice) => {
    const { ask, notices } = mockOf({ "/a": { get: { responses } } });

    expect((await ask("GET", "/a")).status).toBe(status);
    expect(notices).toEqual(notice === undefined ? [] : [expect.stringMatching(notice)]);
  });

  it("without an operationId is served like any other", async () => {
    const { ask } = mockOf({ "/a/{id}": { post: { requestBody: { required: true, content: { "application/json": {} } }, responses: fine } } });

    expect(await (await ask("POST", "/a/1")).text()).toContain("/paths/~1a~1{id}/post/requestBody");
  });

  it("whose schemas lead in circles is served", async () => {
    const Node: JsonObject = {
      type: "object",
      required: ["name", "children"],
      properties: {
        name: { type: "string" },
        children: { type: "array", items: { $ref: "#/components/schemas/Node" } },
        parent: { $ref: "#/components/schemas/Node" },
      },
    };
    const content = { "application/json": { schema: { $ref: "#/components/schemas/Node" } } };
    const { ask, notices } = mockOf({ "/a": { get: { responses: { 200: { description: "Fine.", content } } } } }, { components: { schemas: { Node } } });

    const response = await ask("GET", "/a");

    expect([response.status, await response.json(), notices]).toEqual([200, { name: expect.any(String), children: expect.any(Array) }, []]);
  });

  it("whose parent lists its children, which extend it, is served with one of them", async () => {
    const schemas: JsonObject = {
      Pet: {
        type: "object",
        required: ["kind"],
        properties: { kind: { type: "string" } },
        oneOf: [{ $ref: "#/components/schemas/Cat" }],
        discriminator: { propertyName: "kind" },
      },
      Cat: {
        allOf: [
          { $ref: "#/components/schemas/Pet" },
          { type: "object", required: ["lives"], properties: { lives: { type: "integer", minimum: 9, maximum: 9 } } },
        ],
      },
    };
    const content = { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } };
    const { ask, notices } = mockOf({ "/a": { get: { responses: { 200: { description: "Fine.", content } } } } }, { components: { schemas } });

    const response = await ask("GET", "/a");

    expect([response.status, await response.json(), notices]).toEqual([200, { kind: "Cat", lives: 9 }, []]);
  });
});
