/** The files of a small project that uses the package. */
const pets = (limit: string): string => `openapi: 3.1.0
info: {title: Pets, version: 1.0.0}
servers: [{url: /}]
security: []
paths:
  /pets:
    get:
      operationId: listPets
      summary: Every pet.
      parameters: [{name: limit, in: query, ${limit}schema: {type: integer, minimum: 1, maximum: 100}}]
      responses:
        "200": {description: Pets., content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}}}}
    post:
      operationId: createPet
      summary: A new pet.
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/NewPet"}}}}
      responses:
        "201": {description: Made., content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
        "400": {description: Refused., content: {application/json: {schema: {$ref: "#/components/schemas/Error"}}}}
  /pets/{petId}:
    get:
      operationId: getPet
      summary: One pet.
      parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
      responses:
        "200": {description: It., content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
        "404": {description: None., content: {application/json: {schema: {$ref: "#/components/schemas/Error"}}}}
components:
  schemas:
    NewPet: {type: object, required: [name], properties: {name: {type: string, minLength: 1}}}
    Pet: {type: object, required: [id, name], properties: {id: {type: string}, name: {type: string}}}
    Error: {type: object, required: [message], properties: {message: {type: string}}}
`;

const behaviour = `import { collection, createMock } from "@specimen-api/specimen";
import { defineBehaviour, type Schema } from "./types/pets.behaviour.js";

const anybody = { id: "anybody", credentials: [] };

export const behaviour = defineBehaviour({
  principals: [anybody],
  anonymous: anybody,
  state: () => ({ pets: collection<Schema<"Pet">>({ key: ({ id }) => id }) }),
  operations: {
    listPets: ({ state, reply }) => reply(200, [...state.pets.all]),
    createPet: ({ body, state, newId, reply }) => reply(201, state.pets.insert({ id: newId("pet"), name: body.name })),
    getPet({ path, state, reply }) {
      const pet = state.pets.get(path.petId);
      return pet ? reply(200, pet) : reply(404, { message: "There is none." });
    },
  },
  refuse: ({ reason }) => ({ message: reason }),
});

export const mock = createMock({ apis: [{ document: "pets.yaml", behaviour }] });
// @ts-expect-error There is no such option.
createMock({ api: "pets.yaml" });
`;

const uses = `import { type Report, verify } from "@specimen-api/specimen/conformance";
import { createControlClient } from "@specimen-api/specimen/control";
import { type TestMock, useMock } from "@specimen-api/specimen/vitest";

export const mock: TestMock = await useMock("pulumi-services", { seed: 7 });
export const report: Report = await verify({ api: "pulumi-services", target: mock.baseUrl, depth: "quick" });
export const things: Record<string, Record<string, unknown[]>> = await createControlClient({ baseUrl: mock.baseUrl }).state();
// @ts-expect-error It is a number.
export const code: string = report.exitCode;
`;

const service = 'JSON.stringify({ data: { type: "services", attributes: { name: "Mine" } } })';

const library = `import { createMock } from "@specimen-api/specimen";
import { verify } from "@specimen-api/specimen/conformance";
import { useMock } from "@specimen-api/specimen/vitest";

const mock = createMock({ apis: ["pulumi-services"], now: "2026-01-31T09:00:00Z" });
const { status } = await mock.fetch("/api/orgs/my-org/services", { headers: { Authorization: "token pul-member" } });
const { baseUrl } = await useMock("datadog-services", { fault: "created-not-201" });
const only = ["datadog-services/CreateService/201/valid/**"];
const { cases } = await verify({ api: "datadog-services", target: baseUrl, only });
const refused = await createMock({ apis: ["datadog-services"] }).fetch("/api/v2/services", { method: "POST" });
console.log(status, cases[0].verdict, refused.status, cases.length > 0);
`;

const vitest = `import { expect, it } from "vitest";
import { useMock } from "@specimen-api/specimen/vitest";

const mock = await useMock("datadog-services", { as: "admin" });

it("has services", async () => {
  const { data } = await (await fetch(mock.baseUrl + "/api/v2/services")).json();
  expect(data).toHaveLength(10);
});
`;

/** By path. */
export const files: Readonly<Record<string, string>> = {
  "package.json": '{ "name": "own", "private": true, "type": "module" }\n',
  "pets.yaml": pets(""),
  "newer.yaml": pets("required: true, "),
  "old/readme.txt": "",
  "unsound.yaml": pets("").replaceAll("listPets", "getPet"),
  "five.mjs": `const state = await (await fetch(process.env.SPECIMEN_URL + "/_specimen/v1/state")).json();
const known = await Promise.all(Object.keys(state).map((api) => fetch(process.env.SPECIMEN_URL + "/_specimen/v1/state?api=" + api)));
await Promise.all(known.map((answer) => answer.text()));
console.log(known.map(({ status }) => status).join(" "));
`,
  "one.mjs": `const url = process.env.SPECIMEN_URL + "/api/v2/services";
const answer = await fetch(url, { method: "POST", headers: { "Content-Type": "application/json" }, body: ${service} });
console.log(answer.status, (await answer.json()).data.attributes.created);
`,
  "pets.mjs": `const url = process.env.SPECIMEN_URL + "/pets";
const made = await fetch(url, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ name: "Rex" }) });
const read = await fetch(url + "/" + (await made.json()).id);
console.log(made.status, read.status, (await read.json()).name);
`,
  "behaviour.ts": behaviour,
  "uses.ts": uses,
  "library.mjs": library,
  "library.cjs": `const { createMock } = require("@specimen-api/specimen");
const { useMock } = require("@specimen-api/specimen/vitest");
const { verify } = require("@specimen-api/specimen/conformance");
const { createControlClient } = require("@specimen-api/specimen/control");
console.log(typeof createMock, typeof useMock, typeof verify, typeof createControlClient);
`,
  "tests/services.test.mjs": vitest,
};
