/** A typed client of the control API. Needs nothing but `fetch`, so it runs in tests, in pages and in workers. */
import type { components } from "../generated/control.ts";
import { type Caller, caller } from "./client-call.ts";
import { type ThingsClient, thingsClient } from "./client-things.ts";

type Schemas = components["schemas"];

export interface ControlClientOptions {
  /** What stands before `/_specimen`: `http://localhost:4010`. */
  readonly baseUrl: string;
  /** The default one unless said. */
  readonly sandbox?: string | undefined;
  /** Needed from other machines: the value of `--control-token`. */
  readonly token?: string | undefined;
  /** The global one unless said. */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
}

export interface SandboxClient {
  /** Everything back to the start; snapshots stay. */
  reset(): Promise<void>;
  /** Things by API and collection. */
  state(): Promise<Record<string, Record<string, unknown[]>>>;
  outbox(): Promise<Record<string, object[]>>;
  export(): Promise<Schemas["Export"]>;
  /** All or nothing; rejects with every mistake. */
  import(exported: Schemas["Export"]): Promise<Schemas["Imported"]>;
  /** `api` where several are served. */
  undo(steps?: Schemas["Steps"]): Promise<Schemas["Stepped"]>;
  redo(steps?: Schemas["Steps"]): Promise<Schemas["Stepped"]>;
  snapshot(name: string): Promise<Schemas["Snapshot"]>;
  snapshots(): Promise<Schemas["Snapshot"][]>;
  restore(name: string): Promise<Schemas["Snapshot"]>;
  deleteSnapshot(name: string): Promise<void>;
  /** Names of snapshots, or `now`. */
  diff(from: string, to?: string): Promise<Schemas["Difference"]>;
  apis(): Promise<Schemas["Api"][]>;
  /** Things of one collection. */
  things(api: string, collection: string): ThingsClient;
  readonly clock: ClockClient;
  /** The next answers of an operation. */
  force(plan: PlanInput): Promise<Schemas["Forced"]>;
  forced(): Promise<Schemas["Forced"][]>;
  clearForced(): Promise<void>;
  /** The newest first. */
  log(filter?: { readonly operation?: string; readonly status?: string | number; readonly limit?: number }): Promise<Schemas["LoggedRequest"][]>;
  clearLog(): Promise<void>;
}

export interface ClockClient {
  get(): Promise<Schemas["Clock"]>;
  freeze(at?: Date | string): Promise<Schemas["Clock"]>;
  set(at: Date | string): Promise<Schemas["Clock"]>;
  /** `7d`, `90s`. */
  advance(by: string): Promise<Schemas["Clock"]>;
  run(): Promise<Schemas["Clock"]>;
}

/** What the contract fills in may be left out. */
export type PlanInput = Omit<Partial<Schemas["Plan"]>, "operation"> & Pick<Schemas["Plan"], "operation">;

export interface ControlClient extends SandboxClient {
  health(): Promise<Schemas["Health"]>;
  sandboxes(): Promise<Schemas["Sandbox"][]>;
  /** A client of another sandbox of the same mock. */
  sandbox(name: string): ControlClient;
  /** A sandbox with all that `from` has now; without `from`, at the start state. */
  fork(name: string, from?: string): Promise<Schemas["Sandbox"]>;
  deleteSandbox(name: string): Promise<void>;
}

/** Methods reject with a {@link ControlError} where the mock refuses. */
export function createControlClient(options: ControlClientOptions): ControlClient {
  const call = caller(options);
  return {
    ...sandboxClient(call),
    health: () => call("GET", "/health"),
    sandboxes: async () => (await call<{ sandboxes: Schemas["Sandbox"][] }>("GET", "/sandboxes")).sandboxes,
    sandbox: (name) => createControlClient({ ...options, sandbox: name }),
    fork: (name, from) => call("PUT", `/sandboxes/${encodeURIComponent(name)}`, { body: from === undefined ? {} : { from } }),
    deleteSandbox: (name) => call("DELETE", `/sandboxes/${encodeURIComponent(name)}`),
  };
}

function sandboxClient(call: Caller): SandboxClient {
  const snapshotAt = (name: string): string => `/snapshots/${encodeURIComponent(name)}`;
  return {
    reset: () => call("POST", "/reset"),
    state: () => call("GET", "/state"),
    outbox: () => call("GET", "/outbox"),
    export: () => call("GET", "/export"),
    import: (body) => call("POST", "/import", { body }),
    undo: (body = { count: 1 }) => call("POST", "/undo", { body }),
    redo: (body = { count: 1 }) => call("POST", "/redo", { body }),
    snapshot: (name) => call("PUT", snapshotAt(name)),
    snapshots: async () => (await call<{ snapshots: Schemas["Snapshot"][] }>("GET", "/snapshots")).snapshots,
    restore: (name) => call("POST", `${snapshotAt(name)}/restore`),
    deleteSnapshot: (name) => call("DELETE", snapshotAt(name)),
    diff: (from, to = "now") => call("GET", "/diff", { query: { from, to } }),
    apis: async () => (await call<{ apis: Schemas["Api"][] }>("GET", "/apis")).apis,
    things: (api, collection) => thingsClient(call, api, collection),
    clock: clockClient(call),
    force: (body) => call("POST", "/forced", { body }),
    forced: async () => (await call<{ forced: Schemas["Forced"][] }>("GET", "/forced")).forced,
    clearForced: () => call("DELETE", "/forced"),
    log: async (query = {}) => (await call<{ requests: Schemas["LoggedRequest"][] }>("GET", "/log", { query })).requests,
    clearLog: () => call("DELETE", "/log"),
  };
}

const time = (at: Date | string): string => (typeof at === "string" ? at : at.toISOString());

const clockClient = (call: Caller): ClockClient => ({
  get: () => call("GET", "/clock"),
  freeze: (at) => call("POST", "/clock/freeze", { body: at === undefined ? {} : { at: time(at) } }),
  set: (at) => call("POST", "/clock/set", { body: { at: time(at) } }),
  advance: (by) => call("POST", "/clock/advance", { body: { by } }),
  run: () => call("POST", "/clock/run"),
});
