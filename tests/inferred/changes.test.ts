/** Who sets what, what a change changes, and what it leaves. */
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import type { JsonObject } from "../../contract/model.ts";
import { createMock } from "../../mock/mock.ts";
import { clientOf } from "./client.ts";

const merge = { "content-type": "application/merge-patch+json" };
const patch = { "content-type": "application/json-patch+json" };
const now = "2026-01-31T09:00:00Z";

async function ann(options = {}) {
  const send = clientOf("plain-rest", { now, ...options });
  const { body, headers } = await send("POST", "/v2/owners", { name: "Ann", city: "Oslo", plan: "paid", secret: "s3", note: { a: 1 } });
  return { send, at: `/v2/owners/${body.id}`, made: body, location: headers.get("location") };
}

describe("what the server sets", () => {
  it("cannot be set by the client", async () => {
    const send = clientOf("plain-rest", { now });
    const { body } = await send("POST", "/v2/owners", { name: "Ann", id: "7b7ae2d4-7d0b-4b5c-9a3c-3c3c3c3c3c3c", createdAt: "1999-01-01T00:00:00Z" });
    const changed = await send("PATCH", `/v2/owners/${body.id}`, { id: "x", createdAt: "y", name: "Bo" }, merge);

    expect(body).toMatchObject({ id: expect.not.stringContaining("7b7ae2d4"), createdAt: "2026-01-31T09:00:00.000Z" });
    expect(changed.body).toEqual({ ...body, name: "Bo" });
  });

  it("includes where the new thing is", async () => {
    const { send, location, made } = await ann();

    expect(location).toBe(`/v2/owners/${made.id}`);
    expect((await send("GET", location ?? "")).body).toEqual(made);
  });
});

describe("what is writeOnly", () => {
  it("is stored and never shown", async () => {
    const { send, at, made } = await ann();
    const answers = [made, (await send("GET", at)).body, (await send("GET", "/v2/owners")).body, (await send("PATCH", at, { city: "Rome" }, merge)).body];

    expect(JSON.stringify(answers)).not.toContain("s3");
  });
});

describe("a merge patch", () => {
  it("changes what it names, removes what is null, and leaves the rest", async () => {
    const { send, at, made } = await ann();
    const { body } = await send("PATCH", at, { city: null, note: { b: 2 } }, merge);

    expect(body).toMatchObject({ name: "Ann", plan: "paid", note: { a: 1, b: 2 } });
    expect(body.city ?? null).toBeNull();
    expect((await send("GET", at)).body).toEqual(body);
    expect(body.createdAt).toBe(made.createdAt);
  });
});

describe("a JSON patch", () => {
  it("does its operations in order, or none of them", async () => {
    const { send, at, made } = await ann();
    const done = [
      { op: "test", path: "/name", value: "Ann" },
      { op: "replace", path: "/name", value: "Bo" },
      { op: "add", path: "/note/b", value: 2 },
    ];
    const failing = [
      { op: "replace", path: "/name", value: "Cy" },
      { op: "test", path: "/city", value: "Rome" },
    ];

    expect((await send("PATCH", at, done, patch)).body).toEqual({ ...made, name: "Bo", note: { a: 1, b: 2 } });
    expect((await send("PATCH", at, failing, patch)).status).toBe(409);
    expect((await send("GET", at)).body).toMatchObject({ name: "Bo" });
  });

  it.each<[string, unknown]>([
    ["leaves no valid thing", [{ op: "replace", path: "/name", value: 7 }]],
    ["names no place", [{ op: "remove", path: "/none/at/all" }]],
    ["is no patch", [{ op: "explode", path: "/name" }]],
    ["reaches for prototypes", [{ op: "add", path: "/__proto__/x", value: 1 }]],
    ["grows without end", Array.from({ length: 40 }, (_, index) => ({ op: "copy", from: "", path: `/copy${index}` }))],
  ])("that %s is refused, and changes nothing", async (_case, body) => {
    const { send, at, made } = await ann();

    expect((await send("PATCH", at, body, patch)).status).toBe(422);
    expect((await send("GET", at)).body).toEqual(made);
  });
});

describe("a replacement", () => {
  it("takes away what it leaves out, sets defaults again, and keeps what the server set", async () => {
    const { send, at, made } = await ann();
    const { body } = await send("PUT", at, { name: "Bo" });

    expect(body).toMatchObject({ id: made.id, name: "Bo", plan: "free", createdAt: made.createdAt });
    expect(body.city ?? null).toBeNull();
  });
});

describe("the time of change", () => {
  it("moves with a change, and not without one", async () => {
    const { send, at, made } = await ann({ now: undefined });
    const same = await send("PATCH", at, { name: "Ann" }, merge);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const other = await send("PATCH", at, { name: "Bo" }, merge);

    expect(same.body).toEqual(made);
    expect(other.body.updatedAt > made.updatedAt).toBe(true);
    expect(other.body.createdAt).toBe(made.createdAt);
  });
});

describe("many changes at once", () => {
  it("lose none of them", async () => {
    const { send, at } = await ann();

    await Promise.all(Array.from({ length: 100 }, (_, index) => send("PATCH", at, { note: { [`n${index}`]: index } }, merge)));

    expect(Object.keys((await send("GET", at)).body.note)).toHaveLength(101);
  });
});

describe("a verb", () => {
  it("brings a thing into the state that it names", async () => {
    const send = clientOf("colon-verbs", { now });
    const { id } = (await send("POST", "/v1/jobs", { task: "sweep" })).body;

    expect((await send("POST", `/v1/jobs/${id}:cancel`)).body).toMatchObject({ id, state: "CANCELLED" });
    expect((await send("GET", `/v1/jobs/${id}`)).body).toMatchObject({ state: "CANCELLED" });
    expect((await send("POST", "/v1/jobs/none:cancel")).status).toBe(404);
  });
});

describe("a key that the client chooses", () => {
  it("is taken once", async () => {
    const send = clientOf("three-levels");

    const answers = [await send("POST", "/teams", { slug: "red", name: "One" }), await send("POST", "/teams", { slug: "red", name: "Two" })];

    expect(answers.map(({ status }) => status)).toEqual([201, 409]);
    expect((await send("GET", "/teams/red")).body.name).toBe("One");
  });
});

describe("the same seed, time and calls", () => {
  const calls = async (seed: number): Promise<string> => {
    const { send, at, made } = await ann({ seed });
    const pet = await send("POST", `${at}/pets`, { name: "Rex" });
    return stringify([made, pet.body, (await send("GET", "/v2/owners")).body, (await send("PUT", at, { name: "Bo" })).body]);
  };

  it("give the same answers, ids and times included; another seed gives others", async () => {
    const [one, again, other] = [await calls(7), await calls(7), await calls(8)];

    expect(again).toBe(one);
    expect(other).not.toBe(one);
  });
});

describe("examples of a document", () => {
  it("are what is there from the start", async () => {
    const item: JsonObject = { type: "object", required: ["id", "name"], properties: { id: { type: "integer" }, name: { type: "string" } } };
    const example = [
      { id: 4, name: "Rex" },
      { id: 9, name: "Tom" },
    ];
    const ok = (schema: JsonObject, more: JsonObject = {}): JsonObject => ({
      "200": { description: "", content: { "application/json": { schema, ...more } } },
    });
    const document: JsonObject = {
      openapi: "3.1.0",
      info: { title: "Pets", version: "1" },
      paths: {
        "/pets": {
          get: { responses: ok({ type: "array", items: item }, { example }) },
          post: { requestBody: { content: { "application/json": { schema: item } } }, responses: ok(item) },
        },
        "/pets/{id}": { get: { parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }], responses: ok(item) } },
      },
    };
    const mock = createMock({ apis: [{ id: "pets", document }] });
    const get = async (path: string) => (await mock.fetch(path)).json();

    expect(await get("/pets")).toEqual(example);
    expect(await get("/pets/9")).toEqual(example[1]);
    expect(await get("/pets/5")).toMatchObject({ status: 404, detail: 'No pets has the key "5"; there are "4", "9".' });
  });
});
