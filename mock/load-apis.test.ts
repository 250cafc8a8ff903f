import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DocumentError } from "../contract/fault.ts";
import { loadApis, shippedIds, UsageError } from "./load-apis.ts";
import type { MockEvent, MockOptions } from "./options.ts";
import { petsBehaviour, petsDocument } from "./pets.fixture.ts";

const pets = { id: "pets", document: petsDocument(), behaviour: petsBehaviour };
const idsOf = async (options: MockOptions): Promise<string[]> => (await loadApis(options)).map(({ contract: { id } }) => id);
const messageOf = (options: MockOptions): Promise<string> =>
  loadApis(options).then(
    () => "loaded",
    (error: Error) => `${error instanceof UsageError ? "usage" : error instanceof DocumentError ? "document" : "other"}: ${error.message}`,
  );

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "specimen-"));
  await writeFile(join(folder, "zoo.json"), JSON.stringify(petsDocument()));
  await writeFile(join(folder, "broken.yaml"), "openapi: 3.1.0\npaths: []\n");
});
afterAll(() => rm(folder, { recursive: true }));

describe("what is served", () => {
  it("is everything that ships unless something is named", async () => {
    expect(await idsOf({})).toEqual(shippedIds);
    expect(await idsOf({ apis: [] })).toEqual(shippedIds);
  });

  it("is what is named: shipped ids, files and sources, in that order", async () => {
    expect(await idsOf({ apis: ["pulumi-services", join(folder, "zoo.json"), pets] })).toEqual(["pulumi-services", "zoo", "pets"]);
  });

  it("takes the behaviour that ships, unless the source brings its own", async () => {
    const [shipped, own, none] = await loadApis({ apis: ["datadog-services", pets, { id: "other", document: petsDocument() }] });

    expect(shipped?.behaviour.principals.length).toBeGreaterThan(0);
    expect(own?.behaviour).toBe(petsBehaviour);
    expect(none?.behaviour.principals).toEqual([]);
  });

  it.each(["__proto__", "constructor", "toString"])("may be called %s", async (id) => {
    expect(await idsOf({ apis: [{ id, document: petsDocument() }] })).toEqual([id]);
  });

  it("leaves the given document as it was", async () => {
    const document = petsDocument();

    await loadApis({ apis: [{ id: "a", document }] });

    expect(document).toEqual(petsDocument());
  });
});

describe("a mistake", () => {
  it.each<[string, MockOptions, string]>([
    ["in a name is met with the nearest one", { apis: ["datadog-service"] }, 'usage: There is no API "datadog-service". Did you mean "datadog-services"?'],
    ["in a name from Object's prototype is one like any other", { apis: ["constructor"] }, 'usage: There is no API "constructor".'],
    ["of naming two alike is told", { apis: [pets, pets] }, 'usage: Two documents are named "pets", and the name is their URL; rename one file.'],
    ["in the time is told", { apis: [pets], now: "tomorrow" }, 'usage: The time "tomorrow" is none; write it like 2026-01-31T09:00:00Z.'],
    ["in the principal is told", { apis: [pets], as: "zoe" }, 'usage: No served API has a principal "zoe"'],
    ["in a path is told", { apis: ["./nonesuch.yaml"] }, "document: "],
  ])("%s", async (_case, options, message) => {
    expect((await messageOf(options)).slice(0, message.length)).toBe(message);
  });

  it("in a name lists everything that could have been meant", async () => {
    const [api, principal] = await Promise.all([messageOf({ apis: ["nonesuch"] }), messageOf({ apis: [pets], as: "zoe" })]);

    for (const id of shippedIds) expect(api).toContain(id);
    for (const id of ["ann", "bob"]) expect(principal).toContain(id);
  });

  it("in a document is told with its file", async () => {
    const message = await messageOf({ apis: [join(folder, "broken.yaml")] });

    expect(message).toMatch(/^document: /);
    expect(message).toContain("broken.yaml");
  });

  it.each<[string, MockOptions, string]>([
    ["lacks a handler", { apis: [{ ...pets, behaviour: { ...petsBehaviour, operations: {} } }] }, "pets: the behaviour has no handler for listPets."],
    [
      "lacks an anonymous principal for an open operation",
      { apis: [{ ...pets, behaviour: { ...petsBehaviour, anonymous: undefined as never } }] },
      "pets: getStatus asks for no credentials, so the behaviour must name an anonymous principal.",
    ],
    [
      "holds state that could not be undone",
      { apis: [{ ...pets, behaviour: { ...petsBehaviour, state: () => ({ count: {} }) } }] },
      'State "count" is no collection',
    ],
  ])("of a behaviour that %s is told at the start", async (_case, options, message) => {
    expect(await messageOf(options)).toContain(message);
  });
});

describe("options", () => {
  it("let one principal act in the API that has it, and nobody in the others", async () => {
    const apis = await loadApis({ apis: [pets, "datadog-services"], as: "ann" });

    expect(apis.map(({ options: { as } }) => as?.id)).toEqual(["ann", undefined]);
  });

  it("freeze the clock at a Date of which a copy is kept", async () => {
    const now = new Date("2026-01-31T09:00:00Z");
    const [api] = await loadApis({ apis: [pets], now });

    now.setFullYear(1999);

    expect(api?.now().toISOString()).toBe("2026-01-31T09:00:00.000Z");
  });

  it("tell of what is odd in a document and served around", async () => {
    const events: MockEvent[] = [];
    const document = petsDocument();
    const again = structuredClone((document["paths"] as Record<string, object>)["/status"]);
    Object.assign(document["paths"] as object, { "/again": again });

    await loadApis({ apis: [{ id: "odd", document }], onEvent: (event) => events.push(event) });

    expect(events).toMatchObject([
      { event: "notice", api: "odd", message: expect.stringContaining('"getStatus" already names the operation at /paths/~1status/get') },
    ]);
  });
});
