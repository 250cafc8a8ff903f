/** What is wrong with what came back; pure, one sentence a fault. */
import { essence, isJson } from "../../contract/media-type.ts";
import type { Operation } from "../../contract/model.ts";
import { responseFor } from "../../contract/status.ts";
import type { ServedApi } from "../../mock/served-api.ts";
import type { HostileCase } from "./case.ts";
import type { WireAnswer } from "./http-answers.ts";
import type { WireResult } from "./wire-call.ts";

const stackTrace = /\bat (?:[\w.<>]+ )?\(?(?:file:|node:|\/)[^\s)]*:\d+|node_modules|node:internal/;

/** They precede the contract, in its words or in the engine's own. */
const transportStatuses = new Set([408, 413, 414, 417, 431]);

export function judge(apis: readonly ServedApi[], hostile: HostileCase, result: WireResult): string[] {
  const faults: string[] = [];
  if (hostile.owes === "answer" && result.answers.length === 0)
    faults.push(`no answer came (${result.error ?? (result.ended ? "the connection ended" : "the connection stayed open")})`);
  if (hostile.owes === "end" && result.gaveUp) faults.push("neither an answer nor the end of the connection came");
  const [answer] = result.answers;
  if (answer && hostile.request && result.answers.length === 1) faults.push(...undeclared(apis, hostile.request, answer));
  return [...faults, ...result.answers.flatMap((each, index) => soundness(each, hostile.heads[index] === true))];
}

function soundness({ status, headers, body }: WireAnswer, head: boolean): string[] {
  const faults: string[] = [];
  if (status >= 500) faults.push(`status ${status}: ${body.slice(0, 300)}`);
  if (stackTrace.test(body)) faults.push(`a stack trace: ${body.slice(0, 300)}`);
  const type = essence(headers.get("content-type") ?? "");
  if (isJson(type) && !head && !parses(body)) faults.push(`a body that is no JSON: ${body.slice(0, 300)}`);
  if (status >= 400 && body === "" && type !== "" && !head) faults.push(`status ${status} without a word`);
  return faults;
}

function undeclared(apis: readonly ServedApi[], { method, target }: { method: string; target: string }, { status, headers }: WireAnswer): string[] {
  const operation = operationOf(apis, method, target.replace(/\?.*$/s, ""));
  const type = essence(headers.get("content-type") ?? "");
  const outside = transportStatuses.has(status) || (status === 400 && type === "application/problem+json");
  if (!operation || outside) return [];
  const documented = responseFor(operation.responses, status);
  if (!documented) return [`status ${status}, which ${operation.id} does not declare`];
  const declared = documented.content.map(({ range }) => essence(range));
  return type === "" || declared.includes(type) ? [] : [`${type} with ${status}, where ${operation.id} declares ${declared.join(" or ") || "no body"}`];
}

function operationOf(apis: readonly ServedApi[], method: string, path: string): Operation | undefined {
  const [, id = ""] = path.split("/");
  const api = apis.find(({ contract }) => contract.id === id);
  const match = api?.contract.route(method, path.slice(id.length + 1));
  if (match?.kind === "other-method" && method === "HEAD") return match.get;
  return match?.kind === "operation" ? match.operation : undefined;
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
