/** A refusal in the words of the operation's own error schema, where that can say it; else its example. */
import { essence, isJson } from "../../contract/media-type.ts";
import type { Contract, DocumentedResponse, MediaType, Operation } from "../../contract/model.ts";
import { responseFor } from "../../contract/status.ts";
import { illustrateBody } from "../illustrate.ts";
import { problemWording, titles } from "../pipeline/decline.ts";
import { sentContent } from "../pipeline/prepared.ts";
import type { Refusal } from "../refusal.ts";
import { isValue } from "./thing.ts";

const textMembers = /^(?:message|detail|details|error_?description|description|error_?message|msg|reason|title|error)$/i;
const statusMembers = /^(?:status|status_?code|http_?status|code)$/i;
const maxDepth = 4;

/** Problem details where the operation documents nothing else. */
export function refusalBody(contract: Contract, operation: Operation | undefined, refusal: Refusal, seed: number): unknown {
  const response = operation && responseFor(operation.responses, refusal.status);
  if (!response || !tellsErrors(operation, response)) return problemWording;
  const mediaType = sentContent(response);
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
  return wordings.find((wording) => says(contract, mediaType, wording)) ?? reworded(mediaType, illustrateBody(contract, mediaType, seed), refusal);
}

/** `default` beside no success describes successes, too. */
const tellsErrors = ({ responses }: Operation, { status }: DocumentedResponse): boolean =>
  status !== "default" || responses.some((other) => other.status.startsWith("2"));

/** An open schema takes anything, so the wording must also use members that it declares. */
function says(contract: Contract, mediaType: MediaType, wording: Record<string, unknown>): boolean {
  if (mediaType.check(wording)) return false;
  const reference = typeof mediaType.schema === "object" ? mediaType.schema["$ref"] : undefined;
  const name = typeof reference === "string" ? reference.slice(reference.lastIndexOf("/") + 1) : "";
  const components = contract.document["components"] as { schemas?: Record<string, unknown> } | undefined;
  const text = JSON.stringify(components?.schemas?.[name] ?? mediaType.schema ?? {});
  return Object.keys(wording).every((member) => text.includes(`"${member}":`));
}

/** The example, with what this refusal says wherever the schema takes it. */
function reworded(mediaType: MediaType, body: unknown, { detail, status }: Refusal): unknown {
  let best = body;
  const write = (change: (member: string, value: unknown) => unknown): void => {
    const tried = rewritten(best, change, 0);
    if (!mediaType.check(tried)) best = tried;
  };
  write((member, value) => (typeof value === "string" && textMembers.test(member) ? detail : value));
  write((member, value) => (typeof value === "number" && statusMembers.test(member) ? status : value));
  return best;
}

function rewritten(value: unknown, change: (member: string, value: unknown) => unknown, depth: number): unknown {
  if (depth > maxDepth) return value;
  if (Array.isArray(value)) return value.slice(0, 1).map((entry) => rewritten(entry, change, depth + 1));
  if (!isValue(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, change(name, rewritten(member, change, depth + 1))]));
}
