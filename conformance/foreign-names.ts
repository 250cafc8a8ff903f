/** Every name that a run makes begins with `specimen-<run>-`, so another run at work is known by the names that come and go. */
import type { Exchange } from "./exchange.ts";
import type { Session } from "./session.ts";

const names = /specimen-[\w-]+?-\d+(?!\d)/gi;

/** What one case sees of other runs. */
export class ForeignNames {
  readonly #session: Session;
  readonly #shown: Map<string, ReadonlySet<string>>;
  /** One that appeared or vanished while the case was running; undefined where nobody else was at work. */
  moved: string | undefined;

  /** `before`: of the same case, told earlier. */
  constructor(session: Session, before?: ForeignNames) {
    this.#session = session;
    this.#shown = new Map(before ? before.#shown : []);
  }

  get any(): boolean {
    return [...this.#shown.values()].some((names) => names.size > 0);
  }

  /** What an earlier run left behind stays as it is, and appears once only. */
  read({ request, principal, response }: Exchange): void {
    if (!response) return;
    const shown = this.#in(response.body);
    const known = this.#session.foreignNames;
    const key = `${request.method} ${request.target} ${principal}`;
    const before = this.#shown.get(key);
    const appeared = [...shown].find((name) => !known.has(name) || before?.has(name) === false);
    // A refusal shows nothing of what is there.
    const vanished = response.status < 300 ? [...(before ?? [])].find((name) => !shown.has(name)) : undefined;
    const moved = appeared ?? vanished;
    this.moved ??= moved;
    if (moved !== undefined) this.#session.neighbourSeenMs = performance.now();
    for (const name of shown) known.add(name);
    if (response.status < 300) this.#shown.set(key, shown);
  }

  #in(body: Uint8Array): Set<string> {
    const own = `specimen-${this.#session.options.runId}-`.toLowerCase();
    const found = [...new TextDecoder("latin1").decode(body).matchAll(names)].map(([name]) => name.toLowerCase());
    return new Set(found.filter((name) => !name.startsWith(own)));
  }
}
