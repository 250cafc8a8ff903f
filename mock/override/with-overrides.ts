/** What a file or a program overrides of an API, checked and put in its place. */
import { DocumentError } from "../../contract/fault.ts";
import type { Contract } from "../../contract/model.ts";
import type { Behaviour } from "../handler.ts";
import { checkedOverride, isWhole } from "./check-override.ts";
import { type LoadedModule, loadModule } from "./load-module.ts";
import { faultOf } from "./module-fault.ts";
import { overridden } from "./overridden.ts";
import type { Override } from "./override.ts";

/** With the overrides of a file, and the files that it is made of. Throws DocumentError. */
export async function withFile(contract: Contract, base: Behaviour, file: string): Promise<{ behaviour: Behaviour; files: readonly string[] }> {
  const loaded = await loadModule(file);
  try {
    return { behaviour: withExported(contract, base, loaded), files: loaded.files };
  } catch (error) {
    // Its own state() may throw.
    throw error instanceof DocumentError ? error : new DocumentError([faultOf(error, file)]);
  }
}

export const withOverride = (contract: Contract, base: Behaviour, override: Override): Behaviour =>
  overridden(base, checkedOverride(override, base, contract, { file: `the override of ${contract.id}`, text: "" }));

function withExported(contract: Contract, base: Behaviour, { exported, file, text, files }: LoadedModule): Behaviour {
  return isWhole(exported, contract) ? exported : overridden(base, checkedOverride(exported, base, contract, { file, text }), files);
}
