import express from "express";
import { describe, expect, it } from "vitest";
import type { ControlError, Mock, PlanInput } from "../../mock/index.ts";
import { createService, listServices, pulumi } from "./fixture.ts";

const statuses = async (mock: Mock, count: number): Promise<number[]> => {
  const all: number[] = [];
  for (let index = 0; index < count; index += 1) all.push((await listServices(mock.fetch)).status);
  return all;
};

describe("a forced answer", () => {
  it("comes so many times, and changes nothing", async () => {
    const mock = pulumi();
    await mock.sandbox().force({ operation: "createService", status: 503, times: 2 });
    const before = await mock.sandbox().export();

    const answers = [await createService(mock.fetch, "a"), await createService(mock.fetch, "b")];

    expect(answers.map(({ status }) => status)).toEqual([503, 503]);
    expect(await mock.sandbox().export()).toEqual(before);
    expect((await createService(mock.fetch, "c")).status).toBe(200);
    expect(await mock.sandbox().forced()).toEqual([]);
  });

  it.each<[string, PlanInput, number, unknown, string | null]>([
    ["of a documented status has its example", { operation: "listServices", status: 401 }, 401, expect.objectContaining({ code: 401 }), null],
    [
      "of another status says so in problem details",
      { operation: "listServices", status: 507 },
      507,
      expect.objectContaining({ title: "A forced answer" }),
      null,
    ],
    ["has the body and the headers that it is given", { operation: "listServices", body: [1], headers: { "X-Odd": "yes" } }, 200, [1], "yes"],
  ])("%s", async (_case, plan, status, body, odd) => {
    const mock = pulumi();
    await mock.sandbox().force(plan);

    const response = await listServices(mock.fetch);

    expect([response.status, await response.json(), response.headers.get("x-odd")]).toEqual([status, body, odd]);
  });

  it("with a probability replays exactly for one seed, and differs for another", async () => {
    const drawn = async (seed: number): Promise<number[]> => {
      const mock = pulumi();
      await mock.sandbox().force({ operation: "listServices", status: 503, times: 1000, probability: 0.5, seed });
      return statuses(mock, 24);
    };
    const [one, again, other] = [await drawn(7), await drawn(7), await drawn(8)];

    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
    expect(new Set(one)).toEqual(new Set([200, 503]));
  });

  it("holds in its own sandbox only, until it is cleared or everything is reset", async () => {
    const mock = pulumi();
    await mock.sandbox("a").force({ operation: "listServices", status: 503, times: 9 });

    expect((await listServices(mock.fetch)).status).toBe(200);
    expect((await listServices(mock.sandbox("a").fetch)).status).toBe(503);
    await mock.sandbox("a").clearForced();
    expect((await listServices(mock.sandbox("a").fetch)).status).toBe(200);
    await mock.sandbox().force({ operation: "listServices", status: 503 });
    await mock.reset();
    expect((await listServices(mock.fetch)).status).toBe(200);
  });

  it("may be the usual one, later", async () => {
    const mock = pulumi();
    await mock.sandbox().force({ operation: "createService", delayMs: 60 });
    const startedMs = performance.now();

    const response = await createService(mock.fetch, "late");

    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(55);
    expect(response.status).toBe(200);
    expect(await (await listServices(mock.fetch)).text()).toContain('"late"');
  });

  it.each<[string, PlanInput, RegExp]>([
    [
      "of an operation that is not there is refused with one that is",
      { operation: "listService", status: 200 },
      /^\/operation: There is no operation "listService"; near it are listServices/,
    ],
    [
      "of an example that is not there is refused with those that are",
      { operation: "listServices", example: "x" },
      /^\/example: No such response has the example "x"; there are /,
    ],
    ["whose headers would break the framing is refused", { operation: "listServices", headers: { "Content-Length": "5" } }, /^\/headers\/Content-Length: /],
    [
      "of which nothing is said is refused",
      { operation: "listServices", times: 2 },
      /^Nothing is forced; say a status, example, body, headers, delayMs or fault\.$/,
    ],
    ["of another API is refused", { api: "x", operation: "listServices" }, /^\/api: "x" is not served/],
  ])("%s", async (_case, plan, message) => {
    const error = await pulumi()
      .sandbox()
      .force(plan)
      .catch((reason: ControlError) => reason);

    expect(error).toMatchObject({ status: 422, message: expect.stringMatching(message) });
  });
});

type Serve = (mock: Mock, use: (fetch: (path: string, init?: RequestInit) => Promise<Response>) => Promise<void>) => Promise<void>;

const byPort: Serve = async (mock, use) => {
  const listening = await mock.listen({ port: 0 });
  await use((path, init) => fetch(listening.origin + path, init)).finally(() => listening.close(0));
};

const byExpress: Serve = async (mock, use) => {
  const server = express().use(mock.middleware()).listen(0);
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  await use((path, init) => fetch(`http://localhost:${port}${path}`, init)).finally(() => {
    server.closeAllConnections();
    server.close();
  });
};

const inProcess: Serve = (mock, use) => use((path, init) => mock.fetch(path, init));

const ways: readonly (readonly [string, Serve])[] = [
  ["on a port", byPort],
  ["in an Express app", byExpress],
  ["in-process", inProcess],
];

describe.each(ways)("a fault %s", (_way, serve) => {
  it.each(["reset", "empty", "garbage"] as const)("of kind %s leaves the client without an answer, and the call done", async (fault) => {
    const mock = pulumi();
    await mock.sandbox().force({ operation: "createService", fault });
    await serve(mock, async (call) => {
      await expect(createService(call as Mock["fetch"], "lost")).rejects.toThrow(/fetch failed/);
      expect((await listServices(call as Mock["fetch"])).status).toBe(200);
    });

    expect(JSON.stringify(await mock.sandbox().state())).toContain('"lost"');
    expect(await mock.sandbox().log({ operation: "createService" })).toMatchObject([{ status: 200, answeredBy: "handler", fault }]);
  });

  it("of kind truncated ends in the middle of the body", async () => {
    const mock = pulumi();
    await mock.sandbox().force({ operation: "listServices", fault: "truncated" });
    await serve(mock, async (call) => {
      const response = await listServices(call as Mock["fetch"]);

      expect(response.status).toBe(200);
      await expect(response.text()).rejects.toThrow(/terminated/);
    });
  });
});

describe("a fault of an answer without a body", () => {
  it.each<readonly [string, Serve]>([
    ["on a port", byPort],
    ["in-process", inProcess],
  ])("%s spoils nothing, for nothing can be cut", async (_way, serve) => {
    const mock = pulumi();
    await mock.sandbox().force({ operation: "listServices", status: 204, fault: "truncated" });
    await serve(mock, async (call) => {
      const response = await listServices(call as Mock["fetch"]);

      expect([response.status, await response.text()]).toEqual([204, ""]);
    });
  });
});

describe("a slow drip", () => {
  it.each<readonly [string, Serve]>([
    ["on a port", byPort],
    ["in-process", inProcess],
  ])("%s brings the whole answer, late", async (_way, serve) => {
    const mock = pulumi();
    await mock.sandbox().force({ operation: "listServices", fault: "slow-drip", body: ["abc"] });
    await serve(mock, async (call) => {
      const startedMs = performance.now();

      const response = await listServices(call as Mock["fetch"]);

      expect(await response.json()).toEqual(["abc"]);
      expect(performance.now() - startedMs).toBeGreaterThan(1000);
    });
  });
});
