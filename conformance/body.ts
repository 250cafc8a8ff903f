/** A body as a value: JSON where it is JSON, else text; undefined where there is none. */
import { parseJson, UnreadableBody } from "../contract/json.ts";
import { essence, isJson } from "../contract/media-type.ts";
import { headerOf, type Received } from "./exchange.ts";

export function bodyOf(response: Received): unknown {
  if (response.body.length === 0) return undefined;
  const type = essence(headerOf(response, "content-type") ?? "");
  if (!isJson(type) && type !== "") return new TextDecoder().decode(response.body);
  try {
    return parseJson(response.body);
  } catch (error) {
    if (error instanceof UnreadableBody) return new TextDecoder().decode(response.body);
    throw error;
  }
}
