/** A small implementation of one API that shares no code with the mock, healthy or with one fault. */
export interface ConformingServer {
  readonly api: string;
  /** Sentences by fault name. */
  readonly faults: Readonly<Record<string, string>>;
  /** Starts on loopback with the start state; port 0 or none takes any free one. Throws on an unknown fault. */
  start(options?: StartOptions): Promise<RunningServer>;
}

export interface StartOptions {
  readonly fault?: string;
  readonly port?: number;
}

export interface RunningServer {
  readonly baseUrl: string;
  close(): Promise<void>;
}
