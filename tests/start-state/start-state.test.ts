/** Start states of a user's own: taken whole, or refused with every mistake and its place. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DocumentError } from "../../contract/fault.ts";
import type { JsonObject } from "../../contract/model.ts";
import { createMock } from "../../mock/mock.ts";

let folder = "";
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "start-state-"))));
afterAll(() => rm(folder, { recursive: true }));

async function stateOf(api: string, state?: string | JsonObject): Promise<Record<string, JsonObject[]>> {
  const response = await createMock({ apis: [api], state }).fetch("/_specimen/v1/state");
  return ((await response.json()) as Record<string, Record<string, JsonObject[]>>)[api] ?? {};
}

async function refusal(apis: readonly string[], text: string): Promise<string[]> {
  const file = join(folder, "state.yaml");
  await writeFile(file, text);
  const error = await createMock({ apis, state: file })
    .ready()
    .catch((thrown: unknown) => thrown);
  if (!(error instanceof DocumentError)) throw new Error(`Expected a refusal, found ${String(error)}.`);
  return error.faults.map(({ line, message }) => `${line}: ${message}`);
}

const inbox = (id: string): JsonObject => ({
  id,
  name: id,
  email: `${id}@example.com`,
  color: "#ffffff",
  gmailConnected: false,
  signature: "",
  document: "",
  unreadCount: 0,
  categories: [],
});

const apis = ["clerk-organizations", "datadog-services", "delightbridge-services", "dreams-organizations", "pulumi-services"];

describe("a start state", () => {
  it.each(apis)("of %s may be the usual one, written down", async (api) => {
    const usual = await stateOf(api);

    expect(await stateOf(api, usual as JsonObject)).toEqual(usual);
  });

  it("takes the place of the collections that it names and leaves the others", async () => {
    const usual = await stateOf("datadog-services");
    const one = { ...usual["services"]?.[0], id: "mine" } as JsonObject;

    const state = await stateOf("datadog-services", { services: [one] });

    expect(state["services"]).toEqual([one]);
    expect(state["users"]).toEqual(usual["users"]);
  });

  it("keeps the usual things where it says so", async () => {
    const usual = await stateOf("delightbridge-services");

    const state = await stateOf("delightbridge-services", { services: { keep: true, things: [inbox("mine")] } });

    expect(state["services"]).toEqual([...(usual["services"] ?? []), inbox("mine")]);
  });

  it("is what a reset goes back to", async () => {
    const mock = createMock({ apis: ["delightbridge-services"], state: { services: [inbox("mine")] } });
    await mock.reset();

    expect(await (await mock.fetch("/_specimen/v1/state")).json()).toEqual({ "delightbridge-services": { services: [inbox("mine")] } });
  });

  it("of several APIs has a part for each", async () => {
    const mock = createMock({
      apis: ["delightbridge-services", "pulumi-services"],
      state: { "delightbridge-services": { services: [] }, "pulumi-services": { items: [] } },
    });

    expect(await (await mock.fetch("/_specimen/v1/state")).json()).toMatchObject({
      "delightbridge-services": { services: [] },
      "pulumi-services": { items: [] },
    });
  });
});

describe("generated things", () => {
  it.each([
    ["datadog-services", "services"],
    ["delightbridge-services", "services"],
    ["dreams-organizations", "members"],
    ["clerk-organizations", "organizations"],
    ["pulumi-services", "items"],
  ])("of %s are as many %s as asked for, all different, the same every time", async (api, collection) => {
    const usual = await stateOf(api);
    const more = { [collection]: { keep: true, generate: 300 } };

    const first = await stateOf(api, more);

    const all = 300 + (usual[collection]?.length ?? 0);
    expect(first[collection]).toHaveLength(all);
    expect(new Set(first[collection]?.map((thing) => JSON.stringify(thing))).size).toBe(all);
    expect(await stateOf(api, more)).toEqual(first);
  });

  it("have the members that are given, and refer to what is there in turn", async () => {
    const state = await stateOf("datadog-services", { services: { generate: 6, like: { organization: "org-one" } } });

    const users = state["users"]?.map(({ id }) => id) ?? [];
    expect(new Set(state["services"]?.map(({ organization }) => organization))).toEqual(new Set(["org-one"]));
    expect(users.map((user) => state["services"]?.filter(({ createdBy }) => createdBy === user).length).sort()).toEqual([1, 1, 1, 1, 2]);
  });
});

describe("a mistaken start state is refused for", () => {
  it.each([
    ["a collection that there is not", "services: []\nservicse: []\n", ['2: there is no collection "servicse"; there are users, services.']],
    ["what is no list", "services: 5\n", ["1: expected an array of things, or an object with things, keep, generate, like."]],
    ["an unknown member of the object", "services:\n  make: 5\n", ['2: "make" is none of things, keep, generate, like.']],
    ["too many", "services:\n  generate: 1000001\n", ["2: expected a whole number up to 1000000, found 1000001."]],
    ["a thing that is none", "users:\n  - 5\n", ["2: "]],
    [
      "a part that is missing and a type that is wrong",
      "users:\n  - id: 9b5e4a5c-5b1e-4f0e-9d3e-0d1c2b3a4f5e\n    attributes: {disabled: 1}\n",
      ["2: ", "3: "],
    ],
  ])("%s", async (_what, text, expected) => {
    const found = await refusal(["datadog-services"], text);

    expect(found).toHaveLength(expected.length);
    for (const [index, start] of expected.entries()) expect(found[index]).toContain(start);
  });

  it.each([
    ["an empty file", "", "undefined: expected a start state, found an empty file."],
    ["what is no object", "5\n", "undefined: expected collections by name."],
    ["what is no YAML", "services:\n\t- a\n", "2: it is not valid YAML: "],
    ["a name that comes twice", "services: []\nservices: []\n", "2: it is not valid YAML: duplicated mapping key"],
    [
      "members of made-up things that there are not",
      "services:\n  generate: 3\n  like: {nonesuch: 1}\n",
      "2: a generated thing would break its schema: /nonesuch: expected no member",
    ],
  ])("%s, in words that say what a start state is", async (_what, text, start) => {
    expect((await refusal(["datadog-services"], text)).map((one) => one.slice(0, start.length))).toEqual([start]);
  });

  it("a key and a unique value that are taken, and for references that lead nowhere, all at once", async () => {
    const organization = "{id: o1, name: O, status: active, owner: 123e4567-e89b-12d3-a456-426614174001}".replace("o1", "223e4567-e89b-12d3-a456-426614174009");
    const member = (id: number, email: string, of: string) =>
      `  - {id: ${id}, organizationId: ${of}, name: M, email: ${email}, status: active, roles: [], workspaces: []}\n`;
    const known = "223e4567-e89b-12d3-a456-426614174009";
    const text = `organizations:\n  - ${organization}\nmembers:\n${member(1, "a@x.org", known)}${member(1, "b@x.org", known)}${member(2, "A@x.org", known)}${member(3, "c@x.org", "nowhere")}workspaces: []\ninvitations: []\n`;

    const found = await refusal(["dreams-organizations"], text);

    expect(found[0]).toMatch(/^5: .*already holds 1/);
    expect(found[1]).toMatch(/^6: .*another thing has email/);
    expect(found[2]).toMatch(/^7: members: organizationId names "nowhere", which is not among organizations\.$/);
    expect(found).toHaveLength(3);
  });

  it("an API that is not served", async () => {
    const found = await refusal(["datadog-services", "pulumi-services"], "pulumi: {}\n");

    expect(found).toEqual(['1: "pulumi" is not served; served are datadog-services, pulumi-services.']);
  });
});

describe("the schema for editors", () => {
  it.each(apis)("of %s takes what the mock takes", async (api) => {
    const schema = JSON.parse(await readFile(`spec/${api}/state.schema.json`, "utf8")) as object;
    const ajv = new Ajv2020({ strict: false, formats: {}, validateFormats: false });

    const usual = await stateOf(api);

    expect(ajv.validate(schema, usual), ajv.errorsText()).toBe(true);
    expect(ajv.validate(schema, { nonesuch: [] })).toBe(false);
  });
});
