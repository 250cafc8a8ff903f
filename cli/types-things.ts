/** What the things of inferred resources look like, as type expressions over the generated operations. */
import { compile } from "../contract/compile.ts";
import { documentId, loadDocument } from "../contract/load.ts";
import { tokensOf } from "../contract/pointer.ts";
import { inferResources } from "../contract/resources/infer.ts";
import type { Resource, ResourceOperation } from "../contract/resources/model.ts";

/** Name of a resource and the type of its things. */
export type ThingType = readonly [name: string, expression: string];

/** Shows a thing where it shows most of it. */
const telling: readonly ResourceOperation["role"][] = ["read", "create", "replace", "change", "list"];

/** Throws DocumentError. */
export async function thingTypes(file: string): Promise<readonly ThingType[]> {
  const { resources } = inferResources(compile(documentId(file), await loadDocument(file)));
  return resources.map((resource) => [resource.name, expressionOf(resource) ?? "Readonly<Record<string, unknown>>"]);
}

function expressionOf({ operations }: Resource): string | undefined {
  for (const role of telling)
    for (const part of operations) {
      const shown = part.role === role ? shownBy(part) : undefined;
      if (shown) return shown;
    }
  return undefined;
}

function shownBy({ operation, role, list, responseItem }: ResourceOperation): string | undefined {
  for (const { status, content } of operation.responses) {
    const pointer = role === "list" ? list?.items : responseItem.get(status);
    if (pointer === undefined || content.length === 0 || !/^2|^default$/.test(status)) continue;
    const key = /^\d+$/.test(status) ? status : JSON.stringify(status);
    const body = `Answered<${JSON.stringify(operation.id)}, ${key}>`;
    const inside = tokensOf(pointer).reduce((type, name) => `At<${type}, ${JSON.stringify(name)}>`, body);
    return role === "list" ? `At<${inside}, number>` : inside;
  }
  return undefined;
}
