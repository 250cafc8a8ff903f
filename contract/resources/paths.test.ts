/** What paths, and the values in them, let one suppose. */
import { describe, expect, it } from "vitest";
import { answers, inferred, json, Pet, partFor, partsOf, path, pet, query, takes } from "./fixture.ts";
import { carried, sentBy, valuesNamed, valuesOfThing } from "./item-path.ts";

const id = { id: { type: "string" } };

describe("a template", () => {
  it("that narrows a list is part of the name of one thing", async () => {
    const zone = { type: "object", properties: { type: { type: "string", enum: ["land", "sea"] }, code: { type: "string" }, name: { type: "string" } } };
    const Zone = { $ref: "#/components/schemas/Zone" };
    const kind = path("type", { type: "string", enum: ["land", "sea"] });

    const { resources } = await inferred(
      {
        "/zones": { get: answers({ type: "array", items: Zone }), post: { ...takes(Zone), ...answers(Zone, "201") } },
        "/zones/{type}": { parameters: [kind], get: answers({ type: "array", items: Zone }) },
        "/zones/{type}/{code}": { parameters: [kind, path("code")], get: answers(Zone) },
      },
      { Zone: zone },
    );

    expect(partsOf(resources[0])).toEqual(["list GET /zones", "create POST /zones", "read GET /zones/{type}/{code}", "list GET /zones/{type}"]);
    expect(valuesOfThing(resources[0] as never, { type: "sea", code: "s1" }, {})).toEqual({ type: "sea", code: "s1" });
  });

  it("that takes one of a few words is not the id that another path has there", async () => {
    const found = await inferred({
      "/pets": { get: answers({ type: "array", items: Pet }) },
      "/pets/{petId}": { parameters: [path("petId")], get: answers(Pet), put: { ...takes(Pet), ...answers(Pet) } },
      "/pets/{scope}/defaults": {
        parameters: [path("scope", { type: "string", enum: ["mine", "all"] })],
        get: answers({ type: "object", properties: { food: { type: "string" } } }),
        put: {
          ...takes({ type: "object", properties: { food: { type: "string" } } }),
          ...answers({ type: "object", properties: { food: { type: "string" } } }),
        },
      },
    });

    expect(partFor(found, "GET /pets/{petId}")?.binds.get("petId")?.resource).toBe("pets");
    expect(partFor(found, "GET /pets/{scope}/defaults")?.binds.get("scope")?.resource).toBeUndefined();
  });

  it("takes no whole URL, and none but its own words", async () => {
    const feature = {
      type: "object",
      properties: {
        id: { type: "string", format: "uri" },
        type: { type: "string", enum: ["Feature"] },
        properties: { type: "object", properties: { id: { type: "string" }, type: { type: "string", enum: ["land", "sea"] } } },
      },
    };
    const { resources } = await inferred({
      "/zones": { get: answers({ type: "object", properties: { type: { type: "string" }, features: { type: "array", items: feature } } }) },
      "/zones/{type}/{zoneId}": { parameters: [path("type", { type: "string", enum: ["land", "sea"] }), path("zoneId")], get: answers(feature) },
    });

    const [read] = (resources[0]?.operations ?? []).filter(({ role }) => role === "read");
    expect([...(read?.binds.values() ?? [])].map(({ member }) => member)).toEqual(["/properties/type", "/properties/id"]);
  });
});

describe("values", () => {
  it("go from one path to another by what they name", async () => {
    const found = await inferred({
      "/owners": { post: { ...takes(Pet), ...answers(Pet, "201") } },
      "/owners/{owner}": { parameters: [path("owner")], get: answers(Pet) },
      "/owners/{id}/toys": {
        parameters: [path("id")],
        get: answers({ type: "array", items: { type: "object", properties: { ...id, size: { type: "integer" } } } }),
      },
      "/owners/{owner}/toys/{id}": {
        parameters: [path("owner"), path("id")],
        get: answers({ type: "object", properties: { ...id, size: { type: "integer" } } }),
      },
    });
    const read = partFor(found, "GET /owners/{owner}/toys/{id}");
    const list = partFor(found, "GET /owners/{id}/toys");

    expect(read && list && carried(read, { owner: "o1", id: "t1" }, list)).toEqual({ id: "o1" });
  });

  it("come from an answer that names what it made, else from the request", async () => {
    const found = await inferred({
      "/talks": {
        get: answers({ type: "array", items: Pet }),
        post: { ...takes(Pet), ...answers({ type: "object", properties: { talk_id: { type: "string" } } }, "201") },
      },
      "/talks/{talk_id}": { parameters: [path("talk_id")], get: answers(Pet) },
    });
    const [talks] = found.resources;
    const create = partFor(found, "POST /talks");

    expect(talks && valuesNamed(talks, { object: "talk", talk_id: "t1" }, {})).toEqual({ talk_id: "t1" });
    expect(talks && valuesNamed(talks, { object: "talk" }, {})).toBeUndefined();
    expect(create && sentBy(create, { id: "t2", name: "Two" })).toEqual({ id: "t2", name: "Two" });
  });
});

describe("the thing in a request", () => {
  it("is the whole body, where a member only points to something else", async () => {
    const comment = { type: "object", properties: { ...id, type: { type: "string" }, message: { type: "string" }, item: { type: "object", properties: id } } };
    const reference = { type: "object", properties: { ...id, type: { type: "string" } }, required: ["id"] };
    const Comment = { $ref: "#/components/schemas/Comment" };

    const found = await inferred(
      {
        "/comments": {
          get: answers({ type: "array", items: Comment }),
          post: { ...takes({ type: "object", properties: { message: { type: "string" }, item: reference }, required: ["item"] }), ...answers(Comment, "201") },
        },
        "/comments/{comment_id}": { parameters: [path("comment_id")], get: answers(Comment) },
      },
      { Comment: comment },
    );

    expect(partFor(found, "POST /comments")?.requestItem).toBe("");
    expect(found.resources[0]?.key?.assignedBy).toBe("server");
  });

  it("says what things look like where no answer shows one", async () => {
    const done = { responses: { 200: { description: "Done" } } };
    const { resources } = await inferred({
      "/pets": { post: { requestBody: json(pet), ...done } },
      "/pets/{petId}": { parameters: [path("petId")], get: done, delete: done },
    });

    expect(resources[0]?.key).toMatchObject({ parameter: "petId", member: "/id" });
  });
});

describe("a conflict", () => {
  it.each([
    ["A policy with this name is there already.", ["/name"]],
    ["A policy for this combination of owner and name is there already.", []],
  ])("described as %j names %j as what may not repeat", async (description, unique) => {
    const made = { ...takes(Pet), responses: { 201: { description: "Made", ...json(Pet) }, 409: { description } } };

    const { resources } = await inferred({ "/policies": { post: made }, "/policies/{id}": { parameters: [path("id")], get: answers(Pet) } });

    expect(resources[0]?.unique).toEqual(unique);
  });
});

describe("a cursor", () => {
  const page = (more: Record<string, object>) => answers({ type: "object", properties: { data: { type: "array", items: Pet }, ...more } });

  it("called after takes the last key, where the answer gives nothing that leads on", async () => {
    const found = await inferred({ "/pets": { get: { parameters: [query("after")], ...page({ has_more: { type: "boolean" } }) } } });

    expect(partFor(found, "GET /pets")?.list?.paging).toMatchObject({ style: "cursor", takes: "key" });
  });

  it("called after takes the text of an answer that gives one", async () => {
    const found = await inferred({ "/pets": { get: { parameters: [query("after")], ...page({ next_cursor: { type: "string" } }) } } });

    expect(partFor(found, "GET /pets")?.list?.paging).toMatchObject({ style: "cursor", takes: "opaque" });
  });
});
