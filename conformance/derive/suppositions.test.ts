import { describe, expect, it } from "vitest";
import { compile } from "../../contract/compile.ts";
import { loadDocument } from "../../contract/load.ts";
import type { JsonObject } from "../../contract/model.ts";
import type { Case } from "../case.ts";
import { deriveBrokenBodies } from "./broken-body.ts";
import { deriveInvalid } from "./invalid.ts";
import { deriveResources } from "./resources.ts";
import { deriveValid } from "./valid.ts";

const json = (schema: JsonObject): JsonObject => ({ content: { "application/json": { schema } } });
const shelf: JsonObject = { type: "object", required: ["id"], properties: { id: { type: "string" }, label: { type: "string" } } };
const parameter = (place: string, name: string, more: JsonObject = {}): JsonObject => ({
  name,
  in: place,
  required: place === "path",
  schema: { type: "string" },
  ...more,
});
const none: JsonObject = { 404: { description: "None." } };

async function contractOf(paths: JsonObject) {
  const document = { openapi: "3.1.0", info: { title: "Shelves", version: "1" }, paths };
  return compile("shelves", await loadDocument(document));
}
const ids = (cases: readonly Case[]): string[] => cases.map(({ id }) => id.replace("shelves/", ""));

const paths: JsonObject = {
  "/shelves": {
    get: { operationId: "list", responses: { 200: { description: "All.", ...json({ type: "array", items: shelf }) } } },
    post: { operationId: "make", requestBody: json(shelf), responses: { 201: { description: "Made.", ...json(shelf) } } },
  },
  "/shelves/{id}": {
    parameters: [parameter("path", "id")],
    get: { operationId: "show", responses: { 200: { description: "One.", ...json(shelf) }, ...none } },
    delete: { operationId: "drop", responses: { 204: { description: "Gone." }, ...none } },
  },
};

describe("that nothing is there", () => {
  it("is said where the thing is shown under its own name, and only seems so elsewhere", async () => {
    const cases = deriveResources(await contractOf(paths));

    expect(cases.map(({ id, strength }) => [id.split("/")[1], strength])).toEqual([
      ["show", "documented"],
      ["drop", "assumed"],
    ]);
  });

  it("is not asked where the caller names what is made", async () => {
    const put: JsonObject = { operationId: "put", requestBody: json(shelf), responses: { 201: { description: "Made.", ...json(shelf) }, ...none } };
    const named = { "/shelves": { get: (paths["/shelves"] as JsonObject)["get"] ?? {} }, "/shelves/{id}": { ...(paths["/shelves/{id}"] as JsonObject), put } };

    expect(ids(deriveResources(await contractOf(named)))).not.toContain("put/404/unknown-resource");
  });
});

describe("a request that breaks the document", () => {
  const posting = (content: JsonObject, ...statuses: string[]): JsonObject => ({
    "/shelves": {
      post: {
        operationId: "make",
        requestBody: { required: true, content },
        responses: Object.fromEntries(statuses.map((status) => [status, { description: status }])),
      },
    },
  });
  const refused = async (content: JsonObject, ...statuses: string[]): Promise<string[]> => {
    const contract = await contractOf(posting(content, ...statuses));
    return ids([...deriveInvalid(contract), ...deriveBrokenBodies(contract)]);
  };
  const body: JsonObject = { "application/json": { schema: { type: "object", required: ["label"], properties: { label: { type: "string" } } } } };

  it("may be refused with 409 beside 400, and 409 alone tells nothing of it", async () => {
    expect(await refused(body, "201", "400", "409")).toContain("make/400/malformed-body");
    expect(await refused(body, "201", "409")).toEqual([]);
  });

  it("is no text of another type, as any bytes are a text", async () => {
    expect(await refused({ "text/plain": { schema: { type: "string" } } }, "201", "400")).toEqual(["make/400/missing-body"]);
  });
});

it("a condition is no plain request, so its example is not tried", async () => {
  const get = { operationId: "list", parameters: [parameter("header", "If-None-Match", { example: '"1"' }), parameter("header", "X-Trace", { example: "a" })] };
  const contract = await contractOf({ "/shelves": { get: { ...get, responses: { 200: { description: "All." } } } } });

  expect(ids(deriveValid(contract))).toEqual(["list/200/valid/minimal", "list/200/valid/header/x-trace/a"]);
});
