/** A refusal in the words of the operation's own error schema, where that can say it; else its example. */
import { essence, isJson } from "../../contract/media-type.ts";
import type { Contract, DocumentedResponse, Json, MediaType, Operation } from "../../contract/model.ts";
import { sampleMediaType } from "../../contract/sample.ts";
import { responseFor } from "../../contract/status.ts";
import { illustrateBody } from "../illustrate.ts";
import { problemWording, titles } from "../pipeline/decline.ts";
import { sentContent } from "../pipeline/prepared.ts";
import type { Refusal } from "../refusal.ts";
import type { Anatomy } from "./anatomy.ts";
import { isValue } from "./thing.ts";

const text = /^(?:message|details?|error_?description|description|error_?message|msg|reason|title|error)$/i;
/** Written even where the schema does not ask for them. */
const telling = /^(?:message|detail|error_?description|error_?message|msg)$/i;
const statusCode = /^(?:status|status_?code|http_?status|code)$/i;
const maxDepth = 4;

/** Problem details where the operation documents nothing else. */
export function refusalBody(contract: Contract, anatomy: Anatomy, operation: Operation | undefined, refusal: Refusal, seed: number): unknown {
  const response = operation && responseFor(operation.responses, refusal.status);
  const mediaType = response && tellsErrors(operation, response) ? sentContent(response) : undefined;
  if (!mediaType) return problemWording;
  if (!isJson(essence(mediaType.range))) return essence(mediaType.range).startsWith("text/") ? refusal.detail : illustrateBody(contract, mediaType, seed);
  const { status, reason, detail } = refusal;
  const wordings = [
    { type: `/_specimen/problems/${reason}`, title: titles[reason], status, detail },
    { code: reason, message: detail },
    { code: status, message: detail },
    { message: detail },
    { error: detail },
    { errors: [detail] },
  ];
  const { members } = anatomy.shape(mediaType.schema);
  // An open schema takes anything, so the wording must use members that it declares.
  const plain = wordings.find((wording) => Object.keys(wording).every((name) => members.has(name)) && !mediaType.check(wording));
  return plain ?? reworded(anatomy, mediaType, illustration(contract, mediaType, seed), refusal);
}

/** `default` beside no success describes successes, too. */
const tellsErrors = ({ responses }: Operation, { status }: DocumentedResponse): boolean =>
  status !== "default" || responses.some((other) => other.status.startsWith("2"));

/** An example that holds, else the smallest body. */
function illustration(contract: Contract, mediaType: MediaType, seed: number): unknown {
  for (const example of mediaType.examples.values()) if (!mediaType.check(example)) return example;
  const sample = sampleMediaType(contract.document, mediaType, { seed, direction: "response", optional: "none" });
  return sample.ok ? sample.value : illustrateBody(contract, mediaType, seed);
}

/** The illustration, with what this refusal says wherever the schema takes it. */
function reworded(anatomy: Anatomy, mediaType: MediaType, body: unknown, refusal: Refusal): unknown {
  for (const adds of [true, false]) {
    const told = retold(anatomy, mediaType.schema, body, refusal, adds, 0);
    if (!mediaType.check(told)) return told;
  }
  return body;
}

function retold(anatomy: Anatomy, schema: Json | undefined, value: unknown, refusal: Refusal, adds: boolean, depth: number): unknown {
  if (depth > maxDepth) return value;
  if (Array.isArray(value)) return value.slice(0, 1).map((entry) => retold(anatomy, anatomy.items(schema), entry, refusal, adds, depth + 1));
  if (!isValue(value)) return value;
  const { members } = anatomy.shape(schema);
  const told = Object.entries(value).map(([name, member]): [string, unknown] => {
    if (typeof member === "string" && text.test(name)) return [name, refusal.detail];
    if (typeof member === "number" && statusCode.test(name)) return [name, refusal.status];
    return [name, retold(anatomy, members.get(name), member, refusal, adds, depth + 1)];
  });
  const added = adds
    ? [...members].filter(([name, member]) => !Object.hasOwn(value, name) && telling.test(name) && anatomy.shape(member).types.has("string"))
    : [];
  return Object.fromEntries([...told, ...added.map(([name]) => [name, refusal.detail] as const)]);
}
