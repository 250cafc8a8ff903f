/** Operations of no resource: an example, else a valid sample; the same answer to the same request. */
import { stringifyJson } from "../../contract/json.ts";
import type { Operation } from "../../contract/model.ts";
import { isPageWord } from "../../contract/resources/page-parameters.ts";
import { sampleMediaType } from "../../contract/sample.ts";
import { responseFor } from "../../contract/status.ts";
import { sentContent } from "../pipeline/prepared.ts";
import { headersFor, illustratedAnswer, illustrateOnce, isSilent, speakerOf, successOf } from "./answer.ts";
import type { InferredCall, InferredHandler } from "./call.ts";
import type { Inference } from "./inference.ts";
import { pagedList } from "./loose-list.ts";
import { numberOf } from "./thing.ts";

/** Longer inputs differ by their beginning. */
const maxInput = 10_000;

export function looseHandler(inference: Inference, operation: Operation): InferredHandler {
  const status = successOf(operation, [200, 201, 202, 204]);
  const paged = pagedList(inference, operation, status);
  return (call) => {
    if (isSilent(operation)) return illustratedAnswer(inference, operation, status, call);
    const body = bodyFor(inference, operation, status, call);
    return { status, body: paged ? paged(body, call) : body, headers: headersFor(inference, operation, status, {}, call) };
  };
}

function bodyFor(inference: Inference, called: Operation, status: number, { body, path, query }: InferredCall): unknown {
  const operation = speakerOf(inference, called);
  const response = responseFor(operation.responses, status);
  const content = response && sentContent(response);
  if (!content) return undefined;
  const asksNothing = operation.parameters.length === 0 && operation.body === undefined;
  if (asksNothing || [...content.examples.values()].some((example) => !content.check(example))) return illustrateOnce(inference, operation, status);
  // All pages are of one list.
  const asked = Object.entries(query).filter(([name]) => operation.method !== "GET" || !isPageWord(name));
  const input = stringifyJson([path, Object.fromEntries(asked), body instanceof Uint8Array ? body.length : body]).slice(0, maxInput);
  const seed = numberOf(inference.seed, operation.id, input);
  const sample = sampleMediaType(inference.contract.document, content, { seed, direction: "response" });
  return sample.ok ? sample.value : illustrateOnce(inference, operation, status);
}
