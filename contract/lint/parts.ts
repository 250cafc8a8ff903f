/** A document's parts by kind, each found once, whether it stands in place or a reference leads to it. */
import { methods } from "../anatomy.ts";
import type { JsonObject } from "../model.ts";
import { escapeToken, isObject, resolve } from "../pointer.ts";
import type { Direction } from "../sample-context.ts";
import { object } from "../source.ts";
import { type Part as WalkedPart, walk } from "../walk.ts";

export interface Part {
  readonly value: JsonObject;
  readonly pointer: string;
}

export interface OperationPart extends Part {
  /** As the document writes it. */
  readonly method: string;
  /** As written; undefined in webhooks, callbacks and components. */
  readonly path: string | undefined;
  readonly item: Part;
}

export interface DirectedPart extends Part {
  readonly direction: Direction;
  /** As written: `application/json`. */
  readonly range: string;
}

export interface DocumentParts {
  readonly operations: readonly OperationPart[];
  readonly parameters: readonly Part[];
  readonly headers: readonly Part[];
  readonly mediaTypes: readonly DirectedPart[];
  readonly links: readonly Part[];
  /** Every schema and subschema that is an object. */
  readonly schemas: readonly Part[];
}

type Collected = { -readonly [Name in keyof DocumentParts]: DocumentParts[Name][number][] };

const lists: Readonly<Partial<Record<WalkedPart["kind"], "parameters" | "headers" | "links">>> = { parameter: "parameters", header: "headers", link: "links" };

export function partsOf(document: JsonObject): DocumentParts {
  const found: Collected = { operations: operationsOf(document), parameters: [], headers: [], mediaTypes: [], links: [], schemas: [] };
  const known = new Set(found.operations.map(({ value }) => value));
  walk(document, {
    part(part) {
      const { kind, value, pointer, key, up } = part;
      if (!isObject(value)) return;
      if (kind === "schema") found.schemas.push({ value, pointer });
      else if (typeof value["$ref"] === "string") return;
      else if (kind === "mediaType") found.mediaTypes.push({ value, pointer, range: key, direction: directionOf(part) });
      else if (kind === "operation" && !known.has(value)) found.operations.push({ value, pointer, method: key, path: undefined, item: itemOf(up) });
      const list = lists[kind];
      if (list) found[list].push({ value, pointer });
    },
  });
  return found;
}

const itemOf = (up: WalkedPart | undefined): Part => ({ value: object(up?.value), pointer: up?.pointer ?? "" });

function operationsOf(document: JsonObject): OperationPart[] {
  return Object.entries(object(document["paths"])).flatMap(([path, raw]) => {
    const { value, pointer } = resolve(document, raw, `/paths/${escapeToken(path)}`);
    if (path.startsWith("x-") || !isObject(value)) return [];
    const item = { value, pointer };
    const operation = (method: string, source: unknown, at: string): OperationPart[] =>
      isObject(source) ? [{ value: source, pointer: at, method, path, item }] : [];
    return [
      ...methods.flatMap((method) => operation(method, value[method], `${pointer}/${method}`)),
      ...Object.entries(object(value["additionalOperations"])).flatMap(([method, source]) =>
        operation(method, source, `${pointer}/additionalOperations/${escapeToken(method)}`),
      ),
    ];
  });
}

/** By the nearest part that is sent one way only. */
function directionOf(part: WalkedPart): Direction {
  for (let at = part.up; at; at = at.up) {
    if (at.kind === "response" || at.kind === "header") return "response";
    if (at.kind === "requestBody" || at.kind === "parameter") return "request";
  }
  return "response";
}
