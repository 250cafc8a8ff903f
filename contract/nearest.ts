/** The operation that a mistaken path most likely means, and what differs. */
import type { Contract, Operation } from "./model.ts";

/** Longer or deeper paths than these are not compared, so that a miss stays cheap. */
const maxSegments = 32;
const maxLength = 200;

/** One sentence, or undefined where nothing comes near. `path` includes the base path. */
export function nearestOperation(contract: Contract, method: string, path: string): string | undefined {
  const segments = path.split("/").slice(1);
  if (segments.length > maxSegments || path.length > maxLength) return undefined;
  // The mistake that is made most often.
  if (contract.basePath !== "" && contract.serves(contract.basePath + path))
    return `Nearest: ${method} ${contract.basePath}${path} (every path begins with "${contract.basePath}").`;
  let best: { operation: Operation; cost: number; note: string } | undefined;
  for (const operation of contract.operations) {
    const { cost, note } = compare((contract.basePath + operation.path).split("/").slice(1), segments);
    const total = cost + (operation.method === method ? 0 : 0.1);
    if (!best || total < best.cost) best = { operation, cost: total, note };
  }
  if (!best || best.cost > 1 + segments.length / 2) return undefined;
  return `Nearest: ${best.operation.method} ${contract.basePath}${best.operation.path} (${best.note}).`;
}

function compare(template: readonly string[], segments: readonly string[]): { cost: number; note: string } {
  let cost = Math.abs(template.length - segments.length);
  let note = "";
  for (let index = 0; index < Math.min(template.length, segments.length); index += 1) {
    const wanted = template[index] as string;
    const found = segments[index] as string;
    if (wanted === found || (wanted.includes("{") && found !== "")) continue;
    cost += distance(wanted, found) / Math.max(wanted.length, found.length, 1);
    note ||= `expected "${wanted}", found "${found}"`;
  }
  const trailing = segments.length === template.length + 1 && segments.at(-1) === "";
  if (trailing) return { cost: cost - 0.9, note: note || "without the trailing slash" };
  return { cost, note: note || `expected ${template.length} segments, found ${segments.length}` };
}

/** Edit distance between two short texts (Levenshtein). */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_unused, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + same));
    }
    row = next;
  }
  return row[b.length] as number;
}
