import express, { type Express } from "express";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../contract/model.ts";
import { createMock, type Mock } from "../mock.ts";
import { ann, petsMock, post, stateOf } from "../pets.fixture.ts";
import { withServer } from "./sockets.fixture.ts";

const app = (build: (app: Express, mock: Mock) => void, mock = petsMock()): Express => {
  const made = express();
  build(made, mock);
  return made;
};

const rex = '{"name":"Rex","weight":3}';

/** Echoes what its form or multipart body was read as. */
const echo = (mediaType: string, schema: JsonObject): Mock => {
  const content = { [mediaType]: { schema } };
  const operation = {
    operationId: "echo",
    requestBody: { required: true, content },
    responses: { "200": { description: "", content: { "application/json": {} } }, "400": { description: "" } },
  };
  const handler = ({ body, reply }: { body: Record<string, unknown>; reply(status: number, body: unknown): never }) =>
    reply(
      200,
      Object.fromEntries(Object.entries(body).map(([name, value]) => [name, value instanceof Blob || value instanceof Uint8Array ? "a file" : value])),
    );
  return createMock({
    apis: [
      {
        id: "echo",
        document: { openapi: "3.1.0", info: { title: "E", version: "1" }, paths: { "/echo": { post: operation } } },
        behaviour: {
          principals: [],
          anonymous: { id: "anyone", credentials: [] },
          state: () => ({}),
          operations: { echo: handler as never },
          refuse: () => undefined,
        },
      },
    ],
  });
};

describe("mounted in an Express app", () => {
  it.each<[string, (app: Express, mock: Mock) => unknown, string]>([
    ["at its root", (it, mock) => it.use(mock.middleware()), ""],
    ["under a path", (it, mock) => it.use("/mock", mock.middleware()), "/mock"],
    ["under a path of several segments", (it, mock) => it.use("/a/b", mock.middleware()), "/a/b"],
    ["behind express.json()", (it, mock) => it.use("/mock", express.json(), mock.middleware()), "/mock"],
    ["before express.json()", (it, mock) => it.use("/mock", mock.middleware(), express.json()), "/mock"],
    ["behind express.text()", (it, mock) => it.use("/mock", express.text({ type: "*/*" }), mock.middleware()), "/mock"],
    ["behind express.raw()", (it, mock) => it.use("/mock", express.raw({ type: "*/*" }), mock.middleware()), "/mock"],
    ["behind parsers for other types", (it, mock) => it.use("/mock", express.urlencoded(), express.text(), mock.middleware()), "/mock"],
  ])("%s, the mock serves its API, bodies included", async (_case, build, mount) => {
    const mock = petsMock();
    await withServer(app(build, mock), async (origin) => {
      const created = await fetch(`${origin}${mount}/v1/pets`, post(rex));
      const list = await fetch(`${origin}${mount}/v1/pets?limit=5`, { headers: ann });

      expect([created.status, await created.json()]).toMatchObject([201, { name: "Rex", weight: 3 }]);
      expect([list.status, await list.json()]).toMatchObject([200, { total: 1 }]);
    });
    expect(await stateOf(mock)).toContain("Rex");
  });

  it("it leaves unknown paths to the routes that follow, with the body unread", async () => {
    const routes = (it: Express, mock: Mock) => {
      it.use("/mock", mock.middleware());
      it.post("/mock/v1/other", express.json(), (request, response) => void response.json({ own: request.body as unknown }));
    };
    await withServer(app(routes), async (origin) => {
      const own = await fetch(`${origin}/mock/v1/other`, post('{"a":1}'));
      const none = await fetch(`${origin}/mock/v1/nonesuch`);

      expect(await own.json()).toEqual({ own: { a: 1 } });
      expect([none.status, await none.text()]).toMatchObject([404, expect.stringContaining("Cannot GET")]);
    });
  });

  it("it answers the methods that a path of its own does not have", async () => {
    await withServer(
      app((it, mock) => it.use(mock.middleware())),
      async (origin) => {
        const response = await fetch(`${origin}/v1/pets`, { method: "PATCH", headers: ann });

        expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, POST, HEAD, OPTIONS"]);
      },
    );
  });

  it("it has its control API under the mount path, for loopback Hosts only", async () => {
    await withServer(
      app((it, mock) => it.use("/mock", mock.middleware())),
      async (origin) => {
        await fetch(`${origin}/mock/v1/pets`, post(rex));

        expect(await (await fetch(`${origin}/mock/_specimen/v1/state`)).json()).toMatchObject({ pets: { pets: [{ name: "Rex" }] } });
        expect((await fetch(`${origin}/mock/_specimen/v1/reset`, { method: "POST" })).status).toBe(204);
        expect((await fetch(`${origin}/mock/_specimen/v1/state`, { headers: { Origin: "https://evil.example" } })).status).toBe(403);
        expect((await fetch(`${origin}/_specimen/v1/state`)).status).toBe(404);
      },
    );
  });

  it("it leaves control paths to the app where control is off", async () => {
    await withServer(
      app((it, mock) => it.use(mock.middleware()), petsMock({ control: false })),
      async (origin) => {
        expect(await (await fetch(`${origin}/_specimen/v1/health`)).text()).toContain("Cannot GET");
      },
    );
  });

  it("two mocks stand side by side", async () => {
    const build = (it: Express) => it.use("/a", petsMock().middleware()).use("/b", petsMock().middleware());
    await withServer(app(build), async (origin) => {
      await fetch(`${origin}/a/v1/pets`, post(rex));

      const totals = await Promise.all(
        ["a", "b"].map(async (name) => ((await (await fetch(`${origin}/${name}/v1/pets`, { headers: ann })).json()) as { total: number }).total),
      );
      expect(totals).toEqual([1, 0]);
    });
  });

  it("it refuses a body over its limit, and closes the connection", async () => {
    await withServer(
      app((it, mock) => it.use(mock.middleware()), petsMock({ bodyLimitBytes: 20 })),
      async (origin) => {
        const response = await fetch(`${origin}/v1/pets`, post({ name: "a name beyond the limit" }));

        expect([response.status, response.headers.get("connection")]).toEqual([413, "close"]);
      },
    );
  });

  it("it hands a document's fault to the app's error handler", async () => {
    const routes = (it: Express, mock: Mock) => {
      it.use(mock.middleware());
      it.use(((error, _request, response, _next) => void response.status(503).send(String(error))) as express.ErrorRequestHandler);
    };
    await withServer(app(routes, petsMock({ document: { openapi: "3.1.0" } })), async (origin) => {
      const response = await fetch(`${origin}/v1/pets`);

      expect([response.status, await response.text()]).toMatchObject([503, expect.stringContaining('expected a member "paths"')]);
    });
  });

  it("it answers HEAD, and waits as long as its latency says", async () => {
    await withServer(
      app((it, mock) => it.use(mock.middleware()), petsMock({ latencyMs: 60 })),
      async (origin) => {
        await fetch(`${origin}/v1/status`);
        const startedMs = performance.now();
        const head = await fetch(`${origin}/v1/status`, { method: "HEAD" });

        expect([head.status, await head.text()]).toEqual([200, ""]);
        expect(performance.now() - startedMs).toBeGreaterThanOrEqual(55);
      },
    );
  });
});

describe("a body in an Express app", () => {
  const schema: JsonObject = { type: "object", required: ["a"], properties: { a: { type: "string" }, list: { type: "array", items: { type: "string" } } } };
  const form = { method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded" }, body: "a=x+%26y&list=1&list=2" };

  it.each<[string, (app: Express, mock: Mock) => unknown]>([
    ["unread", (it, mock) => it.use(mock.middleware())],
    ["read by express.urlencoded()", (it, mock) => it.use(express.urlencoded(), mock.middleware())],
    ["passed over by express.json()", (it, mock) => it.use(express.json(), mock.middleware())],
  ])("is a form, %s", async (_case, build) => {
    await withServer(app(build, echo("application/x-www-form-urlencoded", schema)), async (origin) => {
      expect(await (await fetch(`${origin}/echo`, form)).json()).toEqual({ a: "x &y", list: ["1", "2"] });
    });
  });

  it("is multipart, which parsers of Express leave alone", async () => {
    const fields = new FormData();
    fields.set("a", "x");
    fields.set("file", new Blob(["bytes"]), "f.bin");
    const build = (it: Express, mock: Mock) => it.use(express.json(), express.urlencoded(), mock.middleware());

    await withServer(app(build, echo("multipart/form-data", { ...schema, properties: { a: { type: "string" }, file: {} } })), async (origin) => {
      const response = await fetch(`${origin}/echo`, { method: "POST", body: fields });

      expect([response.status, await response.json()]).toEqual([200, { a: "x", file: "a file" }]);
    });
  });

  it("of no bytes behind express.json() is missing, not an empty object", async () => {
    await withServer(
      app((it, mock) => it.use(express.json(), mock.middleware())),
      async (origin) => {
        const response = await fetch(`${origin}/v1/pets`, { method: "POST", headers: { ...ann, "Content-Type": "application/json" } });

        expect(await response.json()).toMatchObject({ error: { texts: ["body: expected a body, found nothing"] } });
      },
    );
  });
});
