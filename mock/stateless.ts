/** Behaviour of a document that nobody wrote a module for: the first documented success, an example or a valid sample. */
import { essence, isJson } from "../contract/media-type.ts";
import type { Contract, MediaType, Operation } from "../contract/model.ts";
import { responseFor } from "../contract/status.ts";
import type { Behaviour } from "./handler.ts";
import { codeOf, illustrateBody, illustrateHeaders } from "./illustrate.ts";
import { problemWording } from "./pipeline/decline.ts";
import type { ReplyParts } from "./pipeline/exchange.ts";
import { sentContent } from "./pipeline/prepared.ts";
import type { Refusal } from "./refusal.ts";

/** The same answer for the same seed. */
export function statelessBehaviour(contract: Contract, seed: number): Behaviour {
  const byId = new Map(contract.operations.map((operation) => [operation.id, operation]));
  const replies = new Map<Operation, ReplyParts>();
  const replyTo = (operation: Operation): ReplyParts => {
    const reply = replies.get(operation) ?? firstSuccess(contract, operation, seed);
    replies.set(operation, reply);
    return reply;
  };
  return {
    principals: [],
    anonymous: { id: "anyone", credentials: [] },
    state: () => ({}),
    // What these handlers return is checked against the contract like any other reply.
    operations: Object.fromEntries(contract.operations.map((operation) => [operation.id, () => replyTo(operation) as never])),
    authorize: ({ principal }) => (principal?.id === "forbidden" ? "forbidden" : undefined),
    refuse: (refusal) => refusalBody(contract, byId.get(refusal.operation ?? ""), refusal, seed),
  };
}

function firstSuccess(contract: Contract, operation: Operation, seed: number): ReplyParts {
  const { responses } = operation;
  const chosen = responses.find(({ status }) => status.startsWith("2")) ?? responses.find(({ status }) => status === "default") ?? responses[0];
  if (!chosen) throw new Error(`${operation.id} documents no response, so there is nothing to answer.`);
  const mediaType = sentContent(chosen);
  return { status: codeOf(chosen), body: mediaType && illustrateBody(contract, mediaType, seed), headers: illustrateHeaders(contract, chosen, seed) };
}

/** Problem details where the operation documents nothing else; else whatever wording its schema takes, or its example. */
function refusalBody(contract: Contract, operation: Operation | undefined, refusal: Refusal, seed: number): unknown {
  const response = operation && responseFor(operation.responses, refusal.status);
  const mediaType = response && response.status !== "default" ? response.content.find(({ range }) => isJson(essence(range))) : undefined;
  if (!mediaType) return problemWording;
  const { status, reason, detail } = refusal;
  const wordings = [
    { type: `/_specimen/problems/${reason}`, title: reason, status, detail },
    { code: reason, message: detail },
    { code: status, message: detail },
    { message: detail },
    { error: detail },
    { errors: [detail] },
  ];
  return wordings.find((wording) => says(contract, mediaType, wording)) ?? illustrateBody(contract, mediaType, seed);
}

/** An open schema takes anything, so the wording must also use members that it declares. */
function says(contract: Contract, mediaType: MediaType, wording: Record<string, unknown>): boolean {
  if (mediaType.check(wording)) return false;
  const reference = typeof mediaType.schema === "object" ? mediaType.schema["$ref"] : undefined;
  const name = typeof reference === "string" ? reference.slice(reference.lastIndexOf("/") + 1) : "";
  const components = contract.document["components"] as { schemas?: Record<string, unknown> } | undefined;
  const text = JSON.stringify(components?.schemas?.[name] ?? mediaType.schema ?? {});
  return Object.keys(wording).every((member) => text.includes(`"${member}":`));
}
