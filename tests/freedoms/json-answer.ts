/** Answers in JSON, as values. */
import { parseJson, stringifyJson } from "../../contract/json.ts";
import { bestMatch, essence, isJson } from "../../contract/media-type.ts";
import type { Contract, MediaType } from "../../contract/model.ts";
import { responseFor } from "../../contract/status.ts";
import type { Asked, Given } from "./freedom.ts";

export type Members = Readonly<Record<string, unknown>>;

export const isMembers = (value: unknown): value is Members => typeof value === "object" && value !== null && !Array.isArray(value);

export const headerOf = ({ headers }: Pick<Given, "headers">, name: string): string | undefined =>
  headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];

export const isJsonAnswer = (given: Given): boolean => given.body.length > 0 && isJson(essence(headerOf(given, "content-type") ?? ""));

export const withText = (given: Given, text: string): Given => ({ ...given, body: new TextEncoder().encode(text) });

/** An answer that is no JSON stays as it is. */
export const changedJson = (given: Given, change: (value: unknown) => unknown): Given =>
  isJsonAnswer(given) ? withText(given, stringifyJson(change(parseJson(given.body)))) : given;

/** Every array and object of a value, innermost first; `at` names the members above. */
export function mapped(value: unknown, change: (value: unknown, at: readonly string[]) => unknown, at: readonly string[] = []): unknown {
  if (Array.isArray(value))
    return change(
      value.map((entry) => mapped(entry, change, at)),
      at,
    );
  if (!isMembers(value)) return change(value, at);
  const inner = Object.entries(value).map(([name, entry]) => [name, mapped(entry, change, [...at, name])] as const);
  return change(Object.fromEntries(inner), at);
}

/** What the contract documents for this answer's body. */
export function documentedAs(contract: Contract, { method, target }: Asked, given: Given): MediaType | undefined {
  const route = contract.route(method, target.replace(/\?.*$/s, ""));
  const response = route.kind === "operation" ? responseFor(route.operation.responses, given.status) : undefined;
  return response && bestMatch(response.content, essence(headerOf(given, "content-type") ?? ""));
}

/** Of an answer whose body the contract does not document, any change will do. */
export const permits = (mediaType: MediaType | undefined, value: unknown): boolean => mediaType === undefined || (mediaType.check(value) ?? []).length === 0;
