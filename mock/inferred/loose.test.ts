import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../contract/model.ts";
import { createMock, type Mock } from "../mock.ts";
import type { MockOptions } from "../options.ts";

const error: JsonObject = {
  type: "object",
  required: ["message"],
  properties: { message: { type: "string" } },
};

const response = (content: JsonObject): JsonObject => ({ description: "", content: { "application/json": content } });
const secured = (security: JsonObject[], responses: JsonObject = {}): JsonObject => ({
  get: { security, responses: { "200": response({ example: "in" }), ...responses } },
});

const paths: JsonObject = {
  "/example": { get: { responses: { "404": response({}), "200": response({ schema: { type: "string" }, example: "hello" }) } } },
  "/first-that-holds": {
    get: { responses: { "200": response({ schema: { type: "integer" }, examples: { bad: { value: "x" }, good: { value: 4 } } }) } },
  },
  "/sample": {
    get: { responses: { "200": response({ schema: { type: "object", required: ["n"], properties: { n: { type: "integer", minimum: 5, maximum: 9 } } } }) } },
  },
  "/twice": Object.fromEntries(
    ["get", "head"].map((method) => [
      method,
      { parameters: [{ name: "n", in: "query", schema: { type: "integer" } }], responses: { "200": response({ schema: { type: "string" } }) } },
    ]),
  ),
  "/range": { get: { responses: { "2XX": response({ example: [1] }) } } },
  "/default": { get: { responses: { default: response({ example: [2] }) } } },
  "/only-failures": { get: { responses: { "404": response({ example: "no" }) } } },
  "/nothing": { get: { responses: { "204": { description: "" } } } },
  "/header": {
    get: {
      responses: {
        "200": {
          description: "",
          headers: { "X-Count": { required: true, schema: { type: "integer", minimum: 3, maximum: 3 } }, "X-Rare": { schema: { type: "string" } } },
        },
      },
    },
  },
  "/text": { get: { responses: { "200": { description: "", content: { "text/plain": { schema: { type: "string" }, example: "a,b" } } } } } },
  "/limited": {
    get: {
      parameters: [{ name: "size", in: "query", schema: { type: "integer", maximum: 10 } }],
      responses: { "200": response({ example: [] }), "400": response({ schema: error }) },
    },
  },
  "/limited-silently": {
    get: { parameters: [{ name: "size", in: "query", schema: { type: "integer", maximum: 10 } }], responses: { "200": response({ example: [] }) } },
  },
  "/limited-oddly": {
    get: {
      parameters: [{ name: "size", in: "query", schema: { type: "integer", maximum: 10 } }],
      responses: { "200": response({ example: [] }), "400": response({ schema: { type: "object", required: ["nr"], properties: { nr: { const: 7 } } } }) },
    },
  },
  "/key": secured([{ key: [] }]),
  "/both": secured([{ key: [], token: [] }]),
  "/user": secured([{ user: [] }]),
  "/either": secured([{ key: [] }, { token: [] }]),
  "/optional": secured([{ key: [] }, {}]),
  "/certificate": secured([{ certificate: [] }]),
  "/told": secured([{ key: [] }], { "401": response({ schema: error }), "403": response({ schema: error }) }),
};

const document = (version: string): JsonObject => ({
  openapi: version,
  info: { title: "Foreign", version: "1" },
  paths: structuredClone(paths),
  components: {
    securitySchemes: {
      key: { type: "apiKey", in: "header", name: "X-Key" },
      token: { type: "http", scheme: "bearer" },
      user: { type: "http", scheme: "basic" },
      certificate: { type: "mutualTLS" },
    },
  },
});

const foreign = (options: MockOptions = {}, version = "3.1.0"): Mock => createMock({ ...options, apis: [{ id: "foreign", document: document(version) }] });

const get = async (mock: Mock, path: string, headers: Record<string, string> = {}) => {
  const answer = await mock.fetch(path, { headers });
  const text = await answer.text();
  return [answer.status, answer.headers.get("content-type")?.startsWith("text/") || text === "" ? text : JSON.parse(text)];
};

describe.each(["3.0.3", "3.1.0"])("a document of OpenAPI %s without a behaviour", (version) => {
  // 3.0 knows neither const nor mutual TLS; what remains is the same.
  const mock = foreign({}, version);

  it.each<[string, unknown[]]>([
    ["/example", [200, "hello"]],
    ["/first-that-holds", [200, 4]],
    ["/sample", [200, { n: expect.toSatisfy((n) => n >= 5 && n <= 9) }]],
    ["/range", [200, [1]]],
    ["/default", [200, [2]]],
    ["/only-failures", [200, ""]],
    ["/nothing", [204, ""]],
    ["/text", [200, "a,b"]],
  ])("answers %s with its first success: example, else sample", async (path, expected) => {
    expect(await get(mock, path)).toEqual(expected);
  });

  it("reads nullable and exclusive bounds as its version means them", async () => {
    const schema =
      version === "3.0.3" ? { type: "integer", minimum: 4, exclusiveMinimum: true, maximum: 5 } : { type: "integer", exclusiveMinimum: 4, maximum: 5 };
    const strict = createMock({
      apis: [{ id: "a", document: { ...document(version), paths: { "/": { get: { responses: { "200": response({ schema }) } } } } } }],
    });

    expect(await get(strict, "/")).toEqual([200, 5]);
  });
});

describe("an answer without things", () => {
  it("has the required headers, sampled", async () => {
    const { headers } = await foreign().fetch("/header");

    expect([headers.get("x-count"), headers.get("x-rare")]).toEqual(["3", null]);
  });

  it("is the same every time, and another for another seed", async () => {
    const bodies = await Promise.all(
      [1, 1, 2].map((seed) =>
        foreign({ seed })
          .fetch("/sample", { headers: { Prefer: "dynamic=true" } })
          .then((one) => one.text()),
      ),
    );

    expect(bodies[0]).toBe(bodies[1]);
  });

  it("to a declared HEAD is as long as the one to GET", async () => {
    const listening = await foreign().listen({ port: 0 });

    const lengths = await Promise.all(
      ["HEAD", "GET"].map((method) => fetch(`${listening.origin}/twice?n=12`, { method }).then((one) => one.headers.get("content-length"))),
    );
    await listening.close(0);

    expect(Number(lengths[0])).toBeGreaterThan(2);
    expect(lengths[0]).toBe(lengths[1]);
  });

  it("to an invalid request uses the documented schema, where that can say it", async () => {
    expect(await get(foreign(), "/limited?size=11")).toEqual([400, { message: "query size: expected at most 10, found 11" }]);
  });

  it("to an invalid request is problem details where no failure is documented", async () => {
    expect(await get(foreign(), "/limited-silently?size=11")).toEqual([
      400,
      expect.objectContaining({
        type: "/_specimen/problems/invalid-request",
        detail: "query size: expected at most 10, found 11",
        violations: [expect.anything()],
      }),
    ]);
  });

  it("to an invalid request is a sample where the documented schema can say nothing", async () => {
    expect(await get(foreign(), "/limited-oddly?size=11")).toEqual([400, { nr: 7 }]);
  });
});

describe("any credential", () => {
  const key = (value: string) => ({ "X-Key": value });
  const token = (value: string) => ({ Authorization: `Bearer ${value}` });

  it.each<[string, string, Record<string, string>, number]>([
    ["is known, whatever its value", "/key", key("whatever"), 200],
    ["is needed", "/key", {}, 401],
    ["of no characters is none", "/key", key(""), 401],
    ["called unknown is not known", "/key", key("unknown"), 401],
    ["called expired is not known", "/key", key("expired"), 401],
    ["called forbidden may nothing", "/key", key("forbidden"), 403],
    ["of a user is known", "/user", { Authorization: `Basic ${btoa("ann:x")}` }, 200],
    ["of the user unknown is not known", "/user", { Authorization: `Basic ${btoa("unknown:x")}` }, 401],
    ["of the user forbidden may nothing", "/user", { Authorization: `Basic ${btoa("forbidden:x")}` }, 403],
    ["of a user that cannot be read is none", "/user", { Authorization: "Basic ?" }, 401],
    ["is needed for every scheme of a conjunction", "/both", key("a"), 401],
    ["is enough for every scheme of a conjunction", "/both", { ...key("a"), ...token("b") }, 200],
    ["called unknown spoils a conjunction", "/both", { ...key("a"), ...token("unknown") }, 401],
    ["called forbidden spoils a conjunction", "/both", { ...key("a"), ...token("forbidden") }, 403],
    ["of another alternative will do", "/either", token("b"), 200],
    ["of the first complete alternative decides", "/either", { ...key("unknown"), ...token("b") }, 401],
    ["of another scheme will not do", "/key", { Authorization: "Basic YTpi" }, 401],
    ["is not needed where it is optional", "/optional", {}, 200],
    ["by certificate cannot be seen, and passes", "/certificate", {}, 200],
  ])("%s", async (_case, path, headers, status) => {
    expect((await foreign().fetch(path, { headers })).status).toBe(status);
  });

  it("is refused in the documented schema", async () => {
    expect(await get(foreign(), "/told")).toEqual([401, { message: "No credentials were sent." }]);
    expect(await get(foreign(), "/told", key("forbidden"))).toEqual([403, { message: expect.stringContaining("may not call") }]);
  });

  it("may be left out where the mock acts as somebody", async () => {
    const mock = foreign({ as: "me" });

    expect((await mock.fetch("/key")).status).toBe(200);
    expect((await mock.fetch("/key", { headers: key("unknown") })).status).toBe(401);
  });
});
