/** Last step: the handler, the check of its reply, and the journal. Only a success changes anything. */
import { forcedAnswer } from "../prefer-answer.ts";
import { type Answer, type Exchange, partsOf } from "./exchange.ts";
import { breachResponse, checkReply } from "./send.ts";

export function handle(exchange: Exchange): Answer {
  if (exchange.preference?.forces) return forcedAnswer(exchange, exchange.preference);
  const reply = partsOf(exchange.matched.handle(callOf(exchange)));
  const checked = checkReply(exchange, reply);
  if ("breach" in checked) return exchange.answer(breachResponse(checked.breach), "contract-breach", checked.breach.violations, checked.breach.detail);
  if (reply.status < 400) exchange.api.world.commit(exchange.matched.operation.id, exchange.principal?.id ?? "");
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
