/** A target's statement, from YAML: read, its environment filled in, held against its schema. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageRoot } from "../contract/package-root.ts";
import { ConfigurationError } from "./configuration-error.ts";
import { outputOf } from "./run-command.ts";
import type { Fixture, Profile, ProfilePrincipal, StateRecipe } from "./target.ts";
import { hold, readYaml } from "./yaml-file.ts";

/** Values by scheme, each as it is or printed by a command. */
type WrittenProofs = Readonly<Record<string, string | { readonly command: string }>>;

/** What the file holds; the schema beside the shipped profiles says the same. */
interface Written {
  readonly api: string;
  readonly implementation?: { readonly name?: string; readonly version?: string; readonly contact?: string };
  readonly baseUrl?: string;
  readonly principals?: Record<string, { readonly credentials: WrittenProofs | readonly WrittenProofs[]; readonly variables?: Record<string, string> }>;
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

/** Runs the commands that print credentials. Throws {@link ConfigurationError}. */
export async function loadProfile(file: string, environment: NodeJS.ProcessEnv = process.env): Promise<Profile> {
  const { value, placeOf } = await readYaml(file, "profile", "Write one with: specimen verify <api> --init-profile");
  const unset = new Set<string>();
  const written = fill(value, environment, unset);
  if (unset.size > 0) throw new ConfigurationError(unsetWording(file, [...unset]));
  hold(written, JSON.parse(await readFile(profileSchemaFile, "utf8")) as object, `The profile ${file}`, placeOf);
  // Its schema has just said so.
  return complete(written as Written, file);
}

/** `${NAME}` in any text becomes the variable's value; in a command, the shell does that. */
function fill(value: unknown, environment: NodeJS.ProcessEnv, unset: Set<string>): unknown {
  if (typeof value === "string") {
    return value.replace(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (_whole, name: string) => {
      if (environment[name] === undefined) unset.add(name);
      return environment[name] ?? "";
    });
  }
  if (Array.isArray(value)) return value.map((entry) => fill(entry, environment, unset));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, name === "command" ? entry : fill(entry, environment, unset)]));
}

function unsetWording(file: string, names: readonly string[]): string {
  const [only = ""] = names;
  if (names.length === 1) return `The profile ${file} needs the environment variable ${only}, which is not set.`;
  return `The profile ${file} needs environment variables that are not set: ${names.join(", ")}.`;
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
  const principals: Record<string, ProfilePrincipal> = {};
  for (const [name, principal] of Object.entries(written.principals ?? {})) principals[name] = await principalFrom(name, principal);
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

async function principalFrom(name: string, { credentials, variables = {} }: WrittenPrincipal): Promise<ProfilePrincipal> {
  const sets: readonly WrittenProofs[] = Array.isArray(credentials) ? credentials : [credentials as WrittenProofs];
  const proofs: Record<string, string>[] = [];
  for (const set of sets) {
    const values: Record<string, string> = {};
    for (const [scheme, value] of Object.entries(set)) values[scheme] = typeof value === "string" ? value : await printed(value.command, name, scheme);
    proofs.push(values);
  }
  return { credentials: proofs, variables };
}

async function printed(command: string, name: string, scheme: string): Promise<string> {
  const value = await outputOf(command, `principals/${name}/credentials/${scheme}`);
  if (value === "" || /[\r\n]/.test(value))
    throw new ConfigurationError(`The command for principals/${name}/credentials/${scheme} must print one line: ${command}`);
  return value;
}

const recipeFrom = ({ url, method = "POST", headers = {}, command }: NonNullable<Written["states"]>[string]): StateRecipe =>
  url === undefined ? { command: command ?? "" } : { url, method, headers };
