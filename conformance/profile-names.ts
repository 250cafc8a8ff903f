/** Names in a profile that its contract does not have: whatever they were to bring about would silently not be. */
import type { Contract } from "../contract/model.ts";
import { templateNames } from "../contract/parameters.ts";
import { ConfigurationError } from "./configuration-error.ts";
import { matches } from "./plan.ts";
import { guess } from "./schema-fault.ts";
import type { Profile } from "./target.ts";

/** `ids`: of all cases; undefined where they are not known. Throws {@link ConfigurationError} with every stranger. */
export function expectKnownNames(file: string, profile: Profile, contract: Contract, ids: readonly string[] | undefined): void {
  const { fixtures, parameters, principals, skips, unknown } = profile;
  const schemes = new Set([...contract.schemes.keys(), ...contract.operations.flatMap(({ security }) => security.flat())]);
  const names = new Set(contract.operations.flatMap(({ parameters: own, path }) => [...templateNames(path), ...own.map(({ name }) => name)]));
  const operations = new Set(contract.operations.map(({ id }) => id));
  const faults = [
    ...Object.entries(principals).flatMap(([name, { credentials, variables }]) => [
      ...strangers(`principals/${name}/credentials`, "security scheme", credentials.flatMap(Object.keys), schemes),
      ...strangers(`principals/${name}/variables`, "security scheme", Object.keys(variables), schemes),
    ]),
    ...strangers("parameters", "parameter", Object.keys(parameters), names),
    ...strangers("unknown", "parameter", Object.keys(unknown), names),
    ...fixtures.flatMap((fixture) => strangers(`fixtures, ${fixture.id}`, "operation", fixture.operations ?? [], operations)),
    ...skips
      .filter(({ cases }) => ids && !ids.some((id) => matches(id, cases)))
      .map(({ cases }) => `skips: no case matches "${cases}"; see specimen verify <api> --list.`),
  ];
  if (faults.length === 0) return;
  throw new ConfigurationError(`The profile ${file} names what the contract does not have:\n${[...new Set(faults)].map((fault) => `  ${fault}`).join("\n")}`);
}

/** A contract with hundreds of operations cannot list them. */
const mostListed = 12;

function strangers(where: string, what: string, names: readonly string[], known: ReadonlySet<string>): string[] {
  const all = [...known];
  const list = all.length === 0 ? "; it has none" : all.length <= mostListed ? `; it has ${all.join(", ")}` : "";
  return names.filter((name) => !known.has(name)).map((name) => `${where}: there is no ${what} "${name}"${guess(name, all) || `${list}.`}`);
}
