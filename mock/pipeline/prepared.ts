/** What the engine works out once per operation, so that no request pays for it again. */

import { essence, isJson } from "../../contract/media-type.ts";
import type { DocumentedResponse, MediaType, Operation, ResponseHeader } from "../../contract/model.ts";
import { documents, responseFor } from "../../contract/status.ts";
import { isSecret } from "../../contract/violation.ts";
import type { Approach, Call, Reply } from "../handler.ts";
import type { ReplyParts } from "./exchange.ts";

export interface PreparedResponse {
  readonly documented: DocumentedResponse;
  /** What is sent: JSON where documented, else the first media type. Undefined: no body. */
  readonly mediaType: MediaType | undefined;
  /** Of JSON; other media types depend on the value. */
  readonly contentType: string;
  readonly json: boolean;
  readonly headers: readonly ResponseHeader[];
}

type AnyHandler = (call: Call<unknown, object, unknown>) => Reply<unknown>;
type AnyAdmission = (approach: Approach<unknown, object, unknown>) => Reply<unknown> | undefined;

export class PreparedOperation {
  readonly operation: Operation;
  readonly handle: AnyHandler;
  readonly admit: AnyAdmission | undefined;
  /** Which of the path's templates hold secrets, such as the token of an invitation. */
  readonly secretPathValues: readonly number[];
  /** It documents that it may have nothing acceptable to send. */
  readonly negotiates: boolean;
  /** It documents that it refuses other media types than its own. */
  readonly refusesOtherTypes: boolean;
  readonly #responses = new Map<number, PreparedResponse | undefined>();

  constructor(operation: Operation, handle: AnyHandler, admit: AnyAdmission | undefined) {
    this.operation = operation;
    this.negotiates = documents(operation.responses, 406);
    this.refusesOtherTypes = documents(operation.responses, 415);
    this.handle = handle;
    this.admit = admit;
    this.secretPathValues = [...operation.path.matchAll(/\{([^{}]+)\}/g)].flatMap(([, name = ""], index) => (isSecret(name) ? index : []));
  }

  /** The documented response for a status; undefined where there is none. */
  response(status: number): PreparedResponse | undefined {
    const known = this.#responses.get(status);
    if (known || this.#responses.has(status)) return known;
    const documented = responseFor(this.operation.responses, status);
    const prepared = documented && prepare(documented);
    this.#responses.set(status, prepared);
    return prepared;
  }

  /** `reply` of the type bridge: the body is an argument exactly where content is documented. */
  readonly reply = (status: number, first?: unknown, second?: unknown): ReplyParts => {
    const content = this.response(status)?.mediaType !== undefined;
    // Headers are plain objects wherever the types allow them.
    const headers = (content ? second : first) as ReplyParts["headers"];
    return { status, body: content ? first : undefined, headers };
  };
}

/** Of several media types the one that is sent: JSON, else the first. */
export const sentContent = ({ content }: DocumentedResponse): MediaType | undefined => content.find(({ range }) => isJson(essence(range))) ?? content[0];

function prepare(documented: DocumentedResponse): PreparedResponse {
  const mediaType = sentContent(documented);
  return {
    documented,
    mediaType,
    contentType: mediaType?.range ?? "",
    json: mediaType !== undefined && isJson(essence(mediaType.range)) && !mediaType.range.includes("*"),
    headers: documented.headers,
  };
}
