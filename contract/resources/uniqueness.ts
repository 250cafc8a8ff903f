/** Members whose values may not repeat, supposed only where creating documents 409 and the 409 speaks of them. */
import type { Operation } from "../model.ts";
import { escapeToken } from "../pointer.ts";
import type { Doubt, Evidence } from "./model.ts";
import { isList, isThing, type Shape, type ShapeOf } from "./shape.ts";
import { plain } from "./words.ts";

/** By custom nobody shares these. */
const customary = /^(?:slug|email|emailaddress|username|login|handle|domain|sku|externalid|externalreference)$/;

export interface Supposed {
  readonly unique: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly doubts: readonly Doubt[];
}

export function supposedUnique(creating: Operation, thing: Shape, key: string | undefined, shapeOf: ShapeOf): Supposed {
  const conflict = creating.responses.find(({ status }) => status === "409");
  if (!conflict) return { unique: [], evidence: [], doubts: [] };
  const words = new Set(conflict.description.toLowerCase().split(/[^a-z0-9_]+/));
  const scalar = [...thing.members].filter(([, schema]) => !isThing(shapeOf(schema)) && !isList(shapeOf(schema)) && !shapeOf(schema).types.has("boolean"));
  const told = scalar.filter(
    ([name]) => words.has(name.toLowerCase()) && plain(name) !== "id" && !/^(?:status|state|type|version|conflict|error|message)$/.test(plain(name)),
  );
  if (told.some(([name]) => `/${escapeToken(name)}` === key)) return { unique: [], evidence: [], doubts: [] };
  const isTogether = /combination|combined|together|tuple|\bpair\b/i.test(conflict.description);
  const found = isTogether ? [] : told.length > 0 ? told : scalar.filter(([name]) => customary.test(plain(name)));
  const evidence = found.map(([name]): Evidence => {
    const why = told.length > 0 ? "and its description names" : "and custom has it of";
    return { kind: "name", says: `${creating.method} documents 409, ${why} \`${name}\``, pointer: conflict.pointer };
  });
  if (found.length > 0) return { unique: found.map(([name]) => `/${escapeToken(name)}`), evidence, doubts: [] };
  // A conflict may be of many kinds; only one about a second of the same asks for a word.
  if (!/exist|duplicat|taken|already|unique/i.test(conflict.description)) return { unique: [], evidence: [], doubts: [] };
  const says = `${creating.method} ${creating.path} documents 409, and nothing says which member may not repeat.`;
  return { unique: [], evidence, doubts: [{ pointer: conflict.pointer, says, remedy: `Write "x-resource: {unique: [name]}" on the path ${creating.path}.` }] };
}
