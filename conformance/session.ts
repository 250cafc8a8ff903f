/** One run against one target: who may call, what was made, what must be taken away again. */
import type { Contract, Operation } from "../contract/model.ts";
import { type Exchange, type Failure, headerOf, type OutgoingRequest } from "./exchange.ts";
import type { Sender } from "./send.ts";
import type { Target } from "./target.ts";

export interface SessionOptions {
  readonly seed: number;
  /** Stands in every name that the run makes, so that they can be recognised. */
  readonly runId: string;
  readonly strict: boolean;
  readonly readOnly: boolean;
  readonly timeoutMs: number;
  /** The target holds nothing that matters: what it lists, and what the document shows, may be changed, too. */
  readonly disposable?: boolean | undefined;
}

/** What a request is for, beside its bytes. */
export interface Purpose {
  readonly operation: Operation | undefined;
  readonly principal: string | undefined;
}

const safeMethods = new Set(["GET", "HEAD", "OPTIONS", "TRACE"]);
const longestWaitMs = 30_000;

/** The situation cannot be brought about; the message says what is missing and how to supply it. */
export class Inconclusive extends Error {}

/** The target no longer answers at all. */
export class TargetGone extends Inconclusive {}

export class Session {
  readonly contract: Contract;
  readonly target: Target;
  readonly options: SessionOptions;
  readonly #sender: Sender;
  /** What the run made or changed, and could not take away or put back. */
  readonly leftovers: string[] = [];
  /** How often each operation made what no operation takes away. */
  readonly lasting = new Map<Operation, number>();
  /** Names that other runs made, as far as they were seen. */
  readonly foreignNames = new Set<string>();
  /** When a name of another run came or went last, by `performance.now()`. */
  neighbourSeenMs = Number.NEGATIVE_INFINITY;
  /** True where a case came to nothing because another run was at work. */
  disturbed = false;
  #names = 0;
  #requests = 0;
  #waitedMs = 0;
  #nextSlotMs = 0;
  #wroteMs = Number.NEGATIVE_INFINITY;
  #gone: string | undefined;
  /** Asked again to learn whether a silent target is alive. */
  #answered: OutgoingRequest | undefined;

  constructor(contract: Contract, target: Target, sender: Sender, options: SessionOptions) {
    this.contract = contract;
    this.target = target;
    this.options = options;
    this.#sender = sender;
  }

  get requests(): number {
    return this.#requests;
  }

  get waitedMs(): number {
    return this.#waitedMs;
  }

  /** The last request before the target fell silent; undefined while it answers. */
  get gone(): string | undefined {
    return this.#gone;
  }

  /** A name that nobody else uses: `specimen-<run>-<n>`. */
  unique(word = ""): string {
    this.#names += 1;
    return `specimen-${this.options.runId}-${this.#names}${word === "" ? "" : `-${word}`}`;
  }

  /** Waits where the target asks for it, repeats an unanswered safe request once. Throws {@link Inconclusive} for unsafe ones in a read-only run. */
  async send(request: OutgoingRequest, purpose: Purpose): Promise<Exchange> {
    if (this.options.readOnly && !safeMethods.has(request.method))
      throw new Inconclusive("The run is read-only, so no request that could change something is sent.");
    if (this.#gone !== undefined) throw new TargetGone(`The target fell silent after ${this.#gone}.`);
    return this.#note(await this.attempt(request, purpose));
  }

  /** As {@link send}, whatever happened before, and nothing is concluded from silence. */
  async attempt(request: OutgoingRequest, purpose: Purpose): Promise<Exchange> {
    const startedMs = performance.now();
    let waitedMs = 0;
    for (let attempt = 0; ; attempt += 1) {
      await this.#slot();
      if (safeMethods.has(request.method)) await this.#untilVisible();
      this.#requests += 1;
      const sent = await this.#sender.send(request);
      if (!safeMethods.has(request.method)) this.#wroteMs = performance.now();
      const elapsedMs = performance.now() - startedMs - waitedMs;
      const exchange: Exchange = { ...purpose, request, response: sent.response, failure: sent.failure, elapsedMs, waitedMs };
      const pause = attempt < 3 ? pauseAsked(exchange) : undefined;
      if (pause !== undefined) {
        await new Promise((resolve) => setTimeout(resolve, pause));
        waitedMs += pause;
        this.#waitedMs += pause;
        continue;
      }
      const moved = attempt < 3 && sent.response ? slashRedirect(request, sent.response, this.target.baseUrl) : undefined;
      if (moved !== undefined) {
        request = { ...request, target: moved };
        continue;
      }
      const isFinal = !sent.failure || attempt > 0 || sent.failure.kind === "refused" || sent.failure.kind === "unresolved";
      if (isFinal || !safeMethods.has(request.method)) return exchange;
    }
  }

  /** No answer is the target's fault only where it is alive afterwards. */
  async #note(exchange: Exchange): Promise<Exchange> {
    const { failure, request } = exchange;
    if (!failure && safeMethods.has(request.method)) this.#answered = request;
    if (failure && !(await this.#isAlive(failure))) this.#gone ??= `${request.method} ${request.target.replace(/\?.*$/s, "")}`;
    return exchange;
  }

  /** Something that was answered before is answered still, at the second attempt at the latest. */
  async #isAlive({ kind }: Failure): Promise<boolean> {
    if (kind === "refused" || kind === "unresolved") return false;
    if (!this.#answered) return true;
    for (let attempt = 0; attempt < 2; attempt += 1) {
      this.#requests += 1;
      const { failure } = await this.#sender.send(this.#answered);
      if (!failure) return true;
      if (failure.kind === "refused") return false;
    }
    return false;
  }

  /** What a target shows too early after a change, by its own statement, is no one's defect. */
  async #untilVisible(): Promise<void> {
    const left = this.#wroteMs + this.target.profile.visibleAfterMs - performance.now();
    if (left > 0 && this.target.profile.visibleAfterMs > 0) await new Promise((resolve) => setTimeout(resolve, left));
  }

  /** Keeps the pace that the profile asks for. */
  async #slot(): Promise<void> {
    const perSecond = this.target.profile.requestsPerSecond;
    if (perSecond === undefined) return;
    const now = performance.now();
    const at = Math.max(now, this.#nextSlotMs);
    this.#nextSlotMs = at + 1000 / perSecond;
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now));
  }

  close(): void {
    this.#sender.close();
  }
}

/** 429 and 503 with Retry-After (RFC 9110, section 10.2.3), in milliseconds. */
function pauseAsked({ response }: Exchange): number | undefined {
  if (response?.status !== 429 && response?.status !== 503) return undefined;
  const header = headerOf(response, "retry-after");
  if (header === undefined) return undefined;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds * 1000, 0), longestWaitMs);
}

/** Where one redirect to the same origin only adds or drops a trailing slash, the target that it names. */
function slashRedirect(request: OutgoingRequest, response: { status: number; headers: Exchange["request"]["headers"] }, baseUrl: string): string | undefined {
  if (![301, 302, 307, 308].includes(response.status)) return undefined;
  const location = headerOf(response, "location");
  if (location === undefined) return undefined;
  const base = new URL(baseUrl);
  const prefix = base.pathname.replace(/\/+$/, "");
  const from = new URL(`${base.origin}${prefix}${request.target}`);
  const to = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  if (!to || to.origin !== from.origin || to.search !== from.search) return undefined;
  const bare = (path: string): string => path.replace(/\/$/, "");
  return bare(to.pathname) === bare(from.pathname) && to.pathname !== from.pathname ? to.pathname.slice(prefix.length) + to.search : undefined;
}
