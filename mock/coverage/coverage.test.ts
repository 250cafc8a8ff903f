import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../contract/model.ts";
import { createMock, type Mock } from "../mock.ts";
import { Coverage } from "./coverage.ts";
import type { OperationCoverage } from "./report.ts";

const colour: JsonObject = { type: "string", enum: ["red", "blue"] };

const document: JsonObject = {
  openapi: "3.1.0",
  info: { title: "Pets", version: "1" },
  paths: {
    "/pets": {
      get: {
        operationId: "listPets",
        parameters: [
          { name: "colour", in: "query", schema: { type: "array", items: colour } },
          { name: "X-Trace", in: "header", schema: { type: "string" } },
        ],
        responses: { 200: { description: "All." }, 422: { description: "Refused." }, 503: { description: "Down.", "x-unreachable": "Nobody breaks it." } },
      },
      post: {
        operationId: "createPet",
        requestBody: {
          content: {
            "application/json": {
              schema: {
                type: "object",
                properties: {
                  coats: { type: "array", items: { type: "object", properties: { colour: { $ref: "#/components/schemas/Colour" } } } },
                  kind: { oneOf: [{ const: "cat" }, { const: "dog" }] },
                  born: { const: "here" },
                  state: { readOnly: true, enum: ["new", "old"] },
                },
              },
            },
          },
        },
        responses: { 201: { description: "Made." }, default: { description: "Anything else." } },
      },
    },
  },
  components: { schemas: { Colour: colour } },
};

async function watched(): Promise<{ mock: Mock; coverage: Coverage; report: () => Promise<ReturnType<Coverage["report"]>> }> {
  const coverage = new Coverage();
  const mock = createMock({ apis: [{ id: "pets", document: structuredClone(document) }], observe: coverage.observe });
  const { dispatcher } = await mock.ready();
  coverage.begun = true;
  return { mock, coverage, report: async () => coverage.report(dispatcher.apis.map(({ contract }) => contract)) };
}

const post = (body: unknown): RequestInit => ({ method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
const used = ({ enums, parameters, statuses }: OperationCoverage) => ({
  statuses: statuses.filter(({ count }) => count > 0).map(({ count, status }) => `${status} × ${count}`),
  parameters: parameters.filter(({ count }) => count > 0).map(({ in: part, name }) => `${part} ${name}`),
  values: enums.flatMap(({ at, in: part, values }) => values.filter(({ count }) => count > 0).map(({ value }) => `${part} ${at} ${value}`)),
});

describe("coverage of a client", () => {
  it("is nothing before it calls, and counts only what can be reached", async () => {
    const { report } = await watched();

    const { percent, totals } = await report();

    expect(percent).toBe(0);
    expect(totals).toEqual({
      operations: { covered: 0, total: 2 },
      statuses: { covered: 0, total: 4 },
      errorBranches: { covered: 0, total: 2 },
      parameters: { covered: 0, total: 2 },
      enumValues: { covered: 0, total: 6 },
    });
  });

  it("tells statuses, parameters and values of enums that calls used, and how often", async () => {
    const { mock, report } = await watched();

    await mock.fetch("/pets?colour=red");
    await mock.fetch("/pets?colour=green");
    await mock.fetch("/pets", post({ coats: [{ colour: "blue" }, { colour: "red" }], kind: "cat", born: "here" }));

    const [list, create] = (await report()).apis[0]?.operations ?? [];
    expect(list && used(list)).toEqual({ statuses: ["200 × 1", "422 × 1"], parameters: ["query colour"], values: ["query /colour/* red"] });
    expect(create && used(create)).toEqual({
      statuses: ["201 × 1"],
      parameters: [],
      values: ["body /coats/*/colour red", "body /coats/*/colour blue", "body /kind cat"],
    });
  });

  it("comes to a share that is rounded down", async () => {
    const { mock, report } = await watched();

    await mock.fetch("/pets");

    const { percent } = await report();
    expect(percent).toBe(Math.floor((2 / 14) * 1000) / 10);
  });

  it("does not grow with what strangers send", async () => {
    const { mock, report } = await watched();
    await mock.fetch("/pets", post({ kind: "cat" }));
    const before = JSON.stringify(await report()).length;

    for (let at = 0; at < 20; at += 1) await mock.fetch(`/pets?colour=c${at}&other${at}=1`);
    for (let at = 0; at < 5; at += 1) await mock.fetch("/pets", post({ kind: `k${at}`, coats: Array.from({ length: 1000 }, () => ({ colour: `c${at}` })) }));

    expect(JSON.stringify(await report()).length).toBeLessThan(before + 20);
  });

  it("leaves out what is called before it begins", async () => {
    const { coverage, mock, report } = await watched();
    coverage.begun = false;

    await mock.fetch("/pets");

    expect((await report()).totals.operations.covered).toBe(0);
  });
});
