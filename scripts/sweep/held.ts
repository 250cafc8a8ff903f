/** Path values of things that the mock holds. */

import type { Operation } from "../../contract/model.ts";
import { templateNames } from "../../contract/parameters.ts";
import { inferResources } from "../../contract/resources/infer.ts";
import { carried } from "../../contract/resources/item-path.ts";
import type { ServedApi } from "../../mock/served-api.ts";

export type PathValues = Readonly<Record<string, unknown>>;

/** Of the nearest things on the operation's path that there are; empty where nothing is known. */
export function heldFor({ contract, world }: ServedApi, operation: Operation): PathValues {
  const inferred = inferResources(contract);
  const state = world.state as Readonly<Record<string, { readonly all: Iterable<{ readonly key: string }> } | undefined>>;
  const part = inferred.of(operation)?.part;
  let values: PathValues = {};
  for (const [name, { resource: bound }] of [...(part?.binds ?? [])].reverse()) {
    const resource = inferred.resources.find((one) => one.name === bound);
    const item = resource?.operations.find((one) => one.operation.path === resource.itemPath);
    if (!part || !item || name in values) continue;
    const [thing] = [...(state[bound ?? ""]?.all ?? [])].filter(({ key }) => !key.endsWith("."));
    const texts = thing?.key.split("/").map(decodeURIComponent) ?? [];
    values = { ...carried(item, Object.fromEntries(templateNames(item.operation.path).map((own, index) => [own, texts[index]])), part), ...values };
  }
  return values;
}
