/** Values that lose something on their way in or out. */
import type { Contract, JsonObject, MediaType, Operation } from "../../contract/model.ts";
import { sampleMediaType } from "../../contract/sample.ts";
import { changeResponse, operationsWhere, succeeded } from "./combinators.ts";
import type { Fault, Interceptor } from "./fault.ts";
import { bodyOf, withBody } from "./requests.ts";
import { shownNames } from "./shapes.ts";
import { changedJson, isMembers, replaced, sitesIn } from "./values.ts";

type Change = (text: string) => string;

/** Texts of a body that are not bound to a pattern, list or format, and that somebody can see. */
function freeTexts(document: JsonObject, mediaType: MediaType | undefined, shown: ReadonlySet<string>): string[] {
  const sample = mediaType && sampleMediaType(document, mediaType, { seed: 1, direction: "request" });
  if (!mediaType || !sample?.ok) return [];
  const free = sitesIn(sample.value).filter(({ path, value }) => typeof value === "string" && !mediaType.check(replaced(sample.value, path, "Zoë's ½ text")));
  return free.map(({ path }) => String(path.at(-1))).filter((name) => shown.has(name));
}

const textsOf = ({ body }: Operation, contract: Contract): string[] => freeTexts(contract.document, body?.content[0], shownNames(contract));

const writesTexts = operationsWhere((operation, contract) => operation.method !== "GET" && textsOf(operation, contract).length > 0);

/** Stores texts otherwise than they were sent, where that is accepted. */
const changeTexts =
  (change: Change): (() => Interceptor) =>
  () =>
  (call, next) => {
    const body = bodyOf(call);
    if (!body || body.violations.length > 0) return next();
    const names = textsOf(call.operation, call.api.contract);
    const mediaType = call.operation.body?.content[0];
    for (const { path, value } of sitesIn(body.value).reverse()) {
      if (typeof value !== "string" || !names.includes(String(path.at(-1))) || change(value) === value) continue;
      const changed = replaced(body.value, path, change(value));
      if (mediaType?.check(changed)) continue;
      const answer = next(withBody(call, changed));
      // A name can also be a key; then it goes through as it is.
      if (answer.response.status < 400) return answer;
    }
    return next();
  };

/** Unsafe integers as a double keeps them. */
const rounded = (value: unknown): unknown => {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(rounded);
  return isMembers(value) ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, rounded(member)])) : value;
};

/** Whether a client can send an integer without upper bound that an answer shows. */
const echoesIntegers = operationsWhere(({ parameters, body, responses }, { id, document }) => {
  // Its rules leave offsets beyond 2^53 free.
  if (id === "datadog-services") return false;
  const open = (text: string): boolean => text.includes('"integer"');
  const shown = responses.find(({ status }) => status.startsWith("2"))?.content.some(({ schema }) => open(expanded(document, schema))) ?? false;
  const sent = parameters.some(
    (one) => one.in === "query" && typeof one.schema === "object" && one.schema["type"] === "integer" && one.schema["maximum"] === undefined,
  );
  return shown && (sent || (body?.content.some(({ schema }) => open(expanded(document, schema))) ?? false));
});

/** A schema's text with all that it refers to, two levels deep. */
function expanded(document: JsonObject, schema: unknown, depth = 0): string {
  const text = JSON.stringify(schema ?? {});
  if (depth > 3) return text;
  const names = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? "");
  const schemas = isMembers(document["components"]) && isMembers(document["components"]["schemas"]) ? document["components"]["schemas"] : {};
  return text + names.map((name) => expanded(document, schemas[name], depth + 1)).join("");
}

const storing = (id: string, breaks: string, knows: Fault["knows"], caughtBy: Fault["caughtBy"], change: Change): Fault => ({
  id,
  family: "numbers-strings",
  breaks,
  knows,
  caughtBy,
  appliesTo: writesTexts,
  install: changeTexts(change),
});

export const numberAndStringFaults: readonly Fault[] = [
  storing("input-changed", "A text is stored without its last character.", "S", ["read-after-create", "read-after-update"], (text) =>
    text.length > 1 ? text.slice(0, -1) : text,
  ),
  storing("text-upper-cased", "A text is stored in capitals.", "S", ["read-after-create", "read-after-update"], (text) => text.toUpperCase()),
  storing("text-trimmed", "White space around a text is cut off.", "S", ["read-after-create", "read-after-update", "texts-as-sent", "scenario"], (text) =>
    text.trim(),
  ),
  storing(
    "unicode-mangled",
    "Characters beyond ASCII become question marks.",
    "S",
    ["read-after-create", "read-after-update", "texts-as-sent", "scenario"],
    (text) => text.replace(/[^\x00-\x7f]/gu, "?"),
  ),
  storing(
    "html-escaped",
    "Ampersands and brackets come back escaped for HTML.",
    "S",
    ["read-after-create", "read-after-update", "texts-as-sent", "scenario"],
    (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
  ),
  storing(
    "text-cut-at-20",
    "Texts are cut off after twenty characters.",
    "S",
    ["read-after-create", "read-after-update", "texts-as-sent", "scenario"],
    (text) => text.slice(0, 20),
  ),
  {
    id: "int64-rounded",
    family: "numbers-strings",
    breaks: "Integers beyond 2^53 lose their last digits.",
    knows: "C",
    caughtBy: ["integers-as-sent", "read-after-create", "scenario"],
    appliesTo: echoesIntegers,
    install: changeResponse(succeeded, (response) => changedJson(response, rounded)),
  },
];
