/** What query parameters and preconditions of a document promise: filters filter, includes include, tags are compared. */
import type { Contract, Operation, Parameter } from "../../contract/model.ts";
import { isObject } from "../../contract/pointer.ts";
import { sampleMediaType } from "../../contract/sample.ts";
import { itemsIn } from "../provoke/items.ts";
import { documented, successes } from "./new-case.ts";
import { pagingOf } from "./paging.ts";
import type { Sequence } from "./sequences.ts";

export function readings(contract: Contract, operation: Operation): Sequence[] {
  return [...filters(contract, operation), ...includes(operation), ...preconditions(operation)];
}

function filters(contract: Contract, operation: Operation): Sequence[] {
  if (filtersOf(contract, operation).length === 0) return [];
  return [
    {
      pattern: "filters-honoured",
      about: operation,
      statuses: successes(operation),
      through: [operation],
      statement: "A parameter named as a member leaves out what has another value.",
    },
  ];
}

/** Optional query parameters that are named as a simple member of the items. */
export function filtersOf(contract: Contract, operation: Operation): Parameter[] {
  const { limit, pager } = pagingOf(operation);
  const candidates = operation.parameters.filter(
    (one) => one.in === "query" && !one.required && one !== limit && one !== pager?.parameter && typeof one.schema === "object" && isSimple(one.schema["type"]),
  );
  if (operation.method !== "GET" || candidates.length === 0) return [];
  const item = itemOf(contract, operation);
  return candidates.filter(({ name }) => ["string", "number", "boolean"].includes(typeof item[name]));
}

const isSimple = (type: unknown): boolean => type === "string" || type === "integer" || type === "boolean" || type === "number";

function itemOf({ document }: Contract, operation: Operation): Readonly<Record<string, unknown>> {
  const [mediaType] = operation.responses.find(({ status }) => status.startsWith("2"))?.content ?? [];
  const sample = mediaType && sampleMediaType(document, mediaType, { seed: 1, direction: "response" });
  const [item] = (sample?.ok ? itemsIn(sample.value, operation) : undefined) ?? [];
  return isObject(item) ? item : {};
}

function includes(operation: Operation): Sequence[] {
  if (operation.method !== "GET" || includesOf(operation).length === 0) return [];
  return [
    {
      pattern: "includes-honoured",
      about: operation,
      statuses: successes(operation),
      through: [operation],
      statement: "What is asked for besides is shown, and only then.",
    },
  ];
}

const including = /^(?:include|expand|embed)(?:\[\w+\]|s|ed)?$/i;

/** Parameters that name what an answer shall show besides, with the values that the document lists. */
export const includesOf = ({ parameters }: Operation): { readonly name: string; readonly values: readonly unknown[] }[] =>
  parameters.flatMap(({ in: place, name, schema }) => {
    if (place !== "query" || !including.test(name) || typeof schema !== "object") return [];
    const items = isObject(schema["items"]) ? schema["items"]["enum"] : undefined;
    const values = [schema["enum"], items].find(Array.isArray) ?? [];
    const asked = values.filter((value: unknown) => value !== "" && value !== false && value !== "false");
    return asked.length > 0 ? [{ name, values: items === undefined ? asked : asked.map((value: unknown) => [value]) }] : [];
  });

/** If-Match where the operation takes it and documents 412; If-None-Match where it documents 304. */
function preconditions(operation: Operation): Sequence[] {
  const takes = (header: string): boolean => operation.parameters.some((one) => one.in === "header" && one.name.toLowerCase() === header);
  const sequence = (statuses: readonly number[], statement: string): Sequence => ({
    pattern: "preconditions",
    about: operation,
    statuses,
    through: [operation],
    statement,
    stated: true,
  });
  if (operation.method === "GET" && documented(operation, [304]).length > 0) return [sequence([304], "What the caller has already is not sent again.")];
  const guarded = takes("if-match") && documented(operation, [412]).length > 0;
  return guarded ? [sequence([412], "A change that was meant for another state is refused.")] : [];
}
