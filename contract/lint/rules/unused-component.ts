/** Components that nothing reaches from paths or webhooks. */
import { anatomy } from "../../anatomy.ts";
import type { Json } from "../../model.ts";
import { escapeToken, isObject, localPointer } from "../../pointer.ts";
import { array, object } from "../../source.ts";
import type { Rule, Subject } from "../problem.ts";

export const unusedComponent: Rule = {
  id: "unused-component",
  severity: "note",
  says: "Every component is used by some operation.",
  *find(subject) {
    const components = object(subject.document["components"]);
    const used = reached(subject);
    for (const [kind, members] of Object.entries(components)) {
      if (!Object.hasOwn(anatomy.components, kind)) continue;
      for (const name of Object.keys(object(members))) {
        const pointer = `/components/${escapeToken(kind)}/${escapeToken(name)}`;
        if (!used.has(pointer)) yield { pointer, message: `Nothing uses this component "${name}".`, fix: "Remove it, or refer to it where it is meant." };
      }
    }
  },
};

function reached({ document }: Subject): ReadonlySet<string> {
  const components = object(document["components"]);
  const used = new Set<string>();
  const pending: Json[] = Object.entries(document).flatMap(([member, value]) => (member === "components" ? [] : [value]));
  const visit = (kind: string, name: string): void => {
    const pointer = `/components/${escapeToken(kind)}/${escapeToken(name)}`;
    const value = object(components[kind])[name];
    if (value === undefined || used.has(pointer)) return;
    used.add(pointer);
    pending.push(value);
  };
  for (const requirement of array(document["security"])) for (const name of Object.keys(object(requirement))) visit("securitySchemes", name);
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (typeof value !== "object" || value === null) continue;
    if (!Array.isArray(value)) visitNames(value, visit);
    for (const member of Object.values(value)) if (typeof member === "object" && member !== null) pending.push(member as Json);
  }
  return used;
}

function visitNames(value: { [member: string]: Json }, visit: (kind: string, name: string) => void): void {
  for (const member of ["$ref", "operationRef"]) visitPointer(value[member], visit);
  for (const requirement of array(value["security"])) for (const name of Object.keys(object(requirement))) visit("securitySchemes", name);
  const discriminator = value["discriminator"];
  if (!isObject(discriminator)) return;
  for (const target of [...Object.values(object(discriminator["mapping"])), discriminator["defaultMapping"]]) {
    if (typeof target === "string" && !target.includes("#")) visit("schemas", target);
    else visitPointer(target, visit);
  }
}

function visitPointer(reference: Json | undefined, visit: (kind: string, name: string) => void): void {
  const [, kind, name] = /^\/components\/([^/]+)\/([^/]+)/.exec(typeof reference === "string" ? (localPointer(reference) ?? "") : "") ?? [];
  if (kind !== undefined && name !== undefined) visit(kind, name.replaceAll("~1", "/").replaceAll("~0", "~"));
}
