import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadDocument } from "./load.ts";
import type { Json, JsonObject } from "./model.ts";
import { applyOverlay } from "./overlay.ts";

const overlay = (...actions: Json[]): JsonObject => ({ overlay: "1.0.0", info: { title: "More", version: "1" }, actions });
const pets = (): JsonObject => ({ info: { title: "Pets" }, tags: [{ name: "a" }], paths: { "/pets": { get: { tags: ["a"] }, post: {} }, "/it's": {} } });

it("objects merge, lists grow, the rest is replaced", async () => {
  const document = pets();

  const faults = await applyOverlay(
    document,
    overlay(
      { target: "$.paths['/pets'].get", update: { tags: ["b"], "x-resource": "pets" } },
      { target: "$.info", update: { title: "Beasts" } },
      { target: "$.tags", update: { name: "b" } },
    ),
  );

  expect(faults).toEqual([]);
  expect(document).toMatchObject({
    info: { title: "Beasts" },
    tags: [{ name: "a" }, { name: "b" }],
    paths: { "/pets": { get: { tags: ["a", "b"], "x-resource": "pets" } } },
  });
});

it("places that one action changes share nothing", async () => {
  const document = pets();

  await applyOverlay(document, overlay({ target: "$.paths['/pets'].*", update: { "x-resource": { name: "pets" } } }));

  const { get, post } = (document["paths"] as Record<string, Record<string, JsonObject>>)["/pets"] as Record<string, JsonObject>;
  expect(get?.["x-resource"]).toEqual(post?.["x-resource"]);
  expect(get?.["x-resource"]).not.toBe(post?.["x-resource"]);
});

it("what is matched is removed, from objects and lists, quoted names included", async () => {
  const document = pets();

  await applyOverlay(document, overlay({ target: '$.paths["/it\'s"]', remove: true }, { target: "$.tags[*]", remove: true }));

  expect(document).toEqual({ info: { title: "Pets" }, tags: [], paths: { "/pets": { get: { tags: ["a"] }, post: {} } } });
});

it("a member called __proto__ stays a member", async () => {
  const document = pets();

  await applyOverlay(document, overlay({ target: "$.info", update: JSON.parse('{"__proto__": {"polluted": true}}') as Json }));

  expect(Object.hasOwn(document["info"] as object, "__proto__")).toBe(true);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});

it.each<[string, Json, string, string]>([
  ["no overlay", [], "", "expected an Overlay Object."],
  ["another version", { overlay: "2.0.0", actions: [{}] }, "/overlay", 'expected a member "overlay" with the version 1.0.0, found "2.0.0".'],
  ["no actions", { overlay: "1.0.0" }, "", 'expected a member "actions" that is a list of at least one action.'],
  ["no target", overlay({ update: {} }), "/actions/0", 'expected a member "target" that is a JSONPath.'],
  ["nothing to do", overlay({ target: "$" }), "/actions/0", 'expected "update" or "remove: true"; this action does nothing.'],
  ["removing everything", overlay({ target: "$", remove: true }), "/actions/0/target", "the whole document cannot be removed."],
  [
    "a plain value",
    overlay({ target: "$.info.title", update: "x" }),
    "/actions/0/target",
    "it matches a value that is neither an object nor a list; target what holds it.",
  ],
  [
    "a pattern",
    overlay({ target: "$..[?match(@.name, '(a+)+$')]", remove: true }),
    "/actions/0/target",
    "the functions match and search are not supported; compare with == instead.",
  ],
])("%s is a fault at its place", async (_mistake, source, pointer, message) => {
  expect(await applyOverlay(pets(), source)).toEqual([{ pointer, message, fatal: true }]);
});

it("a target that is no JSONPath is quoted", async () => {
  const [fault] = await applyOverlay(pets(), overlay({ target: "$.paths[", remove: true }));

  expect(fault).toMatchObject({ fatal: true, pointer: "/actions/0/target", message: expect.stringContaining('found "$.paths["') });
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "overlay-"));
  await writeFile(
    join(folder, "pets.yaml"),
    "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\npaths: {/pets: {get: {responses: {204: {description: Done}}}}}\n",
  );
});
afterAll(() => rm(folder, { recursive: true }));

it("the overlay beside a document counts when it loads; what it misses is a notice with its line", async () => {
  await writeFile(
    join(folder, "pets.overlay.yaml"),
    "overlay: 1.0.0\nactions:\n  - target: $.paths['/pets']\n    update: {x-resource: pets}\n  - target: $.paths['/toys']\n    remove: true\n",
  );

  const { document, notices } = await loadDocument(join(folder, "pets.yaml"));

  expect(document["paths"]).toMatchObject({ "/pets": { "x-resource": "pets" } });
  expect(notices).toMatchObject([
    {
      code: "bad-overlay",
      file: join(folder, "pets.overlay.yaml"),
      line: 5,
      message: "\"$.paths['/toys']\" matches nothing in the document; the action does nothing.",
    },
  ]);
});

it("a broken overlay stops the load, and says where", async () => {
  await writeFile(join(folder, "pets.overlay.yaml"), "overlay: 1.0.0\nactions:\n  - target: nowhere\n    remove: true\n");

  await expect(loadDocument(join(folder, "pets.yaml"))).rejects.toMatchObject({ faults: [{ code: "bad-overlay", line: 3, pointer: "/actions/0/target" }] });
});
