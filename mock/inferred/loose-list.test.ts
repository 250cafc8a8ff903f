import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../contract/model.ts";
import { createMock } from "../mock.ts";

const items = Array.from({ length: 5 }, (_nothing, index) => ({ id: `w${index}`, name: `Word ${index}` }));
const schema: JsonObject = {
  type: "object",
  required: ["items"],
  properties: {
    items: { type: "array", items: { type: "object", properties: { id: { type: "string" }, name: { type: "string" } } } },
    next_cursor: { type: ["string", "null"] },
    total: { type: "integer" },
  },
};
const search = (parameters: JsonObject[]): JsonObject => ({
  get: {
    parameters: [{ name: "q", in: "query", schema: { type: "string" } }, ...parameters],
    responses: { "200": { description: "", content: { "application/json": { schema, example: { items, next_cursor: "of-the-document", total: 99 } } } } },
  },
});
const parameter = (name: string, type: string): JsonObject => ({ name, in: "query", schema: { type } });
const document: JsonObject = {
  openapi: "3.1.0",
  info: { title: "Words", version: "1" },
  paths: {
    "/search": search([parameter("cursor", "string"), parameter("limit", "integer")]),
    "/sampled": {
      get: {
        parameters: [parameter("limit", "integer")],
        responses: {
          "200": {
            description: "",
            content: {
              "application/json": {
                schema: { type: "array", minItems: 2, items: { type: "object", required: ["word"], properties: { word: { type: "string" } } } },
              },
            },
          },
        },
      },
    },
    "/lookup": search([parameter("offset", "integer"), parameter("limit", "integer")]),
  },
};
const mock = createMock({ apis: [{ id: "words", document }] });
interface Found {
  readonly items: readonly unknown[];
  readonly next_cursor: string | null;
}
// The document says what comes.
const get = async (path: string): Promise<Found> => (await mock.fetch(path)).json() as Promise<Found>;

describe("a list of no resource", () => {
  it("that is made up is one list, whichever page is asked for", async () => {
    const bodies = await Promise.all(["limit=2", "limit=9"].map((query) => mock.fetch(`/sampled?${query}`).then((response) => response.json())));
    const [one, two] = bodies as [unknown[], unknown[]];

    expect(two).toHaveLength(2);
    expect(one).toEqual(two);
  });

  it("is the document's example, where no page is asked for", async () => {
    expect(await get("/search?q=a")).toEqual({ items, next_cursor: "of-the-document", total: 99 });
  });

  it("ends: its pages together are the whole", async () => {
    const walked: unknown[] = [];
    let cursor: string | null = "";
    for (let pages = 0; pages < 9 && cursor !== null; pages += 1) {
      const page: Found = await get(`/search?limit=2${cursor && `&cursor=${cursor}`}`);
      walked.push(...page.items);
      cursor = page.next_cursor;
    }

    expect(walked).toEqual(items);
    expect(cursor).toBeNull();
  });

  it("goes nowhere by a cursor that no answer gave", async () => {
    expect(await get("/search?cursor=of-the-document")).toEqual({ items: [], next_cursor: null, total: 5 });
  });

  it("honours an offset", async () => {
    expect((await get("/lookup?offset=4&limit=3")).items).toEqual(items.slice(4));
  });
});
