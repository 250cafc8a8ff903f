/** Every exchange of a whole run, judged by two witnesses: where they disagree. */
import type { Exchange } from "../../conformance/exchange.ts";
import type { RunResult } from "../../conformance/result.ts";
import type { Witness } from "./prism.ts";
import { spoil } from "./spoilt.ts";

export interface Disagreement {
  /** `request`, `response` as it came, or `spoilt` response. */
  readonly side: "request" | "response" | "spoilt";
  /** `getService 200`, with what was spoilt. */
  readonly subject: string;
  /** Empty: nothing is wrong. */
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

export interface Comparison {
  readonly judged: number;
  /** Spoilt answers in which both see a fault. */
  readonly agreedFaults: number;
  readonly disagreements: readonly Disagreement[];
}

export function compare({ cases }: RunResult, ours: Witness, theirs: Witness): Comparison {
  const found = new Map<string, Disagreement>();
  let judged = 0;
  let agreedFaults = 0;
  const hold = (side: Disagreement["side"], subject: string, own: readonly string[], other: readonly string[]): void => {
    judged += 1;
    if (side === "spoilt" && own.length > 0 && other.length > 0) agreedFaults += 1;
    if ((own.length === 0) === (other.length === 0)) return;
    const entry = { side, subject, ours: [...new Set(own)], theirs: [...new Set(other)] };
    found.set(lineOf(entry), entry);
  };
  for (const exchange of richest(cases.flatMap(({ exchanges }) => exchanges))) {
    const { operation, response } = exchange;
    if (!operation || !response) continue;
    for (const { how, response: spoilt } of spoil(response)) {
      const where = `${operation.id} ${response.status}, ${how}`;
      hold("spoilt", where, ours.response(exchange, spoilt), theirs.response(exchange, spoilt));
    }
  }
  for (const exchange of cases.flatMap(({ exchanges }) => exchanges)) {
    const { operation, request, response } = exchange;
    if (!operation || operation.method !== request.method) continue;
    hold("request", operation.id, ours.request(exchange), theirs.request(exchange));
    if (response) hold("response", `${operation.id} ${response.status}`, ours.response(exchange, response), theirs.response(exchange, response));
  }
  return { judged, agreedFaults, disagreements: [...found.values()] };
}

export const lineOf = ({ ours, side, subject, theirs }: Disagreement): string =>
  `${side} ${subject}: ${ours.length > 0 ? `we see ${ours.join(", ")}` : `Prism sees ${theirs.join(", ")}`}`;

/** Of each operation × status the longest answer: the most to spoil. */
function richest(exchanges: readonly Exchange[]): Exchange[] {
  const best = new Map<string, Exchange>();
  for (const exchange of exchanges) {
    if (!exchange.operation || !exchange.response || exchange.operation.method !== exchange.request.method) continue;
    const key = `${exchange.operation.id} ${exchange.response.status}`;
    if ((best.get(key)?.response?.body.length ?? -1) < exchange.response.body.length) best.set(key, exchange);
  }
  return [...best.values()];
}
