/** Last step: the handler, the check of its reply, and the journal. A failed call changes nothing. */
import { forcedAnswer } from "../prefer-answer.ts";
import { problem } from "../problem.ts";
import { type Answer, type Exchange, partsOf, type ReplyParts } from "./exchange.ts";
import { breachResponse, checkReply } from "./send.ts";

export function handle(exchange: Exchange): Answer {
  if (exchange.preference?.forces) return forcedAnswer(exchange, exchange.preference);
  const { world } = exchange.api;
  const relaxedBefore = world.relaxed;
  if (exchange.tolerated.length > 0) world.relaxed = true;
  let reply: ReplyParts;
  try {
    reply = partsOf(exchange.matched.handle(callOf(exchange)));
  } catch (error) {
    world.rollback();
    world.relaxed = relaxedBefore;
    return failed(exchange, error);
  }
  const checked = checkReply(exchange, reply);
  if ("breach" in checked || reply.status >= 400) {
    world.rollback();
    world.relaxed = relaxedBefore;
  } else world.commit(exchange.matched.operation.id, exchange.principal?.id ?? "");
  if ("breach" in checked) return exchange.answer(breachResponse(checked.breach), "contract-breach", checked.breach.violations, checked.breach.detail);
  return exchange.answer(checked.response);
}

function callOf(exchange: Exchange): never {
  const { api, matched, parameters } = exchange;
  return {
    path: parameters.path,
    query: parameters.query,
    header: parameters.header,
    cookie: parameters.cookie,
    body: exchange.body,
    principal: exchange.principal,
    state: api.world.state,
    now: api.now,
    newId: api.newId,
    reply: matched.reply,
    // The bridge's types were checked where the module was written.
  } as never;
}

function failed(exchange: Exchange, error: unknown): Answer {
  const detail = `The handler of ${exchange.operation?.id} threw: ${error instanceof Error ? error.message : String(error)}`;
  return exchange.answer(problem(500, "handler-failed", { title: "A handler of the mock failed", detail }), "handler-failed", [], detail);
}
