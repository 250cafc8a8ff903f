import pc from "picocolors";
import { beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../contract/model.ts";
import { createMock } from "../mock/mock.ts";
import type { ExchangeEvent, MockOptions } from "../mock/options.ts";
import { type LogFormat, type Reporter, reporterFor } from "./mock-report.ts";

const origin = "http://localhost:4010";

function reporting(format: LogFormat, colour = false): { reporter: Reporter; lines: string[] } {
  const lines: string[] = [];
  return { reporter: reporterFor(format, (line) => void lines.push(line), pc.createColors(colour)), lines };
}

async function welcome(apis: MockOptions["apis"], colour = false): Promise<string> {
  const { dispatcher } = await createMock(apis ? { apis } : {}).ready();
  const ids = dispatcher.apis.map(({ contract: { id } }) => id);
  const listening = { port: 4010, origin, apis: ids.map((id) => ({ id, baseUrl: ids.length > 1 ? `${origin}/${id}` : origin })), close: async () => undefined };
  const { reporter, lines } = reporting("pretty", colour);
  reporter.ready(listening, dispatcher.apis, true);
  return lines.join("\n");
}

const exchange: ExchangeEvent = {
  event: "exchange",
  api: "pets",
  operation: "getPet",
  method: "GET",
  path: "/v1/pets/p-1",
  status: 200,
  elapsedMs: 1.25,
  principal: "admin",
  reason: undefined,
  detail: undefined,
  violations: [],
};

function told(event: Partial<ExchangeEvent>, colour = false): string | undefined {
  const { reporter, lines } = reporting("pretty", colour);
  reporter.ready({ port: 1, origin, apis: [], close: async () => undefined }, [], false);
  reporter.event({ ...exchange, ...event });
  return lines[1];
}

describe("the welcome", () => {
  it("names every API, its principals ready to paste, and a call that works", async () => {
    await expect(`${await welcome(undefined)}\n`).toMatchFileSnapshot("golden/welcome.txt");
  });

  it("colours what the eye looks for", async () => {
    await expect(`${await welcome(["pulumi-services"], true).then((text) => text.replaceAll("\u001b", "\\e"))}\n`).toMatchFileSnapshot(
      "golden/welcome-in-colour.txt",
    );
  });

  it("stays within 80 columns", async () => {
    const lines = (await welcome(undefined)).split("\n");

    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  it("says which credentials a document without a behaviour takes", async () => {
    const document: JsonObject = {
      openapi: "3.1.0",
      info: { title: "Own", version: "1" },
      security: [{ key: [] }],
      components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
      paths: { "/things": { get: { responses: { "200": { description: "Fine" } } } } },
    };

    await expect(`${await welcome([{ id: "own", document }])}\n`).toMatchFileSnapshot("golden/welcome-of-a-document.txt");
  });
});

describe("an exchange in the pretty log", () => {
  it("is one line: status, request, operation, principal and time", () => {
    expect(told({})).toBe("200 GET /v1/pets/p-1 getPet as admin 1.25 ms");
  });

  it("says why a request was refused, a line for each violation", () => {
    const line = told({ status: 422, reason: "invalid-request", detail: "joined", violations: ["/name: expected a", "/age: expected b"] });

    expect(line).toBe("422 GET /v1/pets/p-1 getPet as admin 1.25 ms\n    invalid-request: /name: expected a\n    invalid-request: /age: expected b");
  });

  it("says what was let through", () => {
    expect(told({ violations: ["/name: expected at most 5 characters"] })).toMatch(/\n {4}let through: \/name: expected at most 5 characters$/);
  });

  it("shows control characters that a client sent instead of obeying them", () => {
    const line = told({ status: 400, path: "/\u009b2J", reason: "unreadable-body", detail: "found \u001b[31m\n" });

    expect(line).toBe("400 GET /\\u009b2J getPet as admin 1.25 ms\n    unreadable-body: found \\u001b[31m\\u000a");
  });

  it.each([
    [200, "\u001b[32m"],
    [404, "\u001b[33m"],
    [500, "\u001b[31m"],
  ])("colours %i", (status, colour) => {
    expect(told({ status }, true)).toContain(`${colour}${status}\u001b[39m`);
  });
});

describe("the reporter", () => {
  const notice = { event: "notice", api: "own", message: "odd" } as const;
  const listening = { port: 4010, origin, apis: [{ id: "own", baseUrl: origin }], close: async () => undefined };
  let json: ReturnType<typeof reporting>;

  beforeAll(() => {
    json = reporting("json");
    json.reporter.event(notice);
    json.reporter.ready(listening, [], true);
    json.reporter.event(exchange);
    json.reporter.stopping();
  });

  it("writes JSON lines, ready first, and keeps what came before it", () => {
    expect(json.lines.map((line) => JSON.parse(line))).toEqual([
      { event: "ready", port: 4010, apis: [{ id: "own", baseUrl: origin }] },
      notice,
      {
        event: "exchange",
        api: "pets",
        operation: "getPet",
        method: "GET",
        path: "/v1/pets/p-1",
        status: 200,
        elapsedMs: 1.25,
        principal: "admin",
        violations: [],
      },
      { event: "stopping" },
    ]);
  });

  it("writes nothing when silent", () => {
    const { reporter, lines } = reporting("silent");

    reporter.ready(listening, [], true);
    reporter.event(exchange);
    reporter.stopping();

    expect(lines).toEqual([]);
  });

  it("marks notices in the pretty log, behind the welcome", () => {
    const { reporter, lines } = reporting("pretty");

    reporter.event(notice);
    reporter.ready(listening, [], true);

    expect(lines).toEqual([expect.stringContaining("Specimen serves"), "notice own: odd"]);
  });
});
