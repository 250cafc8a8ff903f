/** Answers to requests that arrived together go out together. */
import type { ServerResponse } from "node:http";
import type { ResponseMessage } from "../message.ts";
import { sendMessage } from "./node.ts";

let due: { readonly outgoing: ServerResponse; readonly message: ResponseMessage }[] = [];

/**
 * In the same turn of the event loop, once all that has arrived is answered. Whoever writes to a client that sleeps pays for
 * waking it; a client with several connections is then woken once for all of them.
 */
export function sendTogether(outgoing: ServerResponse, message: ResponseMessage): void {
  if (due.length === 0) setImmediate(sendAll);
  due.push({ outgoing, message });
}

function sendAll(): void {
  const sent = due;
  due = [];
  for (const { outgoing, message } of sent) sendMessage(outgoing, message);
}
