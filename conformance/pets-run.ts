/** A session on a pets server, for tests that send. */
import type { Contract } from "../contract/model.ts";
import { Recorder } from "./recorder.ts";
import { Sender } from "./send.ts";
import { Session, type SessionOptions } from "./session.ts";
import type { Profile } from "./target.ts";

export const petsProfile = (change: Partial<Profile> = {}): Profile => ({
  api: "pets",
  implementation: { name: "pets", version: "1", contact: undefined },
  baseUrl: undefined,
  principals: { keeper: { credentials: [{ key: "secret" }], variables: {} } },
  cast: { owner: "keeper", weak: undefined, foreign: undefined },
  parameters: {},
  unknown: {},
  fixtures: [],
  skips: [],
  headers: {},
  requestsPerSecond: undefined,
  visibleAfterMs: 0,
  tls: {},
  states: {},
  ...change,
});

export function petsRecorder(contract: Contract, baseUrl: string, profile: Profile = petsProfile(), options: Partial<SessionOptions> = {}): Recorder {
  const settings: SessionOptions = { seed: 1, runId: "test", strict: false, readOnly: false, timeoutMs: 2000, ...options };
  const sender = new Sender(baseUrl, { timeoutMs: settings.timeoutMs, maxBytes: 1_000_000, tls: {} }, 2);
  return new Recorder(new Session(contract, { baseUrl, profile }, sender, settings));
}
