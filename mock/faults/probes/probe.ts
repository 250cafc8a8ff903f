/** A fixed run of calls, for tests that compare a faulty mock with a correct one. */
import { createMock } from "../../mock.ts";
import type { MockOptions } from "../../options.ts";

export interface ProbeCall {
  readonly method?: string;
  /** `{name}` stands for what an earlier call learnt. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it stands. */
  readonly body?: string | FormData;
  /** Keeps what the first group of an expression finds in Location and body. */
  readonly learn?: readonly [name: string, found: RegExp];
}

export interface ProbeAnswer {
  readonly call: string;
  readonly status: number;
  /** Location, Allow, Content-Type and Retry-After. */
  readonly headers: string;
  readonly body: string;
}

const now = "2026-01-31T09:00:00Z";

/** The same calls to a fresh mock, one after the other. */
export async function probe(api: NonNullable<MockOptions["apis"]>[number], calls: readonly ProbeCall[], fault?: string): Promise<ProbeAnswer[]> {
  const mock = createMock({ apis: [api], now, fault });
  const learnt = new Map<string, string>();
  const answers: ProbeAnswer[] = [];
  for (const { method = "GET", path, headers = {}, json, body, learn } of calls) {
    const target = path.replace(/\{(\w+)\}/g, (whole, name: string) => learnt.get(name) ?? whole);
    const content = json === undefined ? body : JSON.stringify(json);
    const response = await mock.fetch(target, {
      method,
      headers: { ...(json === undefined ? {} : { "Content-Type": "application/json" }), ...headers },
      // Bytes, because text would get a content type of its own.
      ...(content === undefined ? {} : { body: typeof content === "string" ? new TextEncoder().encode(content) : content }),
    });
    const answer = {
      call: `${method} ${path}`,
      status: response.status,
      headers: ["location", "allow", "content-type", "retry-after"].map((name) => response.headers.get(name)).join(" "),
      body: await response.text(),
    };
    if (learn) learnt.set(learn[0], learn[1].exec(`${answer.headers}\n${answer.body}`)?.[1] ?? "");
    answers.push(answer);
  }
  return answers;
}
