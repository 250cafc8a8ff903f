import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { staleFiles, writeWhole } from "../../cli/types-files.ts";
import { thingTypes } from "../../cli/types-things.ts";
import { bridgeOf, typesOf } from "../../cli/types-write.ts";

const document = `openapi: 3.2.0
info: {title: Pets, version: "1"}
paths:
  /pets:
    query:
      operationId: searchPets
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Search'}}}}
      responses: {"200": {description: found, content: {application/jsonl: {itemSchema: {$ref: '#/components/schemas/Pet'}}}}}
    additionalOperations:
      LINK:
        operationId: linkPets
        responses: {"204": {description: linked}}
    get:
      responses: {"200": {description: ok, content: {application/json: {schema: {$ref: 'parts.yaml#/Pets'}}}}}
components:
  schemas:
    Search: {type: object, required: [name], properties: {name: {type: string, default: x}}}
    Pet:
      type: object
      required: [tag]
      properties: {tag: {$ref: '#/components/schemas/Pet/$defs/Tag'}, photo: {type: string, format: binary}}
      $defs: {Tag: {enum: [cat, dog]}}
`;

const use = `import { type Call, defineBehaviour, type Schema } from "./out/pets.behaviour.js";
import type { operations, paths } from "./out/pets.js";

const pet: Schema<"Pet"> = { tag: "cat" };
pet satisfies Schema<"Pet">;
const search: paths["/pets"]["query"] = {} as operations["searchPets"];
const link: paths["/pets"]["LINK"] = {} as operations["linkPets"];
declare const call: Call<"searchPets">;
call.reply(200, [pet]);
call.body.name satisfies string;
// @ts-expect-error a value that the local definition does not have
call.reply(200, [{ tag: "fish" }]);
// @ts-expect-error an undocumented status
call.reply(404);
declare const list: Call<"GET /pets">;
list.reply(200, [{ id: 1 }]);
// @ts-expect-error a member of another type, in another file
list.reply(200, [{ id: "1" }]);
// @ts-expect-error forgotten operations
defineBehaviour({ principals: [], state: () => ({}), refuse: () => undefined, operations: { searchPets: ({ reply }) => reply(200, []) } });
export { link, search };
`;

const useShop = `import { overrideBehaviour } from "./out/shop.behaviour.js";

overrideBehaviour({
  operations: {
    cancelOrder: ({ path, state, reply }) => {
      const price: number | undefined = state.orders.get(path.orderId)?.price;
      return price === 0 ? reply(409, { message: "It was free." }) : reply(200, state.orders.update(path.orderId, { status: "cancelled" }));
    },
    // @ts-expect-error a state that no order has
    deleteOrder: ({ path, state, reply }) => reply(state.orders.update(path.orderId, { status: "lost" }) ? 204 : 204),
  },
});
// @ts-expect-error an operation that the contract does not have
overrideBehaviour({ operations: { cancelOrdr: ({ next }) => next() } });
`;
const shop = resolve("tests/override/shop.yaml");
const fromSource = (bridge: string): string => bridge.replace('"@specimen-api/specimen"', '"../specimen.ts"');

const folder = await mkdtemp(join(tmpdir(), "specimen-types-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

beforeAll(async () => {
  await writeFile(join(folder, "pets.yaml"), document);
  await writeFile(join(folder, "parts.yaml"), "Pets:\n  type: array\n  items: {$ref: '#/One'}\nOne: {type: object, properties: {id: {type: integer}}}\n");
});

// The compiler takes seconds.
it("types of local definitions, streams, files and new methods compile as they are meant, and the bridge with them", { timeout: 120_000 }, async () => {
  // From source, and of that only what the bridge needs: the package need not be built for this.
  await writeFile(
    join(folder, "specimen.ts"),
    `export { type Call, defineBehaviour } from "${resolve("mock/handler.ts")}";\nexport { overrideBehaviour } from "${resolve("mock/override/override.ts")}";\nexport type { Principal } from "${resolve("mock/principals.ts")}";\n`,
  );
  await writeWhole(
    join(folder, "out"),
    new Map([
      ["pets.ts", await typesOf(join(folder, "pets.yaml"), "")],
      ["pets.behaviour.ts", fromSource(bridgeOf("pets", ""))],
      ["shop.ts", await typesOf(shop, "")],
      ["shop.behaviour.ts", fromSource(bridgeOf("shop", "", await thingTypes(shop)))],
    ]),
  );
  await writeFile(join(folder, "use.ts"), use);
  await writeFile(join(folder, "use-shop.ts"), useShop);
  const options =
    "--noEmit --strict --exactOptionalPropertyTypes --skipLibCheck --allowImportingTsExtensions --module nodenext --target es2022 --lib es2023 --types node";
  const roots = ["--typeRoots", resolve("node_modules/@types")];

  const outcome = await promisify(execFile)(process.execPath, [
    resolve("node_modules/typescript/bin/tsc"),
    ...options.split(" "),
    ...roots,
    join(folder, "use.ts"),
    join(folder, "use-shop.ts"),
  ]).catch((error: { stdout: string }) => error);

  expect(outcome.stdout).toBe("");
  expect(await readFile(join(folder, "out", "pets.ts"), "utf8")).not.toContain("$defs:");
});

it("what is generated twice is fresh, and what was changed is stale", async () => {
  const texts = new Map([["a.ts", "1"]]);
  await writeWhole(join(folder, "stale"), texts);

  expect(await staleFiles(join(folder, "stale"), texts)).toEqual([]);
  expect(await staleFiles(join(folder, "stale"), new Map([["a.ts", "2"]]))).toEqual([join(folder, "stale", "a.ts")]);
  expect(await staleFiles(join(folder, "none"), texts)).toEqual([join(folder, "none", "a.ts")]);
});

it("a folder that cannot be written is named, and nothing is left in it", async () => {
  await mkdir(join(folder, "blocked", "b.ts"), { recursive: true });

  const written = writeWhole(
    join(folder, "blocked"),
    new Map([
      ["a.ts", "1"],
      ["b.ts", "2"],
    ]),
  );

  await expect(written).rejects.toThrow(`The folder ${join(folder, "blocked")} cannot be written (EISDIR)`);
  expect((await readdir(join(folder, "blocked"))).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});
