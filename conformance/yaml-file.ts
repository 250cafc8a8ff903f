/** YAML that a user wrote: read, and held against its schema. */
import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import { CORE_SCHEMA, load, YAMLException } from "js-yaml";
import { ConfigurationError } from "./configuration-error.ts";

/** `what` stands before the file's name in messages. Throws {@link ConfigurationError}, which ends with `next` where there is no such file. */
export async function readYaml(file: string, what: string, next: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new ConfigurationError(`The ${what} ${file} cannot be read (${error.code}). ${next}`);
  });
  try {
    return load(text, { schema: CORE_SCHEMA });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { line = 0, column = 0 } = error.mark ?? {};
    throw new ConfigurationError(`The ${what} ${file}:${line + 1}:${column + 1} is not valid YAML: ${error.reason}.`);
  }
}

/** Throws {@link ConfigurationError} with every fault. */
export function hold(value: unknown, schema: object, subject: string): void {
  const ajv = new Ajv2020({ allErrors: true, strict: false, meta: false, validateSchema: false });
  if (ajv.validate(schema, value)) return;
  const faults = (ajv.errors ?? []).map(({ instancePath, message, params }) => {
    const stranger = "additionalProperty" in params ? ` "${params["additionalProperty"]}"` : "";
    const choices = "allowedValues" in params ? `: ${(params["allowedValues"] as unknown[]).join(", ")}` : "";
    return `  ${instancePath || "/"}: ${message}${stranger}${choices}`;
  });
  throw new ConfigurationError(`${subject} is not as it must be:\n${[...new Set(faults)].join("\n")}`);
}
