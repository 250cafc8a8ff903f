/** Successes whose body is not what the contract describes. */
import { essence, isMultipart, isXml } from "../../contract/media-type.ts";
import type { Contract, DocumentedResponse, Operation } from "../../contract/model.ts";
import { responseFor } from "../../contract/status.ts";
import { sentContent } from "../pipeline/prepared.ts";
import { changeResponse, operationsWhere, succeeded, type When } from "./combinators.ts";
import type { Fault, Interceptor } from "./fault.ts";
import { illustrations, successOf } from "./shapes.ts";
import { broken, changedJson, gone, isMembers, replaced, type Spoil } from "./values.ts";

type Concerned = (operation: Operation) => readonly (DocumentedResponse | undefined)[];

export const successes: Concerned = (operation) => [successOf(operation)];
export const errors: Concerned = ({ responses }) => responses.filter(({ status, unreachable }) => /^[45]/.test(status) && unreachable === undefined);
const both: Concerned = (operation) => [...successes(operation), ...errors(operation)];

/** Where an example of one of the responses can be spoilt so that a keyword breaks. */
export const breakable = (concerned: Concerned, keywords: readonly string[], spoil: Spoil): ((contract: Contract) => readonly string[]) =>
  operationsWhere((operation, contract) =>
    concerned(operation).some((response) => {
      const shown = illustrations(contract, response);
      return shown?.values.some((value) => broken(shown.mediaType, value, keywords, spoil) !== undefined) ?? false;
    }),
  );

/** Spoils every body that can be spoilt so. */
export const spoilBody = (when: When, keywords: readonly string[], spoil: Spoil): (() => Interceptor) =>
  changeResponse(when, (response, { operation }) => {
    const documented = responseFor(operation.responses, response.status);
    const mediaType = documented && sentContent(documented);
    return mediaType ? changedJson(response, (value) => broken(mediaType, value, keywords, spoil)) : response;
  });

interface Spoiling {
  readonly id: string;
  readonly breaks: string;
  readonly keywords: readonly string[];
  readonly spoil: Spoil;
  readonly concerned?: Concerned;
}

const spoiling = ({ id, breaks, keywords, spoil, concerned = successes }: Spoiling): Fault => ({
  id,
  family: "response-body",
  breaks,
  knows: "C",
  caughtBy: ["body-schema"],
  appliesTo: breakable(concerned, keywords, spoil),
  install: spoilBody(concerned === successes ? succeeded : () => true, keywords, spoil),
});

const otherType: Spoil = ({ value }) => {
  if (typeof value === "string") return [Number.isFinite(Number(value)) && value !== "" ? Number(value) : value.length];
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint") return [String(value)];
  return [];
};

/** A list where one item, and not only the first, has a list of one. */
const collapsed = (items: readonly unknown[], item: unknown, at: number): unknown[][] =>
  Object.entries(isMembers(item) ? item : {}).flatMap(([name, member]) =>
    Array.isArray(member) && member.length === 1 ? [items.with(at, replaced(item, [name], member[0]))] : [],
  );

const outOfBounds: Spoil = ({ value }) => {
  if (typeof value === "number") return [-1, 1e15];
  if (typeof value === "string") return ["", "€ / ?", "x".repeat(5000)];
  return Array.isArray(value) ? [[]] : [];
};

const documentsNoBody = (operation: Operation): boolean => {
  const success = successOf(operation);
  return success !== undefined && success.content.length === 0 && operation.method !== "HEAD";
};

const leak = { code: "ERR_INTERNAL", host: "db-7.internal" };

/** Whether the success is sent as one of these media types. */
const sent = (operation: Operation, holds: (type: string) => boolean): boolean => {
  const success = successOf(operation);
  const range = success && sentContent(success)?.range;
  return range !== undefined && holds(essence(range));
};

const textOf = (body: string | Uint8Array): string => (typeof body === "string" ? body : new TextDecoder().decode(body));

const rootRenamed = (xml: string): string => {
  const root = /<([A-Za-z_][\w.:-]*)/.exec(xml)?.[1] ?? "";
  return xml.replace(`<${root}`, "<renamed").replace(new RegExp(`</${root}>\\s*$`), "</renamed>");
};

export const responseBodyFaults: readonly Fault[] = [
  spoiling({
    id: "field-missing",
    breaks: "A required member is not sent.",
    keywords: ["required"],
    spoil: ({ path }) => (typeof path.at(-1) === "string" ? [gone] : []),
  }),
  spoiling({ id: "field-type", breaks: "A number is sent as text, or a text as a number.", keywords: ["type"], spoil: otherType }),
  spoiling({
    id: "field-extra",
    breaks: "An internal member leaks out of a schema that is closed.",
    keywords: ["additionalProperties", "unevaluatedProperties"],
    spoil: ({ value }) => (isMembers(value) ? [{ ...value, internal_ref: leak }] : []),
  }),
  spoiling({
    id: "enum-violation",
    breaks: "A word of a closed list is sent in capitals.",
    keywords: ["enum", "const"],
    spoil: ({ value }) => (typeof value === "string" ? [value.toUpperCase()] : []),
  }),
  spoiling({
    id: "const-violation",
    breaks: "A flag or number that has one value only is sent with another.",
    keywords: ["const"],
    spoil: ({ value }) => (typeof value === "boolean" ? [!value] : typeof value === "number" ? [value + 1] : []),
    concerned: both,
  }),
  spoiling({
    id: "format-violation",
    breaks: "A time, id or address is not written in its format.",
    keywords: ["format"],
    spoil: ({ value }) => (typeof value === "string" ? [value.replace("T", " at "), `id ${value}`] : []),
  }),
  spoiling({
    id: "pattern-or-bound",
    breaks: "A value lies outside the limits of its schema.",
    keywords: ["pattern", "minimum", "maximum", "minLength", "maxLength", "minItems", "exclusiveMinimum", "exclusiveMaximum"],
    spoil: outOfBounds,
    concerned: both,
  }),
  spoiling({
    id: "null-rules",
    breaks: "A member that cannot be null is null.",
    keywords: ["type"],
    spoil: ({ path, value }) => (path.length > 0 && value !== null ? [null] : []),
  }),
  spoiling({
    id: "nullable-left-out",
    breaks: "A required member is left out when it is null.",
    keywords: ["required"],
    spoil: ({ value }) => (value === null ? [gone] : []),
  }),
  spoiling({
    id: "single-for-array",
    breaks: "A list of one is sent as that one.",
    keywords: ["type"],
    spoil: ({ value }) => (Array.isArray(value) ? [...(value.length === 1 ? value : []), ...value.flatMap((item, at) => collapsed(value, item, at))] : []),
  }),
  spoiling({
    id: "array-as-object",
    breaks: "A list is sent as an object with its positions as names.",
    keywords: ["type"],
    spoil: ({ value }) => (Array.isArray(value) ? [{ ...value }] : []),
  }),
  spoiling({
    id: "envelope",
    breaks: "The body is wrapped in an envelope that nobody documented.",
    keywords: ["required", "type", "additionalProperties"],
    spoil: ({ path, value }) => (path.length === 0 ? [{ result: value }] : []),
  }),
  {
    id: "body-truncated",
    family: "response-body",
    breaks: "The body ends in the middle.",
    knows: "C",
    caughtBy: ["body-schema", "answers"],
    appliesTo: operationsWhere(
      (operation, contract) => illustrations(contract, successOf(operation)) !== undefined || sent(operation, (type) => isXml(type) || isMultipart(type)),
    ),
    install: changeResponse(succeeded, (response) =>
      response.body === undefined ? response : { ...response, body: response.body.slice(0, Math.floor(response.body.length / 2)) },
    ),
  },
  {
    id: "xml-root-renamed",
    family: "response-body",
    breaks: "The root element of an XML body has another name.",
    knows: "C",
    caughtBy: ["body-schema"],
    appliesTo: operationsWhere((operation) => sent(operation, isXml)),
    install: changeResponse(succeeded, (response) => (response.body === undefined ? response : { ...response, body: rootRenamed(textOf(response.body)) })),
  },
  {
    id: "body-empty",
    family: "response-body",
    breaks: "A success that has content is sent without.",
    knows: "C",
    caughtBy: ["body-schema"],
    appliesTo: operationsWhere((operation) => (successOf(operation)?.content.length ?? 0) > 0),
    install: changeResponse(succeeded, (response) => (response.body === undefined ? response : { ...response, body: "" })),
  },
  {
    id: "body-on-delete",
    family: "response-body",
    breaks: "A success without content is sent as 200 with a body.",
    knows: "C",
    caughtBy: ["status-documented", "no-body"],
    appliesTo: operationsWhere((operation) => documentsNoBody(operation) && successOf(operation)?.status === "204"),
    install: changeResponse(succeeded, () => ({ status: 200, headers: { "Content-Type": "application/json" }, body: '{"deleted":true}' })),
  },
  {
    id: "body-where-none",
    family: "response-body",
    breaks: "A success that is documented without a body has one.",
    knows: "C",
    caughtBy: ["no-body"],
    appliesTo: operationsWhere((operation) => documentsNoBody(operation) && successOf(operation)?.status !== "204"),
    install: changeResponse(succeeded, (response) => ({
      ...response,
      headers: { ...response.headers, "Content-Type": "application/json" },
      body: '{"success":true}',
    })),
  },
];
