const reasons = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  412: "Precondition Failed",
} as const;

export type FailureStatus = keyof typeof reasons;

/** What a request is refused with. */
export class Failure extends Error {
  readonly status: FailureStatus;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: FailureStatus, detail: string, headers: Readonly<Record<string, string>> = {}) {
    super(`${reasons[status]}: ${detail}`);
    this.status = status;
    this.headers = headers;
  }

  get body(): unknown {
    return { message: this.message, requestId: null, errors: [{ errorType: reasons[this.status], resource: "Service" }], code: this.status };
  }
}
