/** What it means that a set of values became another one, by the direction in which they travel. */
import type { Change, Direction, Severity } from "./change.ts";

/** `changed`: neither includes the other. `unclear`: it cannot be told. */
export type Shift = "narrowed" | "widened" | "changed" | "unclear";

interface Verdict {
  readonly severity: Severity;
  readonly why: string;
}

const verdicts: Readonly<Record<Direction, Readonly<Record<Shift, Verdict>>>> = {
  request: {
    narrowed: { severity: "breaking", why: "A client that sends what was allowed can now be refused." },
    widened: { severity: "safe", why: "Whatever a client sends today is still allowed." },
    changed: { severity: "breaking", why: "A client that sends what was asked for can now be refused." },
    unclear: { severity: "risky", why: "Whether all that clients send is still allowed cannot be told." },
  },
  response: {
    narrowed: { severity: "safe", why: "Whatever is answered now was possible before." },
    widened: { severity: "breaking", why: "A client can receive what the old version ruled out." },
    changed: { severity: "breaking", why: "A client receives something else than the old version said." },
    unclear: { severity: "risky", why: "Whether clients can read all that is answered cannot be told." },
  },
};

/** A place in both documents. */
export interface Places {
  readonly old: string;
  readonly new: string;
}

export function shiftChange(direction: Direction, facet: string, shift: Shift, says: string, places: Places, why?: string): Change {
  const verdict = verdicts[direction][shift];
  return { rule: `${direction}-${facet}-${shift}`, direction, severity: verdict.severity, says, why: why ?? verdict.why, old: places.old, new: places.new };
}
