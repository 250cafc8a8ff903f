import { describe, expect, it } from "vitest";
import type { Contract, Json, JsonObject } from "../../contract/model.ts";
import { valueAt } from "../../contract/pointer.ts";
import type { Case } from "../case.ts";
import { petsContract } from "../pets.ts";
import { deriveBrokenBodies } from "./broken-body.ts";
import { deriveCredentials } from "./credentials.ts";
import { deriveCases } from "./derive.ts";
import { deriveInvalid } from "./invalid.ts";
import { deriveResources } from "./resources.ts";
import { deriveSequences } from "./sequences.ts";
import { thingsOf } from "./things.ts";
import { deriveValid } from "./valid.ts";

const kinds = (cases: readonly Case[], operation: string): string[] =>
  cases.filter((test) => test.operation === operation).map(({ id }) => id.replace(`pets/${operation}/`, ""));
const put = (pointer: string, name: string, value: Json) => (document: JsonObject) => {
  (valueAt(document, pointer) as JsonObject)[name] = value;
};

describe("valid requests", () => {
  it("are minimal, maximal, with each optional member, each enum value and each bound", async () => {
    expect(kinds(deriveValid(await petsContract()), "createPet")).toEqual([
      "201/valid/minimal",
      "201/valid/maximal",
      "201/valid/minLength/name",
      "201/valid/maxLength/name",
      "201/valid/with/kind",
      "201/valid/enum/cat/kind",
      "201/valid/enum/dog/kind",
      "201/valid/with/age",
      "201/valid/minimum/age",
      "201/valid/maximum/age",
    ]);
  });

  it("may be rejected, and are not derived where no success can be reached", async () => {
    const closed = await petsContract(put("/paths/~1pets~1{petId}/get/responses/200", "x-unreachable", "closed"));
    expect(deriveValid(closed).every(({ rejectable }) => rejectable)).toBe(true);
    expect(kinds(deriveValid(closed), "getPet")).toEqual([]);
  });
});

describe("invalid requests", () => {
  it("are not derived where the operation documents no refusal", async () => {
    const contract = await petsContract((document) => {
      delete (valueAt(document, "/paths/~1pets/post/responses") as JsonObject)["400"];
    });
    expect(kinds(deriveInvalid(contract), "createPet")).toEqual([]);
  });

  it("are as strong as the keyword that they break", async () => {
    const contract = await petsContract(put("/components/schemas/NewPet/properties/age", "x-provenance", { minimum: "assumed", maximum: "documented" }));
    const strength = (id: string) => deriveInvalid(contract).find((test) => test.id.endsWith(id))?.strength;
    expect([strength("/minimum/age"), strength("/maximum/age")]).toEqual(["assumed", "documented"]);
  });

  it("leave the length of names at their bounds to break by one", async () => {
    const tests = deriveInvalid(await petsContract()).filter(({ id }) => id.includes("Length/name"));
    expect(tests.map(({ provocation }) => provocation.kind === "request" && provocation.body)).toEqual([
      { kind: "valid", base: "maximal", edit: { pointer: "/name", value: "" } },
      { kind: "valid", base: "maximal", edit: { pointer: "/name", value: "a".repeat(41) } },
      { kind: "valid", base: "maximal", edit: { pointer: "/name", value: "" } },
    ]);
  });
});

describe("broken bodies", () => {
  it("break off or are missing, and come in another media type where 415 is documented", async () => {
    const contract = await petsContract(put("/paths/~1pets/post/responses", "415", { description: "no" }));
    expect(kinds(deriveBrokenBodies(contract), "createPet")).toEqual(["400/malformed-body", "400/missing-body", "415/media-type"]);
    expect(kinds(deriveBrokenBodies(contract), "updatePet")).toEqual(["400/malformed-body", "400/missing-body"]);
  });

  it("are not missing where an empty form is valid, for the two are the same bytes", async () => {
    const form = { required: true, content: { "application/x-www-form-urlencoded": { schema: { $ref: "#/components/schemas/PetChange" } } } };
    const contract = await petsContract(put("/paths/~1pets~1{petId}/patch", "requestBody", form));
    expect(kinds(deriveBrokenBodies(contract), "updatePet")).toEqual([]);
  });
});

describe("credentials", () => {
  it("are absent and unknown wherever 401 is documented", async () => {
    expect(kinds(deriveCredentials(await petsContract()), "getPet")).toEqual([
      "401/no-credentials",
      "401/unknown-credentials",
      "401/unknown-credentials/longer",
      "401/malformed-credentials",
    ]);
  });

  it("are halved for each scheme of a conjunction, and taken one alternative at a time", async () => {
    const contract = await petsContract((document) => {
      document["security"] = [{ key: [], token: [] }, { token: [] }];
      put("/components/securitySchemes", "token", { type: "http", scheme: "bearer" })(document);
    });
    expect(kinds(deriveCredentials(contract), "getPet")).toEqual([
      "401/no-credentials",
      "401/unknown-credentials",
      "401/unknown-credentials/longer",
      "401/malformed-credentials",
      "401/unknown-credentials/key",
      "401/unknown-credentials/token",
      "401/malformed-credentials/other-word",
      "401/half-credentials/key",
      "401/half-credentials/token",
      "200/alternative-credentials/key+token",
      "200/alternative-credentials/token",
    ]);
  });

  it("are not asked of an operation that takes none", async () => {
    const contract = await petsContract(put("/paths/~1pets/get", "security", []));
    expect(kinds(deriveCredentials(contract), "listPets")).toEqual([]);
  });
});

describe("resources", () => {
  it("are unknown where 404 is documented and can be reached", async () => {
    const tests = deriveResources(await petsContract(put("/paths/~1pets~1{petId}/get/responses/404", "x-unreachable", "never")));
    expect(kinds(tests, "deletePet")).toEqual(["404/unknown-resource"]);
    expect(kinds(tests, "getPet")).toEqual([]);
  });

  it.each([
    ["its owner is stated", put("/paths/~1pets~1{petId}", "x-resource", { owner: true })],
    ["the document marks what is known", put("", "x-provenance", "assumed")],
  ])("are somebody else's where %s", async (_what, edit) => {
    const tests = deriveResources(await petsContract(edit));
    expect(kinds(tests, "deletePet")).toEqual(["404/unknown-resource", "404/foreign-principal"]);
    expect(tests.find(({ id }) => id.endsWith("foreign-principal"))?.strength).toBe("assumed");
  });
});

describe("things", () => {
  const ids = (contract: Contract) =>
    thingsOf(contract).map(({ by, lister, producer, reader, remover, updater }) => [by, ...[producer, reader, lister, updater, remover].map((one) => one?.id)]);
  const withoutLinks = (document: JsonObject): JsonObject => {
    const created = valueAt(document, "/paths/~1pets/post/responses/201") as JsonObject;
    delete created["links"];
    return created;
  };

  it("are found by Links", async () => {
    expect(ids(await petsContract())).toEqual([["link", "createPet", "getPet", "listPets", "updatePet", "deletePet"]]);
  });

  it("are found by the Location that creating documents", async () => {
    const contract = await petsContract((document) => void (withoutLinks(document)["headers"] = { Location: { schema: { type: "string" } } }));
    expect(ids(contract)).toEqual([["location", "createPet", "getPet", "listPets", "updatePet", "deletePet"]]);
  });

  it("that no Link and no Location names are supposed from paths and schemas", async () => {
    expect(ids(await petsContract(withoutLinks))).toEqual([["supposed", "createPet", "getPet", "listPets", "updatePet", "deletePet"]]);
  });

  it("that nothing creates are only changed", async () => {
    const contract = await petsContract((document) => {
      const pets = valueAt(document, "/paths/~1pets") as JsonObject;
      delete pets["post"];
    });
    expect(ids(contract)).toEqual([[undefined, undefined, "getPet", "listPets", "updatePet", undefined]]);
  });

  it("are not created by what repeats the request's own path", async () => {
    const contract = await petsContract((document) => {
      put("/paths", "/pets/{petId}/walks", {
        parameters: [{ name: "petId", in: "path", required: true, schema: { type: "string" } }],
        post: {
          operationId: "walk",
          responses: { 200: { description: "ok", links: { pet: { operationId: "getPet", parameters: { petId: "$request.path.petId" } } } } },
        },
      })(document);
    });
    expect(ids(contract)).toHaveLength(1);
  });
});

describe("sequences", () => {
  it("follow a thing from its creation to its end", async () => {
    expect(deriveSequences(await petsContract()).map(({ id }) => id)).toEqual([
      "pets/getPet/200/sequence/read-after-create",
      "pets/listPets/200/sequence/list-after-create",
      "pets/createPet/201/sequence/distinct-ids",
      "pets/getPet/200/sequence/texts-as-sent",
      "pets/getPet/200/sequence/read-after-update",
      "pets/updatePet/200/sequence/update-changes-only",
      "pets/getPet/404/sequence/delete-deletes",
      "pets/deletePet/404/sequence/delete-twice",
      "pets/getPet/200/sequence/sibling-survives",
      "pets/createPet/400/sequence/error-leaves-no-trace",
      "pets/updatePet/400/sequence/error-leaves-no-trace",
      "pets/listPets/200/sequence/pages",
      "pets/listPets/200/sequence/order-stable",
    ]);
  });

  it("are as strong as the weakest response on their way, and assumed where no Link states them", async () => {
    const weak = put("/paths/~1pets~1{petId}/get/responses/404", "x-provenance", "published");
    const strength = (contract: Contract, id: string) => deriveSequences(contract).find((test) => test.id === `pets/${id}`)?.strength;
    const [plain, marked] = [await petsContract(), await petsContract(weak)];
    expect(strength(marked, "getPet/404/sequence/delete-deletes")).toBe("published");
    expect(strength(marked, "getPet/200/sequence/sibling-survives")).toBe("assumed");
    expect(strength(plain, "getPet/200/sequence/sibling-survives")).toBe("assumed");
    expect(strength(plain, "deletePet/404/sequence/delete-twice")).toBe("documented");
  });
});

describe("all families together", () => {
  it("give each id once, and the same cases twice", async () => {
    const contract = await petsContract();
    const ids = deriveCases(contract).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(deriveCases(contract)).toEqual(deriveCases(contract));
  });
});
