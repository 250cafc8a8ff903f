const reasons = { 400: "bad_request", 401: "unauthorized", 403: "forbidden", 404: "not_found", 405: "method_not_allowed", 422: "unprocessable" } as const;

export type FailureStatus = keyof typeof reasons;

/** Texts by field name. */
export type Complaints = Readonly<Record<string, readonly string[]>>;

/** What a request is refused with; complaints only where its contents were checked. */
export class Failure extends Error {
  readonly status: FailureStatus;
  readonly headers: Readonly<Record<string, string>>;
  readonly #complaints: Complaints | undefined;

  constructor(status: FailureStatus, message: string, complaints?: Complaints, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
    this.#complaints = complaints;
  }

  get body(): unknown {
    return { code: reasons[this.status], data: this.#complaints ? { errors: this.#complaints } : null, message: this.message, success: false };
  }
}
