/** Start states of documents that nobody prepared. */
import { describe, expect, it } from "vitest";
import { DocumentError } from "../../contract/fault.ts";
import type { JsonObject } from "../../contract/model.ts";
import { createMock } from "../../mock/mock.ts";

const pet = {
  type: "object",
  required: ["id", "name"],
  properties: { id: { type: "integer" }, name: { type: "string" }, age: { type: "integer", minimum: 0 } },
};
const answer = (schema: object) => ({ description: "It", content: { "application/json": { schema } } });
const parameter = (name: string) => ({ name, in: "path", required: true, schema: { type: "string" } });
const toy = { type: "object", required: ["id", "kind"], properties: { id: { type: "string" }, kind: { type: "string", enum: ["ball", "bone"] } } };

const document = (): JsonObject =>
  structuredClone({
    openapi: "3.1.0",
    info: { title: "Pets", version: "1" },
    paths: {
      "/pets": {
        get: { responses: { "200": answer({ type: "array", items: pet }) } },
        post: { requestBody: { content: { "application/json": { schema: pet } } }, responses: { "201": answer(pet) } },
      },
      "/pets/{petId}": { parameters: [parameter("petId")], get: { responses: { "200": answer(pet), "404": { description: "No" } } } },
      "/pets/{petId}/toys": { parameters: [parameter("petId")], get: { responses: { "200": answer({ type: "array", items: toy }) } } },
      "/pets/{petId}/toys/{toyId}": {
        parameters: [parameter("petId"), parameter("toyId")],
        get: { responses: { "200": answer(toy), "404": { description: "No" } } },
      },
    },
  }) as unknown as JsonObject;

const mockWith = (state: JsonObject) => createMock({ apis: [{ id: "pets", document: document() }], state });
const read = async (mock: ReturnType<typeof mockWith>, path: string): Promise<unknown> => (await mock.fetch(path)).json();

async function refusal(state: JsonObject): Promise<string[]> {
  const error = await mockWith(state)
    .ready()
    .catch((thrown: unknown) => thrown);
  return error instanceof DocumentError ? error.faults.map(({ pointer, message }) => `${pointer}: ${message}`) : [];
}

describe("a start state of an inferred API", () => {
  it("is written as answers show things; what is left out is made up", async () => {
    const mock = mockWith({ pets: [{ id: 7, name: "Rex", age: 3 }, { name: "Tom" }] });

    const pets = (await read(mock, "/pets")) as { id: number; name: string }[];

    expect(pets[0]).toEqual({ id: 7, name: "Rex", age: 3 });
    expect(pets[1]).toMatchObject({ id: expect.any(Number), name: "Tom" });
    expect(await read(mock, `/pets/${pets[1]?.id}`)).toEqual(pets[1]);
  });

  it("says by $path what a thing stands under", async () => {
    const mock = mockWith({ pets: [{ id: 7, name: "Rex" }], "pets.toys": [{ $path: { petId: "7" }, id: "t1", kind: "bone" }] });

    expect(await read(mock, "/pets/7/toys")).toEqual([{ id: "t1", kind: "bone" }]);
    expect(await read(mock, "/pets/7/toys/t1")).toEqual({ id: "t1", kind: "bone" });
  });

  it("generates as many things as it is asked for", async () => {
    const mock = mockWith({ pets: { generate: 40, like: { age: 5 } } });

    const state = (await read(mock, "/_specimen/v1/state")) as { pets: { pets: { key: string; value: JsonObject }[] } };

    expect(new Set(state.pets.pets.map(({ key }) => key)).size).toBe(40);
    expect(new Set(state.pets.pets.map(({ value }) => value["age"]))).toEqual(new Set([5]));
  });

  it("takes a state that the control API showed", async () => {
    const first = mockWith({ pets: [{ id: 7, name: "Rex" }], "pets.toys": [{ $path: { petId: "7" }, id: "t1", kind: "bone" }] });
    const { pets: shown } = (await read(first, "/_specimen/v1/state")) as { pets: JsonObject };

    const second = mockWith(shown);

    expect(await read(second, "/_specimen/v1/state")).toEqual({ pets: shown });
  });

  it.each<[string, JsonObject, string]>([
    ["what no answer could show", { pets: [{ id: 7, name: "Rex", age: -1 }] }, "/pets/0: "],
    [
      "a thing that does not say what it stands under",
      { "pets.toys": [{ id: "t1", kind: "bone" }] },
      "/pets.toys/0: it does not say which {petId} it stands under; write $path: {petId: …}.",
    ],
    ["an unknown path parameter", { pets: [{ $path: { id: 1 }, name: "Rex" }] }, '/pets/0: "id" is no path parameter of pets; there are petId.'],
    [
      "a key that is taken",
      {
        pets: [
          { id: 7, name: "Rex" },
          { id: 7, name: "Tom" },
        ],
      },
      "/pets/1: ",
    ],
    ["a resource that there is not", { dogs: [] }, '/dogs: there is no collection "dogs"; there are pets, pets.toys.'],
  ])("is refused for %s", async (_what, state, start) => {
    const found = await refusal(state);

    expect(found).toHaveLength(1);
    expect(found[0]).toContain(start);
  });
});
