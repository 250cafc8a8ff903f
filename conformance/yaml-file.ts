/** YAML that a user wrote: read, and held against its schema. */
import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import { CORE_SCHEMA, load, YAMLException } from "js-yaml";
import { positionsIn } from "../contract/position.ts";
import { ConfigurationError } from "./configuration-error.ts";
import { schemaFault } from "./schema-fault.ts";

/** `own.yaml:3:5`, for a JSON Pointer. */
export type PlaceOf = (pointer: string) => string;

export interface YamlFile {
  readonly value: unknown;
  readonly placeOf: PlaceOf;
}

/** `what` stands before the file's name in messages. Throws {@link ConfigurationError}, which ends with `next` where there is no such file. */
export async function readYaml(file: string, what: string, next: string): Promise<YamlFile> {
  const text = await readFile(file, "utf8").catch(({ code }: NodeJS.ErrnoException) => {
    throw new ConfigurationError(code === "EISDIR" ? `The ${what} ${file} is a folder; name a file.` : `The ${what} ${file} cannot be read (${code}). ${next}`);
  });
  try {
    return { value: load(text, { schema: CORE_SCHEMA }), placeOf: placesIn(file, text) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { line = 0, column = 0 } = error.mark ?? {};
    throw new ConfigurationError(`The ${what} ${file}:${line + 1}:${column + 1} is not valid YAML: ${error.reason}.`);
  }
}

function placesIn(file: string, text: string): PlaceOf {
  let positions: ReturnType<typeof positionsIn> | undefined;
  return (pointer) => {
    positions ??= positionsIn(text);
    const { line, column } = positions(pointer) ?? {};
    return [file, line, column].filter((part) => part !== undefined).join(":");
  };
}

/** Throws {@link ConfigurationError} with every fault. */
export function hold(value: unknown, schema: object, subject: string, placeOf?: PlaceOf): void {
  const ajv = new Ajv2020({ allErrors: true, strict: false, meta: false, validateSchema: false, verbose: true });
  if (ajv.validate(schema, value)) return;
  const faults = (ajv.errors ?? []).map(schemaFault).map(({ pointer, says }) => {
    const place = placeOf ? `${placeOf(pointer)} ` : "";
    return `  ${place}${pointer || "/"}: ${says}`;
  });
  throw new ConfigurationError(`${subject} is not as it must be:\n${[...new Set(faults)].join("\n")}`);
}
