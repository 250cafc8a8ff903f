/** Whether what the suite is about to send keeps the document itself: its examples and samples are not always sound. */
import { readBody } from "../../contract/body.ts";
import type { Contract, Operation, Parameter, ParameterValues, Violation } from "../../contract/model.ts";
import { encodeParameters } from "../../contract/parameter-encode.ts";
import { templateNames } from "../../contract/parameters.ts";
import { escapeToken } from "../../contract/pointer.ts";
import type { OutgoingRequest } from "../exchange.ts";

/** What is wrong with a request that was meant to be valid; undefined where nothing is, or where its URL leads elsewhere. */
export function ownFault(contract: Contract, operation: Operation, { body, headers, method, target }: OutgoingRequest): Violation | undefined {
  const [path = "", query = ""] = target.split(/\?(.*)/s);
  const match = contract.route(method, path);
  if (match.kind !== "operation" || match.operation !== operation) return undefined;
  const header = (name: string): string | undefined => headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
  const { violations } = operation.decodeParameters({ path: match.values, query, header });
  const read = readBody(contract, operation.body, header("content-type"), body ?? new Uint8Array(), "unreadable");
  return violations[0] ?? (read.kind === "read" ? read.violations[0] : undefined);
}

/** What the operation has against one parameter's value, once encoded and read again. */
export function valueFaults(operation: Operation, parameter: Parameter, value: unknown): readonly Violation[] {
  const { in: place, name } = parameter;
  const section = place === "querystring" ? "query" : place;
  const none: ParameterValues = { path: {}, query: {}, header: {}, cookie: {} };
  // Of the path, this parameter alone.
  const encoded = encodeParameters({ ...operation, path: `{${name}}` }, { ...none, [section]: { [name]: value } });
  const headers = new Map([...encoded.headers.map(([key, text]): [string, string] => [key.toLowerCase(), text]), ["cookie", encoded.cookie ?? ""]]);
  const path = templateNames(operation.path).map((other) => (other === name ? encoded.path : ""));
  const { violations } = operation.decodeParameters({ path, query: encoded.query, header: (key) => headers.get(key.toLowerCase()) });
  const at = `/${escapeToken(name)}`;
  return violations.filter((violation) => violation.in === section && (violation.at === at || violation.at.startsWith(`${at}/`)));
}
