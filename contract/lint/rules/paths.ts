/** Paths: none equal, none that could be meant as well as another. */
import { methods } from "../../anatomy.ts";
import { escapeToken } from "../../pointer.ts";
import { object } from "../../source.ts";
import type { Rule, Subject } from "../problem.ts";

const templates = /\{[^{}]*\}/g;

interface PathKey {
  readonly path: string;
  readonly pointer: string;
  readonly segments: readonly string[];
  readonly methods: ReadonlySet<string>;
}

/** Without what is no part of a path. */
function pathsOf({ document }: Subject): PathKey[] {
  return Object.entries(object(document["paths"])).flatMap(([path, item]) => {
    if (path.startsWith("x-")) return [];
    const segments = path.replace(/[?#].*$/, "").split("/");
    return { path, pointer: `/paths/${escapeToken(path)}`, segments, methods: new Set(Object.keys(object(item)).filter((member) => methods.includes(member))) };
  });
}

export const pathsDistinct: Rule = {
  id: "paths-distinct",
  severity: "error",
  says: "No two paths are equal but for the names of their parameters.",
  *find(subject) {
    const first = new Map<string, PathKey>();
    for (const key of pathsOf(subject)) {
      const shape = key.path.replace(templates, "{}");
      const before = first.get(shape);
      if (before === undefined) first.set(shape, key);
      else
        yield {
          pointer: key.pointer,
          message: `"${key.path}" and "${before.path}" are the same path with other names for its parameters.`,
          fix: "Merge both into one path; tell operations apart by method, query or body.",
          related: before.pointer,
        };
    }
  },
};

export const pathsUnambiguous: Rule = {
  id: "paths-unambiguous",
  severity: "warn",
  says: "No URL could be meant for two paths of which neither is more specific.",
  *find(subject) {
    const groups = new Map<number, PathKey[]>();
    for (const key of pathsOf(subject)) {
      const group = groups.get(key.segments.length) ?? [];
      groups.set(key.segments.length, group);
      const rival = group.find((other) => clash(other, key));
      group.push(key);
      if (rival)
        yield {
          pointer: key.pointer,
          message: `Some URLs fit "${key.path}" and "${rival.path}" alike, and neither is more specific.`,
          fix: "Put literal text where one of them has a parameter, so that routers agree.",
          related: rival.pointer,
        };
    }
  },
};

/** One wins in one segment, the other in another one, and every segment can be the same text. */
function clash(left: PathKey, right: PathKey): boolean {
  if (![...left.methods].some((method) => right.methods.has(method))) return false;
  let leftWins = false;
  let rightWins = false;
  for (const [index, segment] of left.segments.entries()) {
    const other = right.segments[index] ?? "";
    const mine = specificity(segment);
    const theirs = specificity(other);
    if (mine === 2 && theirs === 2 ? segment !== other : !overlaps(segment, other)) return false;
    if (mine > theirs) leftWins = true;
    if (theirs > mine) rightWins = true;
  }
  return leftWins && rightWins;
}

/** 2 literal, 1 partly, 0 a whole parameter. */
const specificity = (segment: string): number => (!segment.includes("{") ? 2 : segment.replace(templates, "") === "" ? 0 : 1);

/** Whether some text fits both segments; only literal ends are compared. */
function overlaps(left: string, right: string): boolean {
  const [a, b] = [endsOf(left), endsOf(right)];
  return (a.start.startsWith(b.start) || b.start.startsWith(a.start)) && (a.end.endsWith(b.end) || b.end.endsWith(a.end));
}

const endsOf = (segment: string) => ({ start: segment.split("{")[0] ?? "", end: segment.split("}").at(-1) ?? "" });
