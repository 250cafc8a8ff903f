/** The one schema of a message that tells of things: JSON before forms before the rest. */
import type { DocumentedResponse, Json, MediaType, Operation } from "../model.ts";

/** A schema and where its message stands in the document. */
export interface Body {
  readonly schema: Json;
  readonly pointer: string;
}

const preferences = [
  /^application\/json\b/i,
  /\+json\b/i,
  /^\*\/\*|^application\/\*/,
  /^application\/x-www-form-urlencoded/i,
  /^multipart\/form-data/i,
  /xml\b/i,
];

function tellingType(content: readonly MediaType[]): MediaType | undefined {
  for (const preference of preferences) {
    const found = content.find(({ range, schema }) => preference.test(range) && schema !== undefined);
    if (found) return found;
  }
  return undefined;
}

export function requestBody({ body }: Operation): Body | undefined {
  const told = body && tellingType(body.content.filter(({ range }) => !/json-patch/i.test(range)));
  return told?.schema === undefined ? undefined : { schema: told.schema, pointer: told.pointer };
}

/** Documented successes; `default` only where there is no other. */
export function successes({ responses }: Operation): readonly DocumentedResponse[] {
  const good = responses.filter(({ status }) => status.startsWith("2"));
  if (good.length > 0 || responses.some(({ status }) => status.startsWith("3"))) return good;
  return responses.filter(({ status }) => status === "default");
}

export function responseBody(response: DocumentedResponse): Body | undefined {
  const told = tellingType(response.content);
  return told?.schema === undefined ? undefined : { schema: told.schema, pointer: response.pointer };
}

/** Of the first success that has a body. */
export function successBody(operation: Operation): Body | undefined {
  for (const response of successes(operation)) {
    const body = responseBody(response);
    if (body) return body;
  }
  return undefined;
}

export const documents = (operation: Operation, status: string): boolean => operation.responses.some((response) => response.status === status);
