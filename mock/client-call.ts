/** One call of the control API: what is sent, and what a refusal becomes. */
import { parseJsonText, stringifyJson } from "../contract/json.ts";
import type { components } from "../generated/control.ts";
import type { ControlClientOptions } from "./client.ts";

type Problem = components["schemas"]["Problem"];

/** The mock refused; `problem` names every mistake. */
export class ControlError extends Error {
  readonly status: number;
  readonly problem: Problem | undefined;

  constructor(status: number, problem: Problem | undefined) {
    super(problem ? problem.detail : `The control API answered with ${status}.`);
    this.name = "ControlError";
    this.status = status;
    this.problem = problem;
  }
}

interface Sent {
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
}

/** The answer is what the control API documents for the call; its methods say which type that is. */
export type Caller = <T>(method: string, path: string, sent?: Sent) => Promise<T>;

export function caller({ baseUrl, sandbox, token, fetch: send = (url, init) => fetch(url, init) }: ControlClientOptions): Caller {
  const base = `${baseUrl.replace(/\/+$/, "")}/_specimen/v1`;
  const own = { ...(sandbox !== undefined && { "Specimen-Sandbox": sandbox }), ...(token !== undefined && { "Specimen-Token": token }) };
  return async <T>(method: string, path: string, { query = {}, body }: Sent = {}): Promise<T> => {
    const pairs = Object.entries(query).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, String(value)]]));
    const search = pairs.length === 0 ? "" : `?${new URLSearchParams(pairs)}`;
    const headers = body === undefined ? own : { ...own, "Content-Type": "application/json" };
    const response = await send(base + path + search, { method, headers, ...(body !== undefined && { body: stringifyJson(body) }) });
    const text = await response.text();
    if (!response.ok) throw new ControlError(response.status, problemIn(text));
    // A call without an answer to read is typed as one of nothing.
    return (text === "" ? undefined : parseJsonText(text)) as T;
  };
}

function problemIn(text: string): Problem | undefined {
  try {
    const value = parseJsonText(text);
    return typeof value === "object" && value !== null && "detail" in value ? (value as Problem) : undefined;
  } catch {
    return undefined;
  }
}
