/** Everything that one case sends and finds. Each exchange is read by every check, whoever caused it. */
import type { Provenance } from "../contract/provenance.ts";
import { isAnswered } from "./answered.ts";
import { checks } from "./checks/registry.ts";
import type { Exchange, OutgoingRequest } from "./exchange.ts";
import type { Finding } from "./finding.ts";
import { ForeignNames } from "./foreign-names.ts";
import type { CoveredStatus } from "./result.ts";
import { Inconclusive, type Purpose, type Session } from "./session.ts";
import { type Release, takeTurn } from "./turns.ts";
import { unremovable } from "./unremovable.ts";

/** Takes away what the case made, or puts back what it changed; resolves with what is left, where that fails. */
export type Undo = () => Promise<string | undefined>;

export class Recorder {
  readonly session: Session;
  /** Plays the owner in this case, where the one whom the profile casts cannot. */
  standIn: string | undefined = undefined;
  /** A path was filled with what the document shows, so what is not there says nothing. */
  guessed = false;
  /** Values of the fixtures that the case may change or use up. */
  readonly borrowed: Readonly<Record<string, unknown>>[] = [];
  /** A fixture that was used up before. */
  spent: string | undefined = undefined;
  readonly exchanges: Exchange[] = [];
  readonly findings: Finding[] = [];
  readonly covered: CoveredStatus[] = [];
  readonly foreign: ForeignNames;
  /** Where things went that this case renamed: new path values, by the old ones. */
  readonly moves = new Map<string, Readonly<Record<string, unknown>>>();
  readonly #undo: Undo[] = [];
  readonly #keys = new Set<string>();
  #shares = false;
  #turn: Promise<Release> | undefined;

  constructor(session: Session, before?: Recorder) {
    this.session = session;
    this.foreign = new ForeignNames(session, before?.foreign);
  }

  /** Sends, keeps the exchange, and lets every check read it. */
  async send(request: OutgoingRequest, purpose: Purpose): Promise<Exchange> {
    if (this.#shares) await (this.#turn ??= takeTurn(this.session.target.baseUrl));
    const exchange = await this.session.send(request, purpose);
    this.exchanges.push(exchange);
    this.foreign.read(exchange);
    this.#count(exchange);
    const { profile } = this.session.target;
    if (profile.madeUpCredentials && purpose.principal !== undefined && [401, 403].includes(exchange.response?.status ?? 0))
      throw new Inconclusive("The target does not take credentials that were made up; state yours with --token, --header or a profile.");
    if (isAnswered(exchange) && !this.missedByGuess(exchange)) for (const check of checks) this.findings.push(...check.judge(exchange, this.session.contract));
    return exchange;
  }

  #count({ operation, response }: Exchange): void {
    const { contract, lasting } = this.session;
    if (operation && response && response.status < 300 && unremovable(contract).has(operation)) lasting.set(operation, (lasting.get(operation) ?? 0) + 1);
  }

  /** Nothing that is concluded from a path that was guessed may be held against the target. */
  missedByGuess({ response }: Exchange): boolean {
    return this.guessed && response !== undefined && response.status >= 400 && response.status < 500;
  }

  /** From the next request until the case is over, no other run uses what the profile offers. */
  share(values?: Readonly<Record<string, unknown>>): void {
    this.#shares = true;
    if (values) this.borrowed.push(values);
  }

  /** Undone in reverse order when the case is over. */
  afterwards(undo: Undo): void {
    this.#undo.push(undo);
  }

  /** True the first time that this case asks for a key. */
  first(key: string): boolean {
    if (this.#keys.has(key)) return false;
    this.#keys.add(key);
    return true;
  }

  /** What could not be taken away. */
  async cleanUp(): Promise<string[]> {
    const leftovers: string[] = [];
    for (let undo = this.#undo.pop(); undo; undo = this.#undo.pop()) {
      const left = await undo().catch((error: Error) => error.message);
      if (left !== undefined) leftovers.push(left);
    }
    const release = await this.#turn?.catch(() => undefined);
    await release?.();
    return leftovers;
  }

  /** This case expected the status that came. */
  covers({ operation, principal, response }: Exchange): void {
    if (operation && response) this.covered.push({ operation: operation.id, status: response.status, principal });
  }

  /** What no single exchange shows, or a status other than the one that was provoked. */
  find(finding: Omit<Finding, "cause"> & { readonly provenance: Provenance; readonly cause?: string }): void {
    const { cause = `${finding.check} ${finding.rule ?? finding.pointer}` } = finding;
    this.findings.push({ ...finding, cause });
  }
}
