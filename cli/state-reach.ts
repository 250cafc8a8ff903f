/** A running mock, reached by its control API; what stands in the way is told in one sentence. */
import { type ControlClient, createControlClient } from "../mock/client.ts";
import { ControlError } from "../mock/client-call.ts";
import { UsageError } from "../mock/load-apis.ts";

export type Reach = ControlClient;

/** Throws {@link UsageError}. */
export async function withMock<T>(options: Readonly<Record<string, unknown>>, act: (client: Reach) => Promise<T>): Promise<T> {
  const baseUrl = String(options["url"]);
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol)) throw new UsageError(`--url: "${baseUrl}" is no http or https URL.`);
  const text = (name: string): string | undefined => (typeof options[name] === "string" ? options[name] : undefined);
  try {
    return await act(createControlClient({ baseUrl, sandbox: text("sandbox"), token: text("token") }));
  } catch (error) {
    throw explained(error, baseUrl);
  }
}

const mostTold = 20;

function explained(error: unknown, baseUrl: string): unknown {
  if (error instanceof ControlError) return refused(error, baseUrl);
  // The global fetch rejects with this alone where no answer came.
  if (!(error instanceof TypeError) || !("cause" in error)) return error;
  const { cause } = error;
  const why = cause instanceof Error ? ("code" in cause ? String(cause.code) : cause.message) : error.message;
  return new UsageError(`No mock answers at ${baseUrl} (${why}). Start one with: specimen mock, or name another with --url.`);
}

function refused({ status, problem, message }: ControlError, baseUrl: string): UsageError {
  if (!problem) return new UsageError(`${baseUrl} answered with ${status}, and not as a mock does; is something else listening there?`);
  if (status === 403) return new UsageError(`${message} (name it with --token, or in SPECIMEN_TOKEN)`);
  const mistakes = (problem.violations ?? []).map(sentenceOf);
  // The API's words name the member of a body.
  if (mistakes.length < 2) return new UsageError(/^\/api: |^Expected "api" /.test(message) ? `${message} Name it with --api.` : message);
  const more = mistakes.length > mostTold ? [`  and ${mistakes.length - mostTold} more`] : [];
  return new UsageError([`${problem.title}, ${mistakes.length} mistakes:`, ...mistakes.slice(0, mostTold), ...more].join("\n"));
}

function sentenceOf(violation: Readonly<Record<string, unknown>>): string {
  const { at, message, expected, found } = violation;
  return `  ${String(at) || "/"}: ${message === undefined ? `expected ${String(expected)}, found ${String(found)}` : String(message)}`;
}
