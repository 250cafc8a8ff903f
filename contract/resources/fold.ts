/** Paths below an item that show nothing but that item again act on it: `POST /orders/{id}/lines` that answers the order. */
import { agreement } from "./agreement.ts";
import { type Draft, itemNode } from "./draft.ts";
import { lineOf } from "./path-tree.ts";

/** Turns such drafts into actions of what stands above. */
export function fold(drafts: readonly Draft[]): Draft[] {
  const items = new Map(drafts.flatMap((draft) => (itemNode(draft) ? [[itemNode(draft), draft] as const] : [])));
  return drafts.filter((draft) => {
    if (draft.kind === "singleton" || draft.operations.some(({ role }) => role === "list" || role === "read")) return true;
    const above = lineOf(draft.node)
      .map((node) => items.get(node))
      .findLast((found) => found !== undefined);
    const [shown] = draft.like;
    if (!above || !shown || !above.like.some((shape) => agreement(shape, shown)?.degree === 1)) return true;
    for (const { operation, node, evidence } of draft.operations)
      above.operations.push({
        operation,
        node,
        role: "action",
        stated: undefined,
        evidence: [{ kind: "shape", says: "shows the thing above", pointer: operation.pointer }, ...evidence.slice(1)],
      });
    return false;
  });
}
