import { expect, it } from "vitest";
import { compile } from "../contract/compile.ts";
import { defaultProfile } from "./default-profile.ts";
import { expectKnownNames } from "./profile-names.ts";
import type { Fixture, Profile } from "./target.ts";

const contract = compile("pets", {
  document: {
    openapi: "3.1.0",
    info: { title: "Pets", version: "1" },
    components: { securitySchemes: { petKey: { type: "apiKey", in: "header", name: "X-Key" } } },
    paths: { "/pets/{petId}": { get: { operationId: "getPet", security: [{ petKey: [] }], responses: { "200": { description: "It." } } } } },
  },
  file: undefined,
  notices: [],
});
const fixture: Fixture = { id: "rex", use: "keep", values: { petId: "7" }, operations: ["getPet"] };
const sound: Profile = { ...defaultProfile(contract), parameters: { petId: "7" }, fixtures: [fixture], skips: [{ cases: "pets/getPet/**", reason: "old" }] };
const ids = ["pets/getPet/200/valid/minimal"];
const held = (changed: Partial<Profile>) => () => expectKnownNames("own.yaml", { ...sound, ...changed }, contract, ids);

it("a profile whose names the contract has is taken", () => {
  expect(held({})).not.toThrow();
});

it.each<[string, Partial<Profile>, string]>([
  [
    "security scheme",
    { principals: { ann: { credentials: [{ petKye: "x" }], variables: {} } } },
    'principals/ann/credentials: there is no security scheme "petKye"; did you mean "petKey"?',
  ],
  [
    "security scheme of a variable",
    { principals: { ann: { credentials: [], variables: { key: "X" } } } },
    'principals/ann/variables: there is no security scheme "key"; it has petKey.',
  ],
  ["parameter", { parameters: { pet: "7" } }, 'parameters: there is no parameter "pet"'],
  ["unknown parameter", { unknown: { petID: "8" } }, 'unknown: there is no parameter "petID"; did you mean "petId"?'],
  ["operation", { fixtures: [{ ...fixture, operations: ["getPets"] }] }, 'fixtures, rex: there is no operation "getPets"; did you mean "getPet"?'],
  ["case", { skips: [{ cases: "pets/getPt/**", reason: "old" }] }, 'skips: no case matches "pets/getPt/**"'],
])("a %s that there is not is refused by name", (_what, changed, says) => {
  expect(held(changed)).toThrow(says);
});

it("every stranger is told at once", () => {
  expect(held({ parameters: { pet: "7" }, unknown: { dog: "8" } })).toThrow(/"pet"[\s\S]*"dog"/);
});
