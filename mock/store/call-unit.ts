/** A call as a unit of work. The log and the forced answers are not kept, but a call that is taken back was neither logged nor forced. */
import type { Caller, Dispatcher } from "../dispatch.ts";
import type { RequestMessage } from "../message.ts";
import type { Answer } from "../pipeline/exchange.ts";
import { defaultSandbox } from "../sandbox/sandbox-name.ts";
import { Unit } from "./unit.ts";

/** `names`: the sandboxes that it names, the one that it works in first. */
export function callUnit(dispatcher: Dispatcher, request: RequestMessage, caller: Caller, names: readonly string[]): Unit {
  const least = Number(request.header("specimen-position")) || 0;
  const reads = request.method === "GET" || request.method === "HEAD";
  const unit: Unit = new Unit(names, () => answered(dispatcher, request, caller, unit), least, reads);
  return unit;
}

function answered(dispatcher: Dispatcher, request: RequestMessage, caller: Caller, unit: Unit): Answer | undefined {
  const { log, sandboxes } = dispatcher;
  const sandbox = sandboxes.peek(unit.names[0] ?? defaultSandbox);
  const forced = sandbox?.forced;
  const plansBack = forced?.hold();
  const before = log?.count;
  const answer = dispatcher.dispatch(request, caller);
  if (sandbox && (forced || sandbox.forced)) {
    unit.also(() => {
      sandbox.forced = forced;
      plansBack?.();
    });
  }
  const number = log?.count;
  if (number !== undefined && number !== before) unit.also(() => log?.takeBack(number));
  return answer;
}
