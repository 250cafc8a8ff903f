/** Step: what the state alone decides, before anybody reads the body. */
import { type Answer, type Exchange, partsOf } from "./exchange.ts";
import { decode } from "./parameters.ts";
import { breachResponse, checkReply } from "./send.ts";

export function admit(exchange: Exchange): Answer | undefined {
  const { api, matched } = exchange;
  // A forced answer depends on no state.
  if (!matched.admit || exchange.preference?.forces) return undefined;
  const { path, query, header, cookie } = api.parametersBeforeAdmit ? exchange.parameters : decode(exchange).value;
  const reply = matched.admit({
    path,
    query,
    header,
    cookie,
    principal: exchange.principal,
    state: api.world.state,
    now: api.now,
    // The bridge's types were checked where the module was written.
    reply: matched.reply as never,
  } as never);
  if (!reply) return undefined;
  const checked = checkReply(exchange, partsOf(reply));
  return "breach" in checked
    ? exchange.answer(breachResponse(checked.breach), "contract-breach", checked.breach.violations, checked.breach.detail)
    : exchange.answer(checked.response);
}
