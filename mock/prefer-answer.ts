/** A documented answer on request: `Prefer: code=404, example=gone, dynamic=true`. Nothing changes. */
import type { DocumentedResponse, MediaType } from "../contract/model.ts";
import { responseFor } from "../contract/status.ts";
import { codeOf, illustrateBody, illustrateHeaders, sampleBody } from "./illustrate.ts";
import type { ResponseMessage } from "./message.ts";
import type { Answer, Exchange } from "./pipeline/exchange.ts";
import { sentContent } from "./pipeline/prepared.ts";
import { breachResponse, checkReply } from "./pipeline/send.ts";
import type { Preference } from "./prefer.ts";
import { problem } from "./problem.ts";

export function forcedAnswer(exchange: Exchange, preference: Preference): Answer {
  const { operation } = exchange.matched;
  const chosen = choose(operation.responses, preference);
  if (!chosen) return exchange.answer(undefinedChoice(operation.responses, preference), "preference");
  const { status, response, example } = chosen;
  const { contract, options } = exchange.api;
  const mediaType = exchange.matched.response(status)?.mediaType;
  const body = mediaType && bodyOf(exchange, mediaType, example, preference.dynamic);
  const checked = checkReply(exchange, { status, body, headers: illustrateHeaders(contract, response, options.seed) });
  if ("breach" in checked) return exchange.answer(breachResponse(checked.breach), "contract-breach", checked.breach.violations, checked.breach.detail);
  checked.response.headers["Preference-Applied"] = applied(preference);
  return exchange.answer(checked.response, "preference");
}

interface Choice {
  readonly status: number;
  readonly response: DocumentedResponse;
  readonly example: string | undefined;
}

function choose(responses: readonly DocumentedResponse[], { code, example }: Preference): Choice | undefined {
  if (code !== undefined) {
    // An interim status is no answer.
    const status = /^[2-5]\d\d$/.test(code) ? Number(code) : 0;
    const response = status === 0 ? undefined : responseFor(responses, status);
    return response && (example === undefined || holds(response, example)) ? { status, response, example } : undefined;
  }
  const ordered = [...responses].sort((a, b) => rankOf(a) - rankOf(b));
  const response = example === undefined ? ordered[0] : ordered.find((candidate) => holds(candidate, example));
  return response && { status: codeOf(response), response, example };
}

const holds = (response: DocumentedResponse, example: string): boolean => sentContent(response)?.examples.has(example) ?? false;

// Successes come first.
const rankOf = ({ status }: DocumentedResponse): number => (status.startsWith("2") ? 0 : status === "default" ? 2 : 1);

function bodyOf({ api }: Exchange, mediaType: MediaType, example: string | undefined, dynamic: boolean): unknown {
  if (example !== undefined) return mediaType.examples.get(example);
  const illustrate = dynamic ? sampleBody : illustrateBody;
  return illustrate(api.contract, mediaType, api.options.seed);
}

function applied({ code, example, dynamic }: Preference): string {
  // A named example leaves nothing to make up.
  const parts = [code === undefined ? "" : `code=${code}`, example === undefined ? (dynamic ? "dynamic=true" : "") : `example="${example}"`];
  return parts.filter((part) => part !== "").join(", ");
}

function undefinedChoice(responses: readonly DocumentedResponse[], { code, example }: Preference): ResponseMessage {
  const exists = responses.map((response) => ({ code: response.status, examples: [...(sentContent(response)?.examples.keys() ?? [])] }));
  const asked = [code === undefined ? "" : `code ${code}`, example === undefined ? "" : `example "${example}"`].filter((part) => part !== "").join(" with ");
  const known = exists.map(({ code: status, examples }) => (examples.length > 0 ? `${status} (${examples.join(", ")})` : status)).join("; ");
  return problem(400, "invalid-preference", {
    title: "The preferred answer is not documented",
    detail: `There is no ${asked || "documented response"}. There ${known === "" ? "is none" : `are: ${known}`}.`,
    exists,
  });
}
