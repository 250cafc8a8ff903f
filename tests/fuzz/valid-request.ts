/** A request that a contract's own examples make, as some principal: what the hostile ones are mutations of. */
import { encodeBody } from "../../contract/body-encode.ts";
import type { Operation, Parameter } from "../../contract/model.ts";
import { encodeParameters } from "../../contract/parameter-encode.ts";
import { presentation } from "../../mock/principals.ts";
import type { ServedApi } from "../../mock/served-api.ts";
import type { Choice } from "./choice.ts";
import type { Draft } from "./draft.ts";

/** Each API stands under its id. */
export function validRequest(apis: readonly ServedApi[], choice: Choice): Draft {
  const api = choice.pick(apis);
  const operation = api && choice.pick(api.contract.operations);
  if (!operation) throw new Error("A fuzz run needs an operation.");
  const { path, query, headers, cookie } = parametersOf(operation, choice);
  const draft: Draft = {
    method: operation.method,
    path: `/${api.contract.id}${api.contract.basePath}${path}`,
    query,
    version: "HTTP/1.1",
    headers: [["Host", "localhost"], ...headers.map(([name, value]): [string, string] => [name, value])],
    body: Buffer.alloc(0),
    framing: "length",
  };
  addCredentials(draft, api, operation, choice, cookie);
  addBody(draft, api, operation, choice);
  return draft;
}

function parametersOf(operation: Operation, choice: Choice): ReturnType<typeof encodeParameters> {
  const sent = operation.parameters.filter(({ required }) => required || choice.chance(0.7));
  const values = (place: Parameter["in"]) => Object.fromEntries(sent.filter((one) => one.in === place).map(({ name, example }) => [name, example ?? "1"]));
  return encodeParameters(operation, { path: values("path"), query: values("query"), header: values("header"), cookie: values("cookie") });
}

function addCredentials(draft: Draft, { behaviour, contract }: ServedApi, { security }: Operation, choice: Choice, cookie: string | undefined): void {
  const principal = choice.pick(behaviour.principals);
  const presented = principal && presentation(contract, security, principal);
  const cookies = [...(cookie === undefined ? [] : [cookie]), ...Object.entries(presented?.cookies ?? {}).map(([name, value]) => `${name}=${value}`)];
  draft.headers.push(...Object.entries(presented?.headers ?? {}));
  if (cookies.length > 0) draft.headers.push(["Cookie", cookies.join("; ")]);
  const query = new URLSearchParams(presented?.query).toString();
  draft.query = [draft.query, query].filter((part) => part !== "").join("&");
}

function addBody(draft: Draft, { contract }: ServedApi, { body }: Operation, choice: Choice): void {
  const mediaType = choice.pick(body?.content ?? []);
  if (!mediaType) return;
  const { contentType, bytes } = encodeBody(mediaType, choice.pick([...mediaType.examples.values()]) ?? {}, contract.document);
  draft.headers.push(["Content-Type", contentType]);
  draft.body = Buffer.from(bytes);
}
