/** OpenAPI Links (section 4.8.20): the document's own word on which answer names what another operation takes. */
import type { Contract, JsonObject, Operation } from "../model.ts";
import { escapeToken, isObject, localPointer, resolve, valueAt } from "../pointer.ts";
import { object, text } from "../source.ts";
import { successes } from "./bodies.ts";

export interface Link {
  readonly from: Operation;
  readonly to: Operation;
  /** JSON Pointer in the answer's body, by path parameter of `to`; only of parameters that the body gives. */
  readonly given: ReadonlyMap<string, string>;
  readonly pointer: string;
}

/** Links whose target exists. */
export function linksOf(contract: Contract): Link[] {
  const byId = new Map<string, Operation>();
  const byPointer = new Map<string, Operation>();
  for (const operation of contract.operations) {
    byId.set(operation.id, operation);
    byPointer.set(operation.pointer, operation);
  }
  const links: Link[] = [];
  for (const from of contract.operations) {
    for (const response of successes(from)) {
      const declared = object(object(valueAt(contract.document, response.pointer))["links"]);
      for (const [name, raw] of Object.entries(declared)) {
        const { value, pointer } = resolve(contract.document, raw, `${response.pointer}/links/${escapeToken(name)}`);
        if (!isObject(value)) continue;
        const to = byId.get(text(value["operationId"])) ?? byPointer.get(localPointer(text(value["operationRef"])) ?? "#");
        if (to) links.push({ from, to, given: givenBy(object(value["parameters"])), pointer });
      }
    }
  }
  return links;
}

function givenBy(parameters: JsonObject): Map<string, string> {
  const given = new Map<string, string>();
  for (const [name, expression] of Object.entries(parameters)) {
    const pointer = /^\{?\$response\.body#(\/[^}]*)\}?$/.exec(text(expression))?.[1];
    if (pointer !== undefined) given.set(name.replace(/^path\./, ""), pointer);
  }
  return given;
}
