/** What an operation does, as far as its method, its path and its success say. */

import { stringifyJson } from "../../contract/json.ts";
import { essence, isJson } from "../../contract/media-type.ts";
import type { Contract, DocumentedResponse, MediaType, Operation } from "../../contract/model.ts";
import { codeOf, illustrateBody, illustrateHeaders } from "../illustrate.ts";
import type { ResponseMessage } from "../message.ts";
import { sentContent } from "../pipeline/prepared.ts";
import { arrayIn, sitesIn } from "./values.ts";

export const successOf = ({ responses }: Operation): DocumentedResponse | undefined => responses.find(({ status }) => status.startsWith("2"));

/** JSON bodies that an operation's responses show: the document's examples, or a sample. */
export function illustrations(contract: Contract, response: DocumentedResponse | undefined): { mediaType: MediaType; values: unknown[] } | undefined {
  const mediaType = response && sentContent(response);
  if (!mediaType || !isJson(essence(mediaType.range))) return undefined;
  const examples = [...mediaType.examples.values()].filter((example) => !mediaType.check(example));
  return { mediaType, values: examples.length > 0 ? examples : sampleOf(contract, mediaType) };
}

function sampleOf(contract: Contract, mediaType: MediaType): unknown[] {
  try {
    return [illustrateBody(contract, mediaType, 1)];
  } catch {
    return [];
  }
}

/** A documented answer, whatever the state: the success, or that of another status. */
export function illustrated(contract: Contract, operation: Operation, wanted?: string): ResponseMessage | undefined {
  const response = wanted === undefined ? successOf(operation) : operation.responses.find(({ status }) => status === wanted);
  if (!response) return undefined;
  const status = codeOf(response);
  const headers = illustrateHeaders(contract, response, 1);
  if (!sentContent(response)) return { status, headers, body: undefined };
  const shown = illustrations(contract, response);
  if (!shown || shown.values.length === 0) return undefined;
  return { status, headers: { ...headers, "Content-Type": shown.mediaType.range }, body: stringifyJson(shown.values[0]) };
}

const endsInTemplate = ({ path }: Operation): boolean => path.endsWith("}");
const collectionPath = ({ path }: Operation): string => path.replace(/(\/\{[^{}]*\})+$/, "");

/** Whether the success shows an array near the top. */
export const showsItems = (operation: Operation, contract: Contract): boolean =>
  illustrations(contract, successOf(operation))?.values.some((value) => arrayIn(value) !== undefined) ?? false;

export const isList = (operation: Operation, contract: Contract): boolean =>
  operation.method === "GET" && !endsInTemplate(operation) && showsItems(operation, contract);

export const isRead = (operation: Operation): boolean => operation.method === "GET" && endsInTemplate(operation);

/** POST to a collection: its items have paths below its own. */
export const isCreation = (operation: Operation, { operations }: Contract): boolean =>
  operation.method === "POST" && !endsInTemplate(operation) && operations.some(({ path }) => path.startsWith(`${operation.path}/{`));

export const isUpdate = ({ method }: Operation): boolean => method === "PATCH" || method === "PUT";

export const isDeletion = (operation: Operation): boolean => operation.method === "DELETE" && endsInTemplate(operation);

/** The list that an operation's thing stands in. */
export const listOf = (operation: Operation, contract: Contract): Operation | undefined =>
  contract.operations.find((one) => one.path === collectionPath(operation) && isList(one, contract));

/** The read of what an operation changes. */
export const readOf = (operation: Operation, { operations }: Contract): Operation | undefined =>
  operations.find(({ method, path }) => method === "GET" && path === operation.path);

/** Names of all members that successes show. */
export function shownNames(contract: Contract): ReadonlySet<string> {
  const values = contract.operations.flatMap((operation) => illustrations(contract, successOf(operation))?.values ?? []);
  return new Set(values.flatMap((value) => sitesIn(value).map(({ path }) => String(path.at(-1) ?? ""))));
}
