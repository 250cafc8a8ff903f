/** A whole run: load, plan, ask whether the target is there, run every case, clean up, summarise. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { compile } from "../contract/compile.ts";
import { loadDocument } from "../contract/load.ts";
import type { Contract } from "../contract/model.ts";
import { packageRoot } from "../contract/package-root.ts";
import { applyBaseline, type KnownFailure, loadBaseline } from "./baseline.ts";
import type { Case } from "./case.ts";
import { ConfigurationError } from "./configuration-error.ts";
import { contractFile } from "./contract-file.ts";
import { defaultProfile } from "./default-profile.ts";
import { kept } from "./kept.ts";
import { type Plan, type PlannedCases, type PlanOptions, planCases, scenariosOf } from "./plan.ts";
import { loadProfile, shippedProfile } from "./profile.ts";
import { expectKnownNames } from "./profile-names.ts";
import type { CaseResult, RunResult } from "./result.ts";
import { loadRules, type Rules } from "./rules.ts";
import { runCase, type Suite } from "./run-case.ts";
import { Sender } from "./send.ts";
import { Session } from "./session.ts";
import { bringAbout } from "./states.ts";
import { causesOf, coverageOf, exitCodeOf, totalsOf } from "./summarise.ts";
import type { Profile } from "./target.ts";
import { lasting } from "./unremovable.ts";

export interface VerifyOptions extends PlanOptions {
  /** A shipped API's id, or a document. */
  readonly api: string;
  /** Base URL; the profile's where absent. */
  readonly target: string | undefined;
  readonly profile: string | undefined;
  /** Instead of a profile: credentials for every scheme, and `Name: value`. */
  readonly token?: string | undefined;
  readonly headers?: readonly string[] | undefined;
  readonly seed: number;
  readonly runId: string;
  readonly strict: boolean;
  readonly readOnly: boolean;
  /** The target holds nothing that matters. */
  readonly disposable?: boolean | undefined;
  readonly timeoutMs: number;
  readonly concurrency: number;
  readonly allowIncomplete: boolean;
  /** File of known failures. */
  readonly baseline?: string | undefined;
}

/** Everything that must be right before the first request. */
export interface Prepared {
  readonly options: VerifyOptions;
  readonly contract: Contract;
  readonly digest: string;
  readonly plan: Plan;
  readonly suite: Suite;
  readonly baseline: readonly KnownFailure[];
  /** By `performance.now()`; no case starts later. */
  readonly untilMs: number;
}

/** `stated` and `planned`: the profile and the cases, where they were read and derived before. Throws {@link ConfigurationError}, or a DocumentError. */
export async function prepare(options: VerifyOptions, stated?: Profile, planned?: PlannedCases): Promise<Prepared> {
  const { id, file } = contractFile(options.api);
  const contract = compile(id, await loadDocument(file));
  const profile = stated ?? (await profileFor(contract, options));
  const baseUrl = baseUrlFor(options, profile);
  const rules = await loadRules(join(dirname(file), "rules.yaml"));
  const plan = planned ? { ...planned, scenarios: await scenariosOf(contract) } : await planCases(contract, rules, profile, options);
  if (options.profile !== undefined && !stated)
    expectKnownNames(options.profile, profile, contract, options.only.length === 0 ? plan.cases.map(({ id: name }) => name) : undefined);
  const baseline = options.baseline === undefined ? [] : await loadBaseline(options.baseline, await allIds(contract, rules, profile, options));
  const sender = new Sender(baseUrl, { timeoutMs: options.timeoutMs, maxBytes: 10 * 1024 * 1024, tls: profile.tls }, options.concurrency);
  const session = new Session(contract, { baseUrl, profile }, sender, options);
  const digest = createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
  const untilMs = options.budgetMs === undefined ? Number.POSITIVE_INFINITY : performance.now() + options.budgetMs;
  return { options, contract, digest, plan, suite: { session, rules, scenarios: plan.scenarios }, baseline, untilMs };
}

/** Whatever this run takes of them. */
const allIds = async (contract: Contract, rules: Rules, profile: Profile, options: VerifyOptions): Promise<string[]> =>
  (await planCases(contract, rules, profile, { ...options, only: [] })).cases.map(({ id }) => id);

function baseUrlFor({ target }: VerifyOptions, profile: Profile): string {
  const baseUrl = target ?? profile.baseUrl;
  if (baseUrl === undefined) throw new ConfigurationError("Which implementation? Name its base URL with --target, or as baseUrl in the profile.");
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url?.username || url?.password) throw new ConfigurationError("The target's URL must hold no user and password; state credentials in the profile.");
  if (!url || !/^https?:$/.test(url.protocol)) throw new ConfigurationError(`The target "${baseUrl}" is no http or https URL.`);
  if (url.search !== "" || url.hash !== "") throw new ConfigurationError(`The target "${baseUrl}" must end with a path: operations are appended to it.`);
  return baseUrl;
}

async function profileFor(contract: Contract, { headers, profile, token }: VerifyOptions): Promise<Profile> {
  if (token !== undefined || headers !== undefined) {
    if (profile === undefined) return defaultProfile(contract, { token, headers });
    throw new ConfigurationError("A profile states credentials and headers itself; leave out --token and --header, or --profile.");
  }
  if (profile !== undefined) {
    const stated = await loadProfile(profile);
    if (stated.api === contract.id) return stated;
    throw new ConfigurationError(
      `The profile ${profile} is for "${stated.api}", and the contract is "${contract.id}"; correct its member "api", or name another contract.`,
    );
  }
  return loadProfile(shippedProfile(contract.id)).catch((error: Error) => {
    if (!(error instanceof ConfigurationError) || !error.message.includes("ENOENT")) throw error;
    return defaultProfile(contract, { token, headers });
  });
}

/** One case, or the reason why it was left out. */
export async function runOne({ options, plan, suite, untilMs }: Prepared, test: Case): Promise<CaseResult> {
  const reason = plan.skipped.get(test.id) ?? (performance.now() > untilMs ? notReached(options) : undefined);
  return reason === undefined ? kept(suite, await runCase(suite, test)) : leftOut(test, reason);
}

export const leftOut = (test: Case, reason: string): CaseResult => ({
  case: test,
  verdict: "skipped",
  findings: [],
  reason,
  exchanges: [],
  covered: [],
  elapsedMs: 0,
});

const notReached = ({ budgetMs = 0 }: VerifyOptions): string => `not reached: the budget of ${budgetMs / 1000} s was used up`;
export const interrupted = "not reached: the run was interrupted";

/** Takes away what the run made, and puts the results of all cases, in order, together. */
export async function conclude(prepared: Prepared, judged: readonly CaseResult[], startedAt: Date): Promise<RunResult> {
  const { baseline, contract, digest, options, plan, suite } = prepared;
  const { session } = suite;
  const results = applyBaseline(judged, baseline, startedAt.toISOString().slice(0, 10));
  const cutShort = session.disturbed || session.gone !== undefined || results.some(({ reason }) => reason === notReached(options) || reason === interrupted);
  session.close();
  const coverage = coverageOf(contract, results);
  const { version } = JSON.parse(await readFile(join(packageRoot, "package.json"), "utf8")) as { version: string };
  return {
    api: contract.id,
    contract: { title: contract.title, version: contract.version, file: contract.file, digest },
    suite: { version },
    implementation: session.target.profile.implementation,
    settings: { seed: options.seed, strict: options.strict, readOnly: options.readOnly, depth: plan.depth },
    cases: results,
    coverage,
    causes: causesOf(results, options.strict),
    totals: totalsOf(results),
    leftovers: [...session.leftovers, ...lasting(session.lasting)],
    volatile: {
      baseUrl: session.target.baseUrl,
      runId: options.runId,
      startedAt: startedAt.toISOString(),
      elapsedMs: Date.now() - startedAt.getTime(),
      requests: session.requests,
      waitedMs: session.waitedMs,
    },
    exitCode: exitCodeOf(results, coverage, options.allowIncomplete, cutShort),
  };
}

/** The whole run without any test runner, one case after the other. */
export const verify = async (options: VerifyOptions): Promise<RunResult> => runAll(await prepare(options));

export async function runAll(prepared: Prepared): Promise<RunResult> {
  const startedAt = new Date();
  if (!prepared.options.readOnly) await bringAbout(prepared.suite.session.target, "reset");
  const results: CaseResult[] = [];
  for (const test of prepared.plan.cases) results.push(await runOne(prepared, test));
  return conclude(prepared, results, startedAt);
}

export const defaults: Omit<VerifyOptions, "api" | "target"> = {
  profile: undefined,
  only: [],
  skip: [],
  seed: 1,
  runId: "run",
  strict: false,
  readOnly: false,
  depth: "full",
  timeoutMs: 10_000,
  concurrency: 4,
  allowIncomplete: false,
};
