/** Last step: the handler, the check of its reply, and the journal. Only a success changes anything. */
import { Declined } from "../declined.ts";
import type { Reply } from "../handler.ts";
import { forcedAnswer } from "../prefer-answer.ts";
import { type Decline, decline } from "./decline.ts";
import { type Answer, type Exchange, partsOf } from "./exchange.ts";
import { breachResponse, type Checked, checkReply } from "./send.ts";

export function handle(exchange: Exchange): Answer {
  if (exchange.preference?.forces) return forcedAnswer(exchange, exchange.preference);
  const outcome: unknown = exchange.matched.handle(callOf(exchange));
  if (outcome instanceof Declined) return decline(exchange, outcome.reason, declineOptions(outcome));
  const reply = partsOf(outcome as Reply<unknown>);
  let checked = checkReply(exchange, reply);
  if ("breach" in checked) checked = rescued(exchange, reply?.status) ?? checked;
  if ("breach" in checked) return exchange.answer(breachResponse(checked.breach), "contract-breach", checked.breach.violations, checked.breach.detail);
  if (reply.status < 400) exchange.api.world.commit(exchange.matched.operation.id, exchange.principal?.id ?? "");
  return exchange.answer(checked.response);
}

/** Where nobody wrote a handler, nobody can mend it: a valid answer is worth more than a complaint. */
function rescued(exchange: Exchange, status: number | undefined): Checked | undefined {
  if (status === undefined) return undefined;
  const offer = exchange.api.behaviour.rescue?.(exchange.matched.operation.id, status);
  const checked = offer && checkReply(exchange, { status, ...offer });
  return checked && "response" in checked ? checked : undefined;
}

const declineOptions = ({ detail, violations }: Declined): Decline => ({ violations, ...(detail !== "" && { detail }) });

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
    request: exchange.request,
    reply: matched.reply,
    // The bridge's types were checked where the module was written.
  } as never;
}
