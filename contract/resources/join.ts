/** Several paths that list or create the same thing: `/pets`, `/users/{id}/pets`, `/pets/find`. */
import { agreement } from "./agreement.ts";
import { type Draft, type DraftOperation, itemNode } from "./draft.ts";
import { understood } from "./query.ts";
import type { ShapeOf } from "./shape.ts";

/** Draws collections that have no items of their own into the one that has, where the thing is the same. */
export function join(drafts: readonly Draft[], shapeOf: ShapeOf): Draft[] {
  const hosts = new Map<string, Draft[]>();
  for (const draft of drafts) if (hasItems(draft)) hosts.set(draft.word, [...(hosts.get(draft.word) ?? []), draft]);
  const joined = new Set<Draft>();
  for (const draft of drafts) {
    if (draft.kind === "singleton" || draft.own.length > 0) continue;
    const host = hostOf(draft, hosts.get(draft.word) ?? [], drafts);
    if (!host) continue;
    joined.add(draft);
    for (const part of draft.operations) host.draft.operations.push(moved(part, host.says, host.draft, shapeOf));
  }
  return drafts.filter((draft) => !joined.has(draft));
}

const hasItems = (draft: Draft): boolean => (itemNode(draft)?.operations.length ?? 0) > 0;

function hostOf(draft: Draft, sameWord: readonly Draft[], drafts: readonly Draft[]): { draft: Draft; says: string } | undefined {
  // `/pets/find` stands directly under what it finds.
  const above = drafts.filter((other) => other.node === draft.node.above && hasItems(other));
  for (const candidates of [above, sameWord]) {
    const fitting = candidates.flatMap((host) => {
      const found = likeness(draft, host);
      return host !== draft && found !== undefined && found.degree >= 0.75 ? [{ draft: host, ...found }] : [];
    });
    fitting.sort((a, b) => b.degree - a.degree);
    const [first, second] = fitting;
    // Two hosts that fit as well as each other: neither is known to be meant.
    if (first && (!second || second.degree < first.degree)) return first;
  }
  return undefined;
}

function likeness(one: Draft, other: Draft): { degree: number; says: string } | undefined {
  let best: { degree: number; says: string } | undefined;
  for (const shape of one.like)
    for (const known of other.like) {
      const found = agreement(shape, known);
      if (found && found.degree > (best?.degree ?? 0)) best = found;
    }
  return best;
}

/** A list that must be asked something which nobody understands shows no list: searching, say. */
function moved(part: DraftOperation, says: string, host: Draft, shapeOf: ShapeOf): DraftOperation {
  const unclear = part.role === "list" ? understood(part.operation, host.like, shapeOf) : undefined;
  if (unclear !== undefined)
    return {
      ...part,
      role: "action",
      evidence: [{ kind: "name", says: `needs \`${unclear}\`, which picks things in a way that is not known`, pointer: part.operation.pointer }],
    };
  return { ...part, evidence: [{ kind: "shape", says: `shows ${says} that ${pathOf(host)} shows`, pointer: part.operation.pointer }, ...part.evidence] };
}

const pathOf = (draft: Draft): string => itemNode(draft)?.operations[0]?.path ?? draft.name;
