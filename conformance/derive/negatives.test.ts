import { join } from "node:path";
import { Ajv2020, type AnySchemaObject } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { compile } from "../../contract/compile.ts";
import { loadDocument } from "../../contract/load.ts";
import { essence, isJson } from "../../contract/media-type.ts";
import type { Contract, JsonObject } from "../../contract/model.ts";
import { packageRoot } from "../../contract/package-root.ts";
import { valueAt } from "../../contract/pointer.ts";
import { petsContract } from "../pets.ts";
import { requestMediaType } from "../request-builder.ts";
import { deriveInvalid } from "./invalid.ts";
import { edited, validBody } from "./valid-body.ts";

const apis = ["datadog-services", "delightbridge-services", "dreams-organizations", "pulumi-services"];
const contractOf = async (api: string) => compile(api, await loadDocument(join(packageRoot, "spec", api, "openapi.yaml")));

/** Keywords that a second validator finds broken, by place, for every derived invalid JSON body. */
function judged(contract: Contract): (readonly [id: string, string[]])[] {
  const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: true });
  formats.default(ajv);
  ajv.addSchema({ $id: "http://document/", ...contract.document } as AnySchemaObject);
  return deriveInvalid(contract).flatMap(({ id, operation: name, provocation }) => {
    const operation = contract.operations.find((entry) => entry.id === name);
    const mediaType = operation && requestMediaType(operation);
    if (!operation || !mediaType || !isJson(essence(mediaType.range))) return [];
    if (provocation.kind !== "request" || provocation.body.kind !== "valid" || !provocation.body.edit) return [];
    const validate = ajv.compile({ $ref: `http://document/#${encodeURI(mediaType.pointer)}/schema` });
    validate(edited(validBody(contract, operation, "maximal"), provocation.body.edit));
    return [[id, [...new Set((validate.errors ?? []).map(({ instancePath, keyword }) => `${keyword} ${instancePath}`))]] as const];
  });
}

describe("invalid bodies", () => {
  it.each(apis)("of %s break exactly one keyword, as a second validator judges them", async (api) => {
    const verdicts = judged(await contractOf(api));
    expect(verdicts.length).toBeGreaterThan(0);
    // Alternatives report each of their branches; the one broken keyword is the alternative itself.
    const odd = verdicts.filter(([, broken]) => broken.length !== 1 && !broken.some((entry) => /^(?:anyOf|oneOf) /.test(entry)));
    expect(odd).toEqual([]);
  });

  it("name in their id the keyword that the second validator finds", async () => {
    const verdicts = judged(await petsContract());
    expect(verdicts.length).toBeGreaterThan(8);
    expect(verdicts.filter(([id, [broken]]) => !id.includes(`/invalid/${broken?.split(" ")[0]}`))).toEqual([]);
  });
});

describe("negatives that their encoding makes valid", () => {
  const form = (document: JsonObject): void => {
    const operation = valueAt(document, "/paths/~1pets/post") as JsonObject;
    operation["requestBody"] = {
      required: true,
      content: { "application/x-www-form-urlencoded": { schema: { $ref: "#/components/schemas/NewPet" } } },
    };
  };
  const idsOf = (contract: Contract): string[] => deriveInvalid(contract).map(({ id }) => id);

  it("are dropped from forms, where every value is a text", async () => {
    const ids = idsOf(await petsContract(form)).filter((id) => id.includes("createPet"));
    expect(ids).toContain("pets/createPet/400/invalid/enum/kind");
    expect(ids).toContain("pets/createPet/400/invalid/required/name");
    expect(ids.filter((id) => /\/invalid\/type/.test(id))).toEqual([]);
  });

  it("are dropped from queries: neither null nor a number breaks a text", async () => {
    const text = (document: JsonObject): void => {
      const list = valueAt(document, "/paths/~1pets/get/parameters") as JsonObject[];
      list.push({ name: "search", in: "query", schema: { type: "string" } });
    };
    const ids = idsOf(await petsContract(text)).filter((id) => id.includes("/query/"));
    expect(ids).toEqual([
      "pets/listPets/400/invalid/query/limit/type",
      "pets/listPets/400/invalid/query/limit/minimum",
      "pets/listPets/400/invalid/query/limit/maximum",
      "pets/listPets/400/invalid/query/offset/type",
      "pets/listPets/400/invalid/query/offset/minimum",
    ]);
  });
});
