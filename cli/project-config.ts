/** specimen.config.yaml, as commands read it that are told no document: what the project is about. */
import { existsSync } from "node:fs";
import type { Command } from "commander";
import { hold, readYaml } from "../conformance/yaml-file.ts";
import schema from "./check-config.schema.json" with { type: "json" };

export const configName = "specimen.config.yaml";

export interface ProjectConfig {
  readonly document?: string;
  readonly mock?: { readonly port?: number; readonly seed?: number; readonly as?: string; readonly behaviour?: string; readonly state?: string } | null;
  readonly verify?: { readonly target?: string; readonly profile?: string } | null;
  readonly types?: { readonly out?: string } | null;
}

/** Of the folder where the command runs; paths in it are relative to that. Throws ConfigurationError. */
export async function readProjectConfig(): Promise<ProjectConfig> {
  if (!existsSync(configName)) return {};
  const { value: written, placeOf } = await readYaml(configName, "configuration", "Mend it, or name the document on the command line.");
  const value = written ?? {};
  hold(value, schema, `The configuration ${configName}`, placeOf);
  // The schema has just said so.
  return value as ProjectConfig;
}

/** Flags with the project's values where the command line says nothing. */
export function withDefaults<Flags extends object>(flags: Flags, defaults: Partial<Flags> | null | undefined, command: Command): Flags {
  const silent = Object.entries(defaults ?? {}).filter(([name]) => command.getOptionValueSource(name) !== "cli");
  return { ...flags, ...Object.fromEntries(silent) };
}
