/** A fuzz run: batches of hostile cases in parallel against one mock, each answer judged, state and memory watched. */
import { packageRoot } from "../../contract/package-root.ts";
import { loadApis, shippedIds } from "../../mock/load-apis.ts";
import type { ServedApi } from "../../mock/served-api.ts";
import { bodyLimitBytes } from "./bad-bodies.ts";
import { complete, type HostileCase, shown } from "./case.ts";
import { Choice } from "./choice.ts";
import { hostileCase } from "./hostile-case.ts";
import { judge } from "./judge.ts";
import { type MockProcess, startMock } from "./mock-process.ts";
import { validRequest } from "./valid-request.ts";
import { type WireResult, wireCall } from "./wire-call.ts";

export interface CampaignOptions {
  readonly seed: number;
  /** The first iteration. */
  readonly from: number;
  readonly seconds: number;
  /** Ends the run earlier. */
  readonly count?: number;
}

export interface Campaign {
  readonly cases: number;
  readonly answers: Readonly<Record<string, number>>;
  /** Batches of refused requests around which the state was compared. */
  readonly compared: number;
  readonly slowestMs: number;
  /** At the first third and at the end; undefined where the system does not say. */
  readonly memoryBytes: readonly (number | undefined)[];
  /** One text each, ready to print. */
  readonly faults: readonly string[];
}

const batchSize = 16;
const limitMs = 1000;
const documents = [...shippedIds, `${packageRoot}/tests/fuzz/shapes.openapi.yaml`];

export async function runCampaign(options: CampaignOptions): Promise<Campaign> {
  const apis = await loadApis({ apis: documents });
  const mock = await startMock(documents, bodyLimitBytes, packageRoot);
  try {
    return await new Run(mock, apis, options).all();
  } finally {
    await mock.stop();
  }
}

class Run {
  readonly #mock: MockProcess;
  readonly #apis: readonly ServedApi[];
  readonly #options: CampaignOptions;
  readonly #faults: string[] = [];
  readonly #answers: Record<string, number> = {};
  #compared = 0;
  #slowestMs = 0;

  constructor(mock: MockProcess, apis: readonly ServedApi[], options: CampaignOptions) {
    this.#mock = mock;
    this.#apis = apis;
    this.#options = options;
  }

  async all(): Promise<Campaign> {
    const { from, seconds, count = Number.POSITIVE_INFINITY } = this.#options;
    const started = performance.now();
    const elapsed = (): number => (performance.now() - started) / 1000;
    const memoryBytes: (number | undefined)[] = [];
    let next = from;
    while (elapsed() < seconds && next < from + count && this.#faults.length === 0) {
      if (memoryBytes.length === 0 && elapsed() > seconds / 3) memoryBytes.push(this.#mock.memoryBytes());
      const size = Math.min(batchSize, from + count - next);
      await this.#batch(Array.from({ length: size }, (_unused, index) => next + index));
      next += size;
    }
    memoryBytes.push(this.#mock.memoryBytes());
    if (this.#faults.length === 0) await this.#aftermath();
    return { cases: next - from, answers: this.#answers, compared: this.#compared, slowestMs: this.#slowestMs, memoryBytes, faults: this.#faults };
  }

  async #batch(iterations: readonly number[]): Promise<void> {
    // What valid requests have made would grow for as long as the run lasts.
    if ((iterations[0] ?? 0) % (batchSize * 50) === 0) await this.#mock.reset();
    const before = await this.#state();
    const cases = iterations.map((iteration) => hostileCase(this.#apis, this.#options.seed, iteration));
    const results = await Promise.all(cases.map((hostile) => this.#send(hostile)));
    for (const [index, hostile] of cases.entries()) {
      const result = results[index];
      if (result) await this.#judge(iterations[index] ?? 0, hostile, result);
    }
    // The news of a crash comes after the connections that it broke.
    if (this.#faults.length > 0) await new Promise((resolve) => setTimeout(resolve, 500));
    if (this.#mock.exited !== undefined)
      this.#fault(iterations[0] ?? 0, `the process ended: ${this.#mock.exited}. ${this.#mock.noise.join("").slice(0, 2000)}`);
    else if (this.#mock.noise.length > 0) this.#fault(iterations[0] ?? 0, `it printed what is no event: ${this.#mock.noise.join("").slice(0, 2000)}`);
    else if (!cases.some((hostile, index) => mayHaveChanged(hostile, results[index]))) {
      this.#compared += 1;
      if ((await this.#state()) !== before)
        this.#fault(iterations[0] ?? 0, `refused requests changed the state; the batch is ${cases.map(({ name }) => name).join(", ")}`);
    }
  }

  #send(hostile: HostileCase): Promise<WireResult> {
    return wireCall(this.#mock.port, hostile);
  }

  async #judge(iteration: number, hostile: HostileCase, result: WireResult): Promise<void> {
    for (const { status } of result.answers) this.#answers[status] = (this.#answers[status] ?? 0) + 1;
    const waitedMs = result.firstByteMs ?? (hostile.owes === "nothing" ? 0 : result.settledMs);
    this.#slowestMs = Math.max(this.#slowestMs, waitedMs);
    const faults = judge(this.#apis, hostile, result);
    if (waitedMs > limitMs && (await this.#isSlowAlone(hostile))) faults.push(`${Math.round(waitedMs)} ms until the first byte, and as long when sent alone`);
    for (const fault of faults) this.#fault(iteration, fault, hostile);
  }

  /** Slow is what is slow alone, while the mock is at work on it or quick with others: a busy machine is no fault. */
  async #isSlowAlone(hostile: HostileCase): Promise<boolean> {
    const cpuBefore = this.#mock.cpuMs() ?? 0;
    const running = this.#send(hostile);
    await new Promise((resolve) => setTimeout(resolve, limitMs / 2));
    const askedAt = performance.now();
    const control = this.#mock.get("/_specimen/v1/health").then(
      () => performance.now() - askedAt,
      () => Number.POSITIVE_INFINITY,
    );
    const { firstByteMs, settledMs } = await running;
    const atWorkMs = (this.#mock.cpuMs() ?? 0) - cpuBefore;
    return (firstByteMs ?? settledMs) > limitMs && (atWorkMs > limitMs / 2 || (await control) < limitMs / 4);
  }

  /** The mock still serves what it served before. */
  async #aftermath(): Promise<void> {
    await this.#mock.reset();
    for (const api of this.#apis) {
      const statuses: number[] = [];
      for (let index = 0; index < 60 && !statuses.some((status) => status < 300); index += 1) {
        const { answers } = await wireCall(this.#mock.port, complete(validRequest([api], new Choice(this.#options.seed, "valid", index))));
        statuses.push(...answers.map(({ status }) => status));
      }
      if (!statuses.some((status) => status < 300)) this.#faults.push(`Afterwards no valid request to ${api.contract.id} succeeded: ${statuses.join(", ")}.`);
    }
  }

  async #state(): Promise<string> {
    return this.#mock.get("/_specimen/v1/state").catch((error: unknown) => `no state: ${String(error)}`);
  }

  #fault(iteration: number, fault: string, hostile?: HostileCase): void {
    const what = hostile ? `"${hostile.name}": ${fault}\n  sent  ${shown(hostile)}` : fault;
    this.#faults.push(`seed ${this.#options.seed}, iteration ${iteration}: ${what}\n  again npm run fuzz -- --seed ${this.#options.seed} --from ${iteration}`);
  }
}

const reading = /^\s*(?:GET|HEAD|OPTIONS|TRACE) /;

/** An accepted call that is no reading one, or one whose answer nobody saw. */
function mayHaveChanged({ owes, name, pieces }: HostileCase, result: WireResult | undefined): boolean {
  if (pieces[0] && reading.test(pieces[0].subarray(0, 40).toString("latin1"))) return false;
  if (owes === "nothing") return name === "gone before the answer";
  return result?.answers.some(({ status }) => status < 300) ?? true;
}
