/** Path values of things that the mock holds. */

import type { Operation } from "../../contract/model.ts";
import { templateNames } from "../../contract/parameters.ts";
import { inferResources } from "../../contract/resources/infer.ts";
import type { Resource } from "../../contract/resources/model.ts";
import type { ServedApi } from "../../mock/served-api.ts";

export type PathValues = Readonly<Record<string, unknown>>;

/** Of the nearest thing on the operation's path that there is; empty where nothing is known. */
export function heldFor({ contract, world }: ServedApi, operation: Operation): PathValues {
  const inferred = inferResources(contract);
  const state = world.state as Readonly<Record<string, { readonly all: Iterable<{ readonly key: string }> } | undefined>>;
  const names = templateNames(operation.path);
  let resource: Resource | undefined = inferred.of(operation)?.resource;
  for (let hops = 0; resource && hops < 8; hops += 1) {
    for (const { key } of state[resource.name]?.all ?? []) {
      if (key.endsWith(".")) continue;
      const values = key.split("/").map(decodeURIComponent);
      const path = templateNames(resource.itemPath ?? operation.path);
      return Object.fromEntries(names.slice(0, path.length).map((name, index) => [name, values[index]]));
    }
    const { parent }: Resource = resource;
    resource = inferred.resources.find(({ name }) => name === parent);
  }
  return {};
}
