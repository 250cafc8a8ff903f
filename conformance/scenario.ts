/** A story over several calls, typed by the generated operations. It states only what no single exchange can show. */
import type { Fixture } from "./target.ts";

/** What openapi-typescript writes for all operations of an API. */
type AnyOperations<Ops> = { [Id in keyof Ops]: { parameters: object; responses: object } };

type Responses<Op> = Op extends { responses: infer R } ? R : never;
type Status<Op> = keyof Responses<Op> & number;
type ContentOf<R> = R extends { content: infer C } ? C[keyof C] : undefined;
type Section<Op, Name extends string> = Op extends { parameters: { [Key in Name]: infer V } } ? V : undefined;
type Optional<Op, Name extends string> = Op extends { parameters: { [Key in Name]?: infer V } } ? NonNullable<V> : never;

/** Path values are needed where the path has templates; numbers and strings are both taken. */
type PathInput<Op> =
  Section<Op, "path"> extends object ? { readonly path: { readonly [Key in keyof Section<Op, "path">]: string | number } } : { readonly path?: never };
type QueryInput<Op> = [Optional<Op, "query">] extends [never] ? { readonly query?: never } : { readonly query?: Optional<Op, "query"> };
type BodyInput<Op> = Op extends { requestBody: { content: infer C } }
  ? { readonly body: C[keyof C] }
  : Op extends { requestBody?: { content: infer C } }
    ? { readonly body?: C[keyof C] }
    : { readonly body?: never };

export type Input<Op> = PathInput<Op> & QueryInput<Op> & BodyInput<Op>;
type InputArguments<Op> = Record<never, never> extends Input<Op> ? [input?: Input<Op>] : [input: Input<Op>];

/** An answer whose status was as expected. */
export interface Answer<Body> {
  readonly body: Body;
  /** First value; `name` in any case. */
  header(name: string): string | undefined;
  readonly status: number;
}

/** A call on its way. */
export interface Pending<Op> {
  /** The body of the answer. Any other status ends the story: it breaks the rule, or else what the contract documents. */
  answers<S extends Status<Op>>(status: S, rule?: string): Promise<ContentOf<Responses<Op>[S]>>;
  /** The same with headers. */
  replies<S extends Status<Op>>(status: S, rule?: string): Promise<Answer<ContentOf<Responses<Op>[S]>>>;
}

export interface RawRequest {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Send no credentials of this principal. */
  readonly anonymous?: boolean;
}

/** A call that types forbid: any method, path, headers and bytes. */
export interface RawPending {
  answers(status: number | readonly number[], rule: string): Promise<Answer<unknown>>;
}

/** One principal, who can call every operation. */
export type ActorFacade<Ops> = {
  readonly [Id in keyof Ops]: (...input: InputArguments<Ops[Id]>) => Pending<Ops[Id]>;
} & {
  /** `target` is path and query below the base URL, sent as it is. The operation is found by routing it. */
  raw(method: string, target: string, request?: RawRequest): RawPending;
};

/** What a story has beside its actors. */
export interface Tools {
  /** A name that nobody else uses. */
  unique(word?: string): string;
  /** A thing that the profile offers. The case is inconclusive where it offers none. */
  fixture(id: string): Fixture["values"];
  /** Calls without credentials. */
  readonly nobody: { raw(method: string, target: string, request?: RawRequest): RawPending };
  /** Breaks the rule where it does not hold; the story goes on. */
  holds(rule: string, condition: boolean, expected: string, found: unknown): void;
  /** Breaks the rule where the two differ as JSON; the story goes on. */
  same(rule: string, found: unknown, expected: unknown): void;
  /** Undone when the run ends, in reverse order, whatever became of the story. */
  afterwards(undo: () => Promise<unknown>): void;
  /** Waits until a change must be visible, then until `seen` is true or that time is over. */
  eventually<T>(read: () => Promise<T>, seen: (value: T) => boolean): Promise<T>;
  /** The first proofs that a principal has, by security scheme: for requests that carry them wrong on purpose. */
  credentials(principal: string): Readonly<Record<string, string>>;
  /** Tells the report what stays at the target on purpose, once the story has ended. */
  leaves(what: string): void;
  /** Ends the story as inconclusive: what a fixture names was used up, and how it comes back. */
  spent(fixture: string): never;
  /** What the profile's state of this name printed or answered; undefined where it offers none, and then nothing is prepared. */
  state(name: string, prepare: () => Promise<Readonly<Record<string, string>>>): Promise<string | undefined>;
  /** Ends the story as inconclusive: what is missing, and how to supply it. */
  cannot(why: string): never;
  /** Resolves after so many milliseconds, for clocks that count in seconds. */
  pause(ms: number): Promise<void>;
}

export interface ScenarioOptions<Ops, Cast extends string> {
  /** One sentence that the story proves. */
  readonly statement: string;
  /** Rule ids that it shows, and `operation/status` pairs that it exercises; the first pair names the case. */
  readonly sources: readonly string[];
  readonly principals: readonly Cast[];
  /** Fixtures that can be used once; such stories come last and only where the profile offers them. */
  readonly spends?: readonly string[];
  /** True: nothing unsafe is sent, so a read-only run tells it too. */
  readonly readOnly?: boolean;
  /** True: tells of things that other stories change for a while, and waits until none does. */
  readonly shares?: boolean;
  run(cast: { readonly [Name in Cast]: ActorFacade<Ops> } & Tools): Promise<void>;
}

/** A scenario as the runner holds it. */
export interface Scenario {
  readonly statement: string;
  readonly sources: readonly string[];
  readonly principals: readonly string[];
  readonly spends: readonly string[];
  readonly readOnly: boolean;
  readonly shares: boolean;
  run(cast: never): Promise<void>;
}

/** `scenario<operations>()({ … })`: two calls, because TypeScript infers all type arguments of a call or none. */
export const scenario =
  <Ops extends AnyOperations<Ops>>() =>
  <const Cast extends string>(options: ScenarioOptions<Ops, Cast>): Scenario => ({ spends: [], readOnly: false, shares: false, ...options });
