/** A start state file, or its content, as the parts of the APIs that are served. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DocumentError, type FaultCode } from "../../contract/fault.ts";
import type { Json, JsonObject } from "../../contract/model.ts";
import { packageRoot } from "../../contract/package-root.ts";
import { positionsIn } from "../../contract/position.ts";
import { readDocument } from "../../contract/read.ts";
import type { Behaviour } from "../handler.ts";
import type { Collection } from "../state/collection.ts";
import { partsByApi, type StateSource, withStartState } from "./start-state.ts";
import { SchemaForm } from "./state-form.ts";

/** Each API's part, by id. Throws DocumentError. */
export async function readStartState(given: string | JsonObject, apis: readonly string[]): Promise<ReadonlyMap<string, StateSource>> {
  const file = typeof given === "string" ? given : "state";
  const { text, value } = typeof given === "string" ? await readDocument(given).catch(inOtherWords) : { text: "", value: given };
  let positions: ReturnType<typeof positionsIn> | undefined;
  const positionOf = (pointer: string) => {
    if (text === "") return undefined;
    positions ??= positionsIn(text);
    return positions(pointer);
  };
  return new Map([...partsByApi(value, apis, { file, positionOf })].map(([api, part]) => [api, { file, positionOf, ...part }]));
}

/** Where the reader of documents speaks of OpenAPI. */
const wordings: Partial<Record<FaultCode, string>> = {
  "empty-document": "expected a start state, found an empty file.",
  "not-openapi": "expected collections by name.",
  "is-a-folder": "expected a start state, found a folder; name the file inside it.",
  "remote-reference": "a start state is read from a file; download it first and name the file.",
};

function inOtherWords(error: unknown): never {
  if (!(error instanceof DocumentError)) throw error;
  throw new DocumentError(error.faults.map((fault) => ({ ...fault, message: wordings[fault.code] ?? fault.message })));
}

/** The behaviour of an API with the start state that it is given. Throws DocumentError with every mistake. */
export async function started(api: string, shipped: boolean, behaviour: Behaviour, source: StateSource, seed: number): Promise<Behaviour> {
  const form = behaviour.startForm ?? new SchemaForm(shipped ? await shippedSchema(api) : openSchema(behaviour));
  return withStartState(behaviour, form, source, seed);
}

const shippedSchema = async (api: string): Promise<JsonObject> =>
  JSON.parse(await readFile(join(packageRoot, "spec", api, "state.schema.json"), "utf8")) as JsonObject;

/** A behaviour of somebody's own says in types what it stores; here any object goes. */
function openSchema(behaviour: Behaviour): JsonObject {
  const names = Object.keys(behaviour.state() as Readonly<Record<string, Collection<object>>>);
  const thing: Json = { type: "object" };
  return { $defs: Object.fromEntries(names.map((name) => [name, thing])) };
}
