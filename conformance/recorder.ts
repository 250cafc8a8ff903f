/** Everything that one case sends and finds. Each exchange is read by every check, whoever caused it. */
import type { Provenance } from "../contract/provenance.ts";
import { isAnswered } from "./answered.ts";
import { checks } from "./checks/registry.ts";
import type { Exchange, OutgoingRequest } from "./exchange.ts";
import type { Finding } from "./finding.ts";
import type { CoveredStatus } from "./result.ts";
import type { Purpose, Session } from "./session.ts";

export class Recorder {
  readonly session: Session;
  /** Plays the owner in this case, where the one whom the profile casts cannot. */
  standIn: string | undefined = undefined;
  readonly exchanges: Exchange[] = [];
  readonly findings: Finding[] = [];
  readonly covered: CoveredStatus[] = [];

  constructor(session: Session) {
    this.session = session;
  }

  /** Sends, keeps the exchange, and lets every check read it. */
  async send(request: OutgoingRequest, purpose: Purpose): Promise<Exchange> {
    const exchange = await this.session.send(request, purpose);
    this.exchanges.push(exchange);
    if (isAnswered(exchange)) for (const check of checks) this.findings.push(...check.judge(exchange, this.session.contract));
    return exchange;
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
