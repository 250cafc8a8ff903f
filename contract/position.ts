/** Line and column of a pointer in YAML or JSON text, read from the parser's events: no tree is built. */
import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE } from "js-yaml";
import { tokensOf } from "./pointer.ts";

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Deeper text has no positions. */
const maxDepth = 1000;

/** Finds positions in one text; a pointer that leads nowhere gives the nearest ancestor's. */
export function positionsIn(text: string): (pointer: string) => Position | undefined {
  const events = eventsOf(text);
  const after = endsOf(events);
  const lines = lineStarts(text);
  const known = new Map<number, ReadonlyMap<string, Child>>();
  const childrenAt = (parent: number): ReadonlyMap<string, Child> => {
    const children = known.get(parent) ?? childrenOf(text, events, after, parent);
    known.set(parent, children);
    return children;
  };
  return (pointer) => {
    let node = 1;
    let offset = 0;
    for (const token of tokensOf(pointer)) {
      const next = childrenAt(node).get(token);
      if (!next) break;
      ({ node, offset } = next);
    }
    return placeOf(lines, offset);
  };
}

function eventsOf(text: string): readonly Event[] {
  try {
    return parseEvents(text, { maxDepth });
  } catch {
    return [];
  }
}

/** For each event the index behind its node. */
function endsOf(events: readonly Event[]): Uint32Array {
  const ends = new Uint32Array(events.length);
  const open: number[] = [];
  for (const [index, { type }] of events.entries()) {
    if (type === EVENT_ID.POP) ends[open.pop() ?? 0] = index + 1;
    else if (type === EVENT_ID.SCALAR || type === EVENT_ID.ALIAS) ends[index] = index + 1;
    else open.push(index);
  }
  return ends;
}

interface Child {
  readonly node: number;
  readonly offset: number;
}

/** By key or index, as a pointer names them; of a key that stands twice the first. */
function childrenOf(text: string, events: readonly Event[], after: Uint32Array, parent: number): ReadonlyMap<string, Child> {
  const children = new Map<string, Child>();
  const kind = events[parent]?.type;
  if (kind !== EVENT_ID.MAPPING && kind !== EVENT_ID.SEQUENCE) return children;
  const next = (index: number): number => after[index] || events.length;
  let count = 0;
  for (let at = parent + 1; at < events.length && events[at]?.type !== EVENT_ID.POP; count += 1) {
    const value = kind === EVENT_ID.MAPPING ? next(at) : at;
    const name = kind === EVENT_ID.MAPPING ? keyOf(text, events[at]) : String(count);
    if (name !== undefined && !children.has(name)) children.set(name, { node: value, offset: startOf(events[at]) });
    at = next(value);
  }
  return children;
}

const keyOf = (text: string, event: Event | undefined): string | undefined => (event?.type === EVENT_ID.SCALAR ? getScalarValue(text, event) : undefined);

function startOf(event: Event | undefined): number {
  if (event === undefined || event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP) return 0;
  if (event.type === EVENT_ID.ALIAS) return Math.max(0, event.anchorStart - 1);
  if (event.type !== EVENT_ID.SCALAR) return event.start;
  const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
  return Math.max(0, event.valueStart - (quoted ? 1 : 0));
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** By bisection. */
function placeOf(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
