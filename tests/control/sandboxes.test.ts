/** Sandboxes of everything that a mock can be made from. */
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../contract/model.ts";
import { createMock, type Mock, overrideBehaviour } from "../../mock/index.ts";
import { createService, listServices, now, pulumi } from "./fixture.ts";

const task = { type: "object", required: ["id", "title"], properties: { id: { type: "string", readOnly: true }, title: { type: "string" } } };
const json = (schema: object) => ({ "application/json": { schema } });

const tasks = {
  openapi: "3.1.0",
  info: { title: "Tasks", version: "1" },
  components: { securitySchemes: { key: { type: "http", scheme: "bearer" }, user: { type: "http", scheme: "basic" } } },
  security: [{ key: [] }, { user: [] }],
  paths: {
    "/tasks": {
      get: { operationId: "listTasks", responses: { "200": { description: "All", content: json({ type: "array", items: task }) } } },
      post: {
        operationId: "addTask",
        requestBody: { required: true, content: json(task) },
        responses: { "201": { description: "Made", content: json(task) } },
      },
    },
    "/tasks/{taskId}": {
      get: {
        operationId: "getTask",
        parameters: [{ name: "taskId", in: "path", required: true, schema: { type: "string" } }],
        responses: { "200": { description: "One", content: json(task) } },
      },
    },
  },
} as unknown as JsonObject;

const basic = (text: string): string => `Basic ${Buffer.from(text).toString("base64")}`;

const add = (mock: Mock, title: string, headers: Record<string, string>): Promise<Response> =>
  mock.fetch("/tasks", { method: "POST", headers: { ...headers, "Content-Type": "application/json" }, body: JSON.stringify({ title }) });

const titles = async (mock: Mock, headers: Record<string, string>): Promise<string[]> =>
  ((await (await mock.fetch("/tasks", { headers })).json()) as { title: string }[]).map(({ title }) => title);

describe("a sandbox of an inferred document", () => {
  it.each([
    ["a header", { Authorization: "Bearer me", "Specimen-Sandbox": "ci" }],
    ["a bearer token", { Authorization: "Bearer me~ci" }],
    ["a password", { Authorization: basic("me:secret~ci") }],
  ])("is named by %s, and keeps its things to itself", async (_what, headers) => {
    const mock = createMock({ apis: [{ id: "tasks", document: tasks }] });
    const me = { Authorization: "Bearer me" };

    expect((await add(mock, "inside", headers)).status).toBe(201);

    expect(await titles(mock, { ...me, "Specimen-Sandbox": "ci" })).toContain("inside");
    expect(await titles(mock, me)).not.toContain("inside");
  });

  it("begins with the start state that was given, and goes back to it", async () => {
    const mock = createMock({ apis: [{ id: "tasks", document: tasks }], state: { tasks: [{ id: "t1", title: "given" }] } });
    const inside = { Authorization: "Bearer me~ci" };
    await add(mock, "more", inside);

    expect(await titles(mock, inside)).toEqual(["given", "more"]);
    await mock.sandbox("ci").reset();
    expect(await titles(mock, inside)).toEqual(["given"]);
  });

  it("runs what somebody wrote themselves, by a clock of its own", async () => {
    type Listing = { now(): Date; reply(status: number, body: unknown): never };
    const behaviour = overrideBehaviour()({
      operations: { listTasks: ({ now: time, reply }: Listing) => reply(200, [{ id: "t", title: time().toISOString() }]) },
    } as never);
    const mock = createMock({ apis: [{ id: "tasks", document: tasks, behaviour }], now });
    await mock.sandbox("ci").clock.advance("1d");

    expect(await titles(mock, { Authorization: "Bearer me" })).toEqual(["2026-01-31T09:00:00.000Z"]);
    expect(await titles(mock, { Authorization: "Bearer me~ci" })).toEqual(["2026-02-01T09:00:00.000Z"]);
  });
});

describe("a sandbox", () => {
  it("made of another has all that it has, and goes its own way", async () => {
    const mock = pulumi();
    await createService(mock.sandbox("a").fetch, "first");
    await mock.sandbox("a").clock.advance("1h");
    await mock.sandbox().fork("b", "a");
    await createService(mock.sandbox("b").fetch, "second");

    const names = async (name: string) => (await (await listServices(mock.sandbox(name).fetch)).text()).match(/"name":"(first|second)"/g);

    expect([await names("a"), await names("b")]).toEqual([['"name":"first"'], ['"name":"first"', '"name":"second"']]);
    expect((await mock.sandbox("b").clock.get()).now).toBe("2026-01-31T10:00:00.000Z");
  });

  it("is served with the fault that the mock was told to have", async () => {
    const mock = createMock({ apis: ["datadog-services"], fault: "created-not-201" });
    const made = await mock.sandbox("a").fetch("/api/v2/services", {
      method: "POST",
      headers: { "DD-API-KEY": "api-key-org-one", "DD-APPLICATION-KEY": "app-key-admin", "Content-Type": "application/json" },
      body: JSON.stringify({ data: { type: "services", attributes: { name: "x" } } }),
    });

    expect(made.status).toBe(200);
  });

  it("for which there is no room is 503, which says when to come again", async () => {
    const mock = pulumi();
    for (let number = 0; number < 1000; number += 1) (await mock.ready()).dispatcher.sandboxes.use(`s-${number}`);

    const refused = [await listServices(mock.sandbox("more").fetch), await mock.fetch("/_specimen/v1/sandboxes/more", { method: "PUT" })];

    for (const { status, headers } of refused) expect([status, headers.get("retry-after")]).toEqual([503, "10"]);
    expect((await listServices(mock.sandbox("s-7").fetch)).status).toBe(200);
    expect((await listServices(mock.fetch)).status).toBe(200);
  });
});
