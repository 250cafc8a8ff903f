/** A parser that nobody here wrote finds sound what the loader finds sound. */
import SwaggerParser from "@apidevtools/swagger-parser";
import { describe, expect, it } from "vitest";
import { loadDocument } from "../../contract/load.ts";
import { shippedIds } from "../../mock/load-apis.ts";
import { temporary } from "../cli/command.ts";

type Document = Parameters<typeof SwaggerParser.validate>[0];

// It changes what it is given.
const validate = (document: unknown): Promise<unknown> => SwaggerParser.validate(structuredClone(document) as Document);

describe("swagger-parser", () => {
  it.each(shippedIds)("takes %s, as it is written and as it is loaded", async (id) => {
    const file = `spec/${id}/openapi.yaml`;

    const { document } = await loadDocument(file);

    await expect(SwaggerParser.validate(file)).resolves.toMatchObject({ openapi: expect.any(String) });
    await expect(validate(document)).resolves.toMatchObject({ openapi: expect.any(String) });
  });

  it("sees in a document of several files what the loader sees", async () => {
    const folder = await temporary({
      "openapi.yaml": 'openapi: 3.1.0\ninfo: {title: Pets, version: "1"}\npaths:\n  /pets: {$ref: pets.yaml#/pets}\n',
      "pets.yaml":
        "pets:\n  get:\n    operationId: listPets\n    responses:\n      '200': {description: Pets., content: {application/json: {schema: {$ref: schemas.yaml#/Pets}}}}\n",
      "schemas.yaml": "Pets: {type: array, items: {$ref: '#/Pet'}}\nPet: {type: object, required: [name], properties: {name: {type: string}}}\n",
    });
    const file = `${folder}/openapi.yaml`;

    const theirs = (await SwaggerParser.dereference(file)) as { paths: unknown };
    const { document } = await loadDocument(file);
    const ours = (await SwaggerParser.dereference(structuredClone<unknown>(document) as Document)) as { paths: unknown };

    expect(ours.paths).toEqual(theirs.paths);
    await expect(validate(document)).resolves.toBeDefined();
  });
});
