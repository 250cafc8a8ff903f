/** Two JSON values, and the steps from one to the other as JSON Patch (RFC 6902) would say them. */
import { escapeToken } from "../../contract/pointer.ts";
import { isSecret } from "../../contract/violation.ts";

export interface PatchStep {
  readonly op: "add" | "remove" | "replace";
  readonly path: string;
  readonly value?: unknown;
  /** What stood there. */
  readonly was?: unknown;
}

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members => typeof value === "object" && value !== null && !Array.isArray(value);

/** Applied in order, they lead from `before` to `after`. None where both say the same. */
export function differences(before: unknown, after: unknown, path = ""): PatchStep[] {
  if (Object.is(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return ofArrays(before, after, path);
  if (isMembers(before) && isMembers(after)) return ofMembers(before, after, path);
  return [{ op: "replace", path, value: after, was: before }];
}

function ofMembers(before: Members, after: Members, path: string): PatchStep[] {
  const steps: PatchStep[] = [];
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const at = `${path}/${escapeToken(name)}`;
    const [was, value] = [Object.hasOwn(before, name) ? before[name] : undefined, Object.hasOwn(after, name) ? after[name] : undefined];
    // A member without a value is never sent.
    if (was === undefined && value !== undefined) steps.push({ op: "add", path: at, value });
    else if (was !== undefined && value === undefined) steps.push({ op: "remove", path: at, was });
    else steps.push(...differences(was, value, at));
  }
  return steps;
}

function ofArrays(before: readonly unknown[], after: readonly unknown[], path: string): PatchStep[] {
  const shared = Math.min(before.length, after.length);
  const steps = before.slice(0, shared).flatMap((was, index) => differences(was, after[index], `${path}/${index}`));
  // From the end, so that no index moves before its step comes.
  for (let index = before.length - 1; index >= shared; index -= 1) steps.push({ op: "remove", path: `${path}/${index}`, was: before[index] });
  for (let index = shared; index < after.length; index += 1) steps.push({ op: "add", path: `${path}/${index}`, value: after[index] });
  return steps;
}

/** A value without its secrets, known by their names. */
export function masked(value: unknown, at = ""): unknown {
  if (Array.isArray(value)) return value.map((item, index) => masked(item, `${at}/${index}`));
  if (isMembers(value)) return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, masked(member, `${at}/${name}`)]));
  return value !== undefined && value !== null && isSecret(at) ? "***" : value;
}

export const maskedStep = ({ op, path, value, was }: PatchStep): PatchStep => ({
  op,
  path,
  ...(value !== undefined && { value: masked(value, path) }),
  ...(was !== undefined && { was: masked(was, path) }),
});
