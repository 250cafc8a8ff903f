/** The engine's answer: at once, or, where state is kept, when what the call changed is safe. */
import type { Caller } from "../dispatch.ts";
import type { RequestMessage } from "../message.ts";
import type { MockParts } from "../mock.ts";
import type { Answer } from "../pipeline/exchange.ts";

/** Undefined: the path belongs to no API. */
export function whenAnswered({ dispatcher, keeper }: MockParts, request: RequestMessage, caller: Caller, then: (answer: Answer | undefined) => void): void {
  if (!keeper) return then(dispatcher.dispatch(request, caller));
  const answer = keeper.dispatch(request, caller);
  if (answer instanceof Promise) void answer.then(then);
  else then(answer);
}
