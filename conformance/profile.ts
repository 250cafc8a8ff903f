/** A target's statement, from YAML: read, its environment filled in, held against its schema. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { load } from "js-yaml";
import { packageRoot } from "../contract/package-root.ts";
import { ConfigurationError } from "./configuration-error.ts";
import type { Fixture, Profile, ProfilePrincipal, StateRecipe } from "./target.ts";

/** What the file holds; the schema beside the shipped profiles says the same. */
interface Written {
  readonly api: string;
  readonly implementation?: { readonly name?: string; readonly version?: string; readonly contact?: string };
  readonly baseUrl?: string;
  readonly principals?: Record<
    string,
    { readonly credentials: Record<string, string> | readonly Record<string, string>[]; readonly variables?: Record<string, string> }
  >;
  readonly cast?: { readonly owner?: string; readonly weak?: string; readonly foreign?: string };
  readonly parameters?: Record<string, string | number>;
  readonly unknown?: Record<string, string | number>;
  readonly fixtures?: readonly {
    readonly id: string;
    readonly use: Fixture["use"];
    readonly values: Record<string, string | number>;
    readonly operations?: readonly string[];
    readonly restore?: Record<string, unknown>;
  }[];
  readonly skips?: readonly { readonly cases: string; readonly reason: string }[];
  readonly headers?: Record<string, string>;
  readonly requestsPerSecond?: number;
  readonly visibleAfterMs?: number;
  readonly tls?: { readonly caFile?: string; readonly certFile?: string; readonly keyFile?: string };
  readonly states?: Record<string, { readonly url?: string; readonly method?: string; readonly headers?: Record<string, string>; readonly command?: string }>;
}

export const shippedProfile = (api: string): string => join(packageRoot, "conformance", "profiles", `${api}.yaml`);
export const profileSchemaFile: string = join(packageRoot, "conformance", "profiles", "profile.schema.json");

/** Throws {@link ConfigurationError}. */
export async function loadProfile(file: string, environment: NodeJS.ProcessEnv = process.env): Promise<Profile> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new ConfigurationError(`The profile ${file} cannot be read (${error.code}). Write one with: specimen verify --init-profile`);
  });
  let value: unknown;
  try {
    value = load(text);
  } catch (error) {
    throw new ConfigurationError(`The profile ${file} is not valid YAML: ${(error as Error).message}`);
  }
  const written = fill(value, file, environment);
  await hold(written, file);
  return complete(written as Written, file);
}

/** `${NAME}` in any text becomes the variable's value. */
function fill(value: unknown, file: string, environment: NodeJS.ProcessEnv): unknown {
  if (typeof value === "string") {
    return value.replace(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (_whole, name: string) => {
      const found = environment[name];
      if (found === undefined) throw new ConfigurationError(`The profile ${file} needs the environment variable ${name}, which is not set.`);
      return found;
    });
  }
  if (Array.isArray(value)) return value.map((entry) => fill(entry, file, environment));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, fill(entry, file, environment)]));
}

async function hold(value: unknown, file: string): Promise<void> {
  const schema = JSON.parse(await readFile(profileSchemaFile, "utf8")) as object;
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  if (ajv.validate(schema, value)) return;
  const faults = (ajv.errors ?? []).map(
    ({ instancePath, message, params }) => `  ${instancePath || "/"}: ${message} ${"additionalProperty" in params ? `(${params["additionalProperty"]})` : ""}`,
  );
  throw new ConfigurationError(`The profile ${file} is not as it must be:\n${[...new Set(faults)].join("\n")}`);
}

async function complete(written: Written, file: string): Promise<Profile> {
  const read = (path: string | undefined): Promise<string> | undefined =>
    path === undefined
      ? undefined
      : readFile(path, "utf8").catch(() => {
          throw new ConfigurationError(`The profile ${file} names ${path}, which cannot be read.`);
        });
  const [ca, cert, key] = await Promise.all([read(written.tls?.caFile), read(written.tls?.certFile), read(written.tls?.keyFile)]);
  const { cast = {}, implementation = {} } = written;
  const principals = Object.fromEntries(Object.entries(written.principals ?? {}).map(([name, principal]) => [name, principalFrom(principal)]));
  for (const [role, name] of Object.entries(cast)) {
    if (!principals[name]) throw new ConfigurationError(`The profile ${file} casts "${name}" as ${role}, but names no such principal.`);
  }
  return {
    api: written.api,
    implementation: { name: implementation.name ?? "unnamed", version: implementation.version ?? "unknown", contact: implementation.contact },
    baseUrl: written.baseUrl,
    principals,
    cast: { owner: cast.owner, weak: cast.weak, foreign: cast.foreign },
    parameters: written.parameters ?? {},
    unknown: written.unknown ?? {},
    fixtures: (written.fixtures ?? []).map(({ id, use, values, operations, restore }) => ({ id, use, values, operations, ...(restore && { restore }) })),
    skips: written.skips ?? [],
    headers: written.headers ?? {},
    requestsPerSecond: written.requestsPerSecond,
    visibleAfterMs: written.visibleAfterMs ?? 0,
    tls: { ...(ca !== undefined && { ca }), ...(cert !== undefined && { cert }), ...(key !== undefined && { key }) },
    states: Object.fromEntries(Object.entries(written.states ?? {}).map(([name, recipe]) => [name, recipeFrom(recipe)])),
  };
}

type WrittenPrincipal = NonNullable<Written["principals"]>[string];

const principalFrom = ({ credentials, variables = {} }: WrittenPrincipal): ProfilePrincipal => ({
  credentials: Array.isArray(credentials) ? credentials : [credentials as Record<string, string>],
  variables,
});

const recipeFrom = ({ url, method = "POST", headers = {}, command }: NonNullable<Written["states"]>[string]): StateRecipe =>
  url === undefined ? { command: command ?? "" } : { url, method, headers };
