/** Requests that break the contract and are let through. */
import type { Contract, Json, Operation, Parameter, Violation } from "../../contract/model.ts";
import { tokensOf } from "../../contract/pointer.ts";
import { sampleMediaType } from "../../contract/sample.ts";
import { failedWith, operationsWhere, reaches, refusedAs, retry } from "./combinators.ts";
import { mended } from "./errors.ts";
import type { Catcher, Fault, FaultyCall, Interceptor } from "./fault.ts";
import { bodyOf, withBody, withHeader, withQueryValue } from "./requests.ts";
import { pretendSuccess } from "./status.ts";

const lengths = ["minLength", "maxLength"];
const bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];
const allLimits = ["minLength", "maxLength", "pattern", "format", "enum", "const", ...bounds, "minItems", "maxItems", "uniqueItems"];

/** The engine serves what breaks limits only, where it is asked to. */
const leniently = ({ request }: FaultyCall) => withHeader(request, "prefer", ["handling=lenient", request.header("prefer") ?? ""].filter(Boolean).join(", "));

const parametersOf = ({ api, operation, request, path }: FaultyCall): readonly Violation[] => {
  const found = api.contract.route(operation.method, path);
  const values = found.kind === "operation" ? found.values : [];
  return operation.decodeParameters({ path: values, query: request.query, header: (name) => request.header(name) }).violations;
};

/** Lets through what breaks these limits alone, in the parts of the request that count. */
const tolerate =
  (keywords: readonly string[], where: (violation: Violation) => boolean): (() => Interceptor) =>
  () =>
  (call, next) => {
    const answer = next();
    if (answer.explanation.reason !== "invalid-request") return answer;
    const violations = [...parametersOf(call), ...(bodyOf(call)?.violations ?? [])].filter((violation) => violation.in !== "path" || where(violation));
    const all = violations.length > 0 && violations.every((violation) => keywords.includes(violation.keyword) && where(violation));
    const other = all ? next(leniently(call)) : answer;
    // What no answer could show is refused after all.
    return other.response.status >= 500 ? answer : other;
  };

/** Reads what is missing or wrong in a body as something that would do. */
const assume = (keywords: readonly string[]): (() => Interceptor) =>
  retry(refusedAs("invalid-request"), (call, next) => {
    const body = bodyOf(call);
    if (!body?.violations.some(({ keyword }) => keywords.includes(keyword)) || !body.violations.every(({ keyword }) => keywords.includes(keyword))) return [];
    return [() => next(withBody(call, mended(call, body.violations, body.value)))];
  });

const inBody = (violation: Violation): boolean => violation.in === "body";
const inQuery = (violation: Violation): boolean => violation.in === "query";
const inPath = (violation: Violation): boolean => violation.in === "path";

/** Whether a schema, or what it refers to, uses one of the keywords; `properties` and their names do not count as such. */
function uses(contract: Contract, schema: Json | undefined, keywords: readonly string[], depth = 0): boolean {
  if (typeof schema !== "object" || schema === null || depth > 12) return false;
  if (Array.isArray(schema)) return schema.some((entry) => uses(contract, entry, keywords, depth + 1));
  return Object.entries(schema).some(([name, member]) => {
    if (name === "$ref" && typeof member === "string") return uses(contract, referred(contract, member), keywords, depth + 1);
    if (name === "properties" && typeof member === "object" && member !== null)
      return Object.values(member).some((one) => uses(contract, one, keywords, depth + 1));
    if (name.startsWith("x-") || name === "example" || name === "examples" || name === "default") return false;
    return keywords.includes(name) ? member !== true : uses(contract, member, keywords, depth + 1);
  });
}

const referred = ({ document }: Contract, reference: string): Json | undefined =>
  tokensOf(reference.slice(1)).reduce<Json | undefined>(
    (at, token) => (typeof at === "object" && at !== null && !Array.isArray(at) ? at[token] : undefined),
    document,
  );

const bodyUses = (...keywords: readonly string[]) =>
  operationsWhere(({ body }, contract) => body?.content.some(({ schema }) => uses(contract, schema, keywords)) ?? false);

const parameterUses = (place: Parameter["in"], ...keywords: readonly string[]) =>
  operationsWhere(({ parameters }, contract) => parameters.some((one) => one.in === place && uses(contract, one.schema, keywords)));

interface Ignoring {
  readonly id: string;
  readonly breaks: string;
  readonly keywords: readonly string[];
}

const ignoring = ({ id, breaks, keywords }: Ignoring): Fault => ({
  id,
  family: "input",
  breaks,
  knows: "C",
  caughtBy: ["invalid"],
  appliesTo: bodyUses(...keywords),
  install: tolerate(keywords, inBody),
});

const accepting = (id: string, breaks: string, caughtBy: Catcher, install: () => Interceptor): Fault => ({
  id,
  family: "input",
  breaks,
  knows: "C",
  caughtBy: [caughtBy],
  appliesTo: operationsWhere(({ body }) => body?.content.some(({ range }) => range.includes("json")) ?? false),
  install,
});

/** What a body is taken for when it says nothing. */
const sampled = (call: FaultyCall): unknown => {
  const mediaType = call.operation.body?.content[0];
  const sample = mediaType && sampleMediaType(call.api.contract.document, mediaType, { seed: 1, direction: "request", optional: "none" });
  return sample?.ok ? sample.value : {};
};

const limitsPath = (operation: Operation, contract: Contract): boolean =>
  reaches(operation, 400) && operation.parameters.some((one) => one.in === "path" && uses(contract, one.schema, allLimits));

/** Whether some operation documents a 400 that nothing but its path can cause: elsewhere a malformed id is an unknown one. */
const refusesPaths = (contract: Contract): boolean =>
  contract.operations.some((operation) => limitsPath(operation, contract) && !operation.body && operation.parameters.every((one) => one.in === "path"));

export const inputFaults: readonly Fault[] = [
  {
    id: "required-ignored",
    family: "input",
    breaks: "A body without a required member is accepted.",
    knows: "C",
    caughtBy: ["invalid"],
    appliesTo: bodyUses("required"),
    install: assume(["required"]),
  },
  {
    id: "type-ignored",
    family: "input",
    breaks: "A member of a wrong type is accepted.",
    knows: "C",
    caughtBy: ["invalid"],
    appliesTo: bodyUses("type"),
    install: assume(["type"]),
  },
  ignoring({ id: "length-ignored", breaks: "Too short or too long a text is accepted.", keywords: lengths }),
  ignoring({ id: "minimum-ignored", breaks: "A number out of its range is accepted.", keywords: bounds }),
  ignoring({ id: "enum-ignored", breaks: "A word outside its closed list is accepted.", keywords: ["enum", "const"] }),
  ignoring({ id: "pattern-ignored", breaks: "A text that does not match its pattern is accepted.", keywords: ["pattern", "format", "not"] }),
  ignoring({ id: "item-count-ignored", breaks: "Too few or too many items are accepted.", keywords: ["minItems", "maxItems", "uniqueItems"] }),
  ignoring({
    id: "unknown-field-accepted",
    breaks: "An undeclared member is accepted by a closed schema.",
    keywords: ["additionalProperties", "unevaluatedProperties"],
  }),
  {
    id: "query-bounds-ignored",
    family: "input",
    breaks: "A query number out of its range is accepted.",
    knows: "C",
    caughtBy: ["invalid"],
    appliesTo: parameterUses("query", ...bounds),
    install: tolerate(bounds, inQuery),
  },
  {
    id: "query-enum-ignored",
    family: "input",
    breaks: "A query word outside its closed list is accepted.",
    knows: "C",
    caughtBy: ["invalid"],
    appliesTo: parameterUses("query", "enum"),
    install: tolerate(["enum"], inQuery),
  },
  {
    id: "query-type-ignored",
    family: "input",
    breaks: "A query value of a wrong type counts as not sent.",
    knows: "C",
    caughtBy: ["invalid"],
    appliesTo: operationsWhere(({ parameters }) =>
      parameters.some(({ in: place, schema }) => place === "query" && typeof schema === "object" && schema["type"] !== "string"),
    ),
    install: retry(refusedAs("invalid-request"), (call, next) => {
      const wrong = parametersOf(call).filter((violation) => inQuery(violation) && violation.keyword === "type");
      const left = wrong.reduce((request, { at }) => withQueryValue(request, tokensOf(at)[0] ?? "", undefined), call.request);
      return wrong.length > 0 ? [() => next(left)] : [];
    }),
  },
  {
    id: "path-limits-ignored",
    family: "input",
    breaks: "A malformed id is looked up instead of refused.",
    knows: "C",
    caughtBy: ["malformed-path", "invalid"],
    appliesTo: operationsWhere((operation, contract) => refusesPaths(contract) && limitsPath(operation, contract)),
    install: () => (call, next) => {
      const answer = next();
      const own = answer.explanation.reason === "invalid-request" && answer.explanation.violations.every(inPath);
      return own ? next(leniently(call)) : answer;
    },
  },
  accepting(
    "malformed-body-accepted",
    "A body that cannot be read counts as one that says nothing.",
    "malformed-body",
    retry(refusedAs("unreadable-body"), (call, next) => [() => next(withBody(call, sampled(call)))]),
  ),
  {
    id: "missing-body-accepted",
    family: "input",
    breaks: "A call without its required body is accepted.",
    knows: "C",
    caughtBy: ["missing-body"],
    appliesTo: operationsWhere(({ body }) => body?.required ?? false),
    install: retry(
      (answer, call) => call.request.body.length === 0 && refusedAs("invalid-request", "unreadable-body")(answer, call),
      (call, next) => [() => next(withBody(call, sampled(call)))],
    ),
  },
  {
    id: "media-type-ignored",
    family: "input",
    breaks: "A body of another media type is read as if it were the declared one.",
    knows: "P",
    caughtBy: ["media-type", "scenario"],
    appliesTo: operationsWhere(
      (operation, { id }) => operation.body !== undefined && (reaches(operation, 415) || id === "datadog-services" || id === "clerk-organizations"),
    ),
    install: retry(refusedAs("unreadable-body", "unsupported-media-type", "invalid-request"), (call, next) => {
      const value = foreignJson(call);
      return value === undefined ? [] : [() => next(withBody(call, value))];
    }),
  },
  {
    id: "unique-ignored",
    family: "input",
    breaks: "What conflicts with another thing is answered as if it were stored.",
    knows: "P",
    caughtBy: ["scenario"],
    appliesTo: operationsWhere((operation) => reaches(operation, 409)),
    install: pretendSuccess(failedWith(409)),
  },
];

/** What a body says that came as JSON under no or another declared name. */
function foreignJson({ operation, request }: FaultyCall): unknown {
  const declared = operation.body?.content.some(({ range }) => request.header("content-type")?.toLowerCase().startsWith(range)) ?? false;
  if (declared) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(request.body));
  } catch {
    return undefined;
  }
}
