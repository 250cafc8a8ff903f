/** The implementation under test, and what its owner states about it. */

export interface Target {
  /** Everything before an operation's path. */
  readonly baseUrl: string;
  readonly profile: Profile;
}

/** One principal's proofs: values by security scheme, all of them together; the first one given is used unless a case asks for another. */
export interface ProfilePrincipal {
  readonly credentials: readonly Readonly<Record<string, string>>[];
  /** Names of environment variables that reproduction commands print instead of values, by scheme. */
  readonly variables: Readonly<Record<string, string>>;
}

export type FixtureUse = "keep" | "change-and-restore" | "spend";

/** A thing that exists at the target before the run. */
export interface Fixture {
  readonly id: string;
  /** `keep`: only read. `change-and-restore`: changed, then put back. `spend`: used once, last. */
  readonly use: FixtureUse;
  /** Values of path parameters that name it, and whatever else a story needs. */
  readonly values: Readonly<Record<string, string | number>>;
  /** Body that puts it back by the operation that changed it, where reading it does not tell. */
  readonly restore?: Readonly<Record<string, unknown>>;
  /** Operations whose path it fills; every operation whose path parameters it names unless said. */
  readonly operations: readonly string[] | undefined;
}

export interface ReasonedSkip {
  /** Glob over case ids. */
  readonly cases: string;
  readonly reason: string;
}

/** What the owner of a target states, from YAML. Every value may hold `${ENV}`. */
export interface Profile {
  readonly api: string;
  readonly implementation: { readonly name: string; readonly version: string; readonly contact: string | undefined };
  readonly baseUrl: string | undefined;
  readonly principals: Readonly<Record<string, ProfilePrincipal>>;
  /** Who plays whom in derived cases; undefined where nobody does. */
  readonly cast: { readonly owner: string | undefined; readonly weak: string | undefined; readonly foreign: string | undefined };
  /** Values of path parameters that hold for every operation, such as an organization. */
  readonly parameters: Readonly<Record<string, string | number>>;
  /** Values of path parameters that name nothing; a well-formed value is made up where none is given. */
  readonly unknown: Readonly<Record<string, string | number>>;
  readonly fixtures: readonly Fixture[];
  readonly skips: readonly ReasonedSkip[];
  readonly headers: Readonly<Record<string, string>>;
  /** At most this many requests a second; undefined for no limit. */
  readonly requestsPerSecond: number | undefined;
  /** How long a change may take to be seen. */
  readonly visibleAfterMs: number;
  readonly tls: { readonly ca?: string; readonly cert?: string; readonly key?: string };
  /** A precondition brought about by the owner's own endpoint or command, by name; `reset` before every run. */
  readonly states: Readonly<Record<string, StateRecipe>>;
  /** Nobody stated the credentials, so a target that does not take them is not at fault. */
  readonly madeUpCredentials?: true;
}

/** `url` may be relative to the base URL. */
export type StateRecipe = { readonly url: string; readonly method: string; readonly headers: Readonly<Record<string, string>> } | { readonly command: string };
