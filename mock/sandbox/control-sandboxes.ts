/** Which sandboxes a call to the mock itself may work with: they are fetched before it runs. */
import { parseJson } from "../../contract/json.ts";
import { isObject } from "../../contract/pointer.ts";
import type { RequestMessage } from "../message.ts";
import { defaultSandbox, isSandboxName } from "./sandbox-name.ts";

/** `path`: the request's, without the sandbox that it names as `inPath`. None where the call asks how the mock is. */
export function controlSandboxes(request: RequestMessage, path: string, inPath: string | undefined): string[] {
  if (path.endsWith("/health")) return [];
  const named = [request.header("specimen-sandbox"), inPath, subject(path), origin(request.body)];
  return [...new Set([...named.filter((name) => name !== undefined && isSandboxName(name)), defaultSandbox])] as string[];
}

const subject = (path: string): string | undefined => {
  const segment = /\/sandboxes\/([^/]+)/.exec(path)?.[1];
  try {
    return segment === undefined ? undefined : decodeURIComponent(segment);
  } catch {
    return undefined;
  }
};

/** What a fork is made from. */
function origin(body: Uint8Array): string | undefined {
  if (body.length === 0 || body.length > 1000) return undefined;
  try {
    const value = parseJson(body);
    return isObject(value) && typeof value["from"] === "string" ? value["from"] : undefined;
  } catch {
    return undefined;
  }
}
