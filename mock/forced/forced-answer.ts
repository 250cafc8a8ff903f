/** The answer to a call that may be forced. */
import { stringifyJson } from "../../contract/json.ts";
import { essence, isJson } from "../../contract/media-type.ts";
import type { RequestMessage, ResponseMessage } from "../message.ts";
import { type Answer, Exchange } from "../pipeline/exchange.ts";
import { match } from "../pipeline/match.ts";
import { forcedAnswer } from "../prefer-answer.ts";
import { problem } from "../problem.ts";
import type { ServedApi } from "../served-api.ts";
import type { ForcedAnswers } from "./forced-answers.ts";
import { type Plan, replaces } from "./plan.ts";

/** `usual` answers as if nothing were forced. */
export function underPlan(forced: ForcedAnswers, api: ServedApi, request: RequestMessage, path: string, usual: () => Answer): Answer {
  const exchange = new Exchange(api, request, path);
  const plan = match(exchange) ? undefined : forced.next(api.contract.id, exchange.matched.operation.id);
  if (!plan) return usual();
  const answer = replaces(plan) ? exchange.answer(responseOf(exchange, plan), "forced", []) : usual();
  const { response, waitMs = 0 } = answer;
  return { ...answer, response: plan.fault ? { ...response, fault: plan.fault } : response, waitMs: waitMs + (plan.delayMs ?? 0) };
}

function responseOf(exchange: Exchange, plan: Plan): ResponseMessage {
  const { status, headers, body } = plan.body === undefined ? documented(exchange, plan) : given(exchange, plan, plan.body);
  const all = withHeaders(headers, plan.headers);
  const bodiless = status === 204 || status === 205 || status === 304;
  if (bodiless) for (const name of Object.keys(all)) if (name.toLowerCase() === "content-type") delete all[name];
  return { status, headers: all, body: bodiless ? undefined : body };
}

/** What the contract shows for the status; problem details where it shows nothing. */
function documented(exchange: Exchange, { status, example }: Plan): ResponseMessage {
  const { operation } = exchange.matched;
  if (status !== undefined && !exchange.matched.response(status))
    return problem(status, "forced", { title: "A forced answer", detail: `${operation.id} was told to answer ${status}.` });
  const code = status === undefined ? undefined : String(status);
  const { response } = forcedAnswer(exchange, { code, example, dynamic: false, handling: undefined, waitMs: undefined, forces: true });
  delete response.headers["Preference-Applied"];
  return response;
}

function given(exchange: Exchange, { status, headers = {} }: Plan, body: unknown): ResponseMessage {
  const code = status ?? firstSuccess(exchange);
  const named = Object.entries(headers).find(([name]) => name.toLowerCase() === "content-type")?.[1];
  const type = named ?? (exchange.matched.response(code)?.contentType || "application/json");
  const asIs = typeof body === "string" && !isJson(essence(type));
  return { status: code, headers: { "Content-Type": type.includes("*") ? "application/json" : type }, body: asIs ? body : stringifyJson(body) };
}

const firstSuccess = ({ matched }: Exchange): number =>
  Number(matched.operation.responses.map(({ status }) => status).find((status) => /^2\d\d$/.test(status)) ?? 200);

/** Names of headers are the same in any case. */
function withHeaders(usual: ResponseMessage["headers"], more: Plan["headers"] = {}): ResponseMessage["headers"] {
  const replaced = new Set(Object.keys(more).map((name) => name.toLowerCase()));
  return { ...Object.fromEntries(Object.entries(usual).filter(([name]) => !replaced.has(name.toLowerCase()))), ...more };
}
