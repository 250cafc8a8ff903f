/** What a document does not say is not answered: no status that it has no word for, no second thing where it knows no conflict. */
import { describe, expect, it } from "vitest";
import { clientOf } from "./client.ts";

describe("an operation without a word for what is unknown", () => {
  it("lists nothing under a parent that nobody made, and makes things there", async () => {
    const send = clientOf("zones");
    const gauges = "/zones/land/nobody-made/gauges";

    const before = await send("GET", gauges);
    const made = await send("POST", gauges, { height: 2 });

    expect([before.status, before.body]).toEqual([200, []]);
    expect(made.status).toBe(201);
    expect((await send("GET", gauges)).body).toEqual([made.body]);
  });

  it("does its work on a thing that nobody made", async () => {
    expect((await clientOf("zones")("POST", "/zones/land/nobody-made/refresh")).status).toBe(202);
  });

  it("beside one that has such a word leaves it to that one", async () => {
    expect((await clientOf("zones")("GET", "/zones/land/nobody-made")).status).toBe(404);
  });
});

describe("a thing that nothing makes or deletes", () => {
  it("is there under any key, and keeps what changes", async () => {
    const send = clientOf("zones");
    const before = await send("GET", "/settings/any");

    await send("PATCH", "/settings/any", { text: "mine" });

    expect([before.status, before.body.name]).toEqual([200, "any"]);
    expect((await send("GET", "/settings/any")).body).toMatchObject({ name: "any", text: "mine" });
  });
});

describe("a second thing of one key", () => {
  it("takes the place of the first where no conflict is documented", async () => {
    const send = clientOf("zones");
    await send("POST", "/tags", { name: "new", color: "red" });

    const second = await send("POST", "/tags", { name: "new", color: "blue" });

    expect([second.status, (await send("GET", "/tags/new")).body.color]).toEqual([201, "blue"]);
    expect((await send("GET", "/tags")).body.filter(({ name }: { name: string }) => name === "new")).toHaveLength(1);
  });
});

describe("a key of two parts", () => {
  it("is taken from the request, and its first part narrows a list", async () => {
    const send = clientOf("zones");
    await send("POST", "/zones", { type: "sea", code: "s1", name: "Bay" });

    expect((await send("GET", "/zones/sea/s1")).body).toMatchObject({ name: "Bay" });
    expect((await send("GET", "/zones/land/s1")).status).toBe(404);
    expect((await send("GET", "/zones/sea")).body.zones).toContainEqual({ type: "sea", code: "s1", name: "Bay" });
    expect((await send("GET", "/zones/land")).body.zones).not.toContainEqual(expect.objectContaining({ code: "s1" }));
  });

  it("of what was made up gives way to a client's, once", async () => {
    const send = clientOf("zones");
    const [{ type, code }] = (await send("GET", "/zones")).body.zones;

    const answers = [await send("POST", "/zones", { type, code, name: "Mine" }), await send("POST", "/zones", { type, code, name: "Again" })];

    expect(answers.map(({ status }) => status)).toEqual([201, 409]);
    expect((await send("GET", `/zones/${type}/${code}`)).body.name).toBe("Mine");
  });
});

describe("a cursor that is a number", () => {
  it("leads through all pages", async () => {
    const send = clientOf("zones");
    for (const code of ["a", "b", "c", "d"]) await send("POST", "/zones", { type: "sea", code, name: code });
    const all = (await send("GET", "/zones?limit=50")).body.zones;

    const walked: unknown[] = [];
    let next = "0";
    for (let pages = 0; next && pages < 20; pages += 1) {
      const { body, status } = await send("GET", `/zones?limit=2&after=${next}`);
      expect(status).toBe(200);
      walked.push(...body.zones);
      next = body.cursors.after;
    }

    expect(walked).toEqual(all);
  });
});

describe("an operation that tells of failures alone", () => {
  it("succeeds, and what it made lives", async () => {
    const send = clientOf("stall");

    const made = await send("POST", "/v2/pet", { id: 77, name: "Rex", status: "sold" });
    const changed = await send("PUT", "/v2/pet", { id: 77, name: "Max", status: "sold" });

    expect([made.status, made.body]).toEqual([200, { id: 77, name: "Rex", status: "sold" }]);
    expect(changed.status).toBe(200);
    expect((await send("GET", "/v2/pet/77")).body).toMatchObject({ name: "Max" });
    expect((await send("GET", "/v2/pet/findByStatus?status=sold")).body).toContainEqual({ id: 77, name: "Max", status: "sold" });
    expect((await send("DELETE", "/v2/pet/77")).status).toBe(200);
    expect((await send("GET", "/v2/pet/77")).status).toBe(404);
  });
});

describe("PUT", () => {
  it("makes nothing where POST does, and 404 is its word for what is unknown", async () => {
    const send = clientOf("stall");

    expect((await send("PUT", "/v2/pet", { id: 78, name: "Nobody", status: "sold" })).status).toBe(404);
    expect((await send("GET", "/v2/pet/78")).status).toBe(404);
  });
});
