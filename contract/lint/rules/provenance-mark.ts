/** x-provenance: one of three words, or a map from keyword to one of them. */
import type { Json } from "../../model.ts";
import { escapeToken, isObject } from "../../pointer.ts";
import type { Problem, Rule } from "../problem.ts";

const words = ["documented", "published", "assumed"];

export const provenanceMark: Rule = {
  id: "provenance-mark",
  severity: "error",
  says: "x-provenance is documented, published or assumed, or a map from keywords to these words.",
  *find({ document }) {
    const pending: [Json, string][] = [[document, ""]];
    for (let next = pending.pop(); next; next = pending.pop()) {
      const [value, pointer] = next;
      if (isObject(value) && Object.hasOwn(value, "x-provenance")) yield* judge(value["x-provenance"], `${pointer}/x-provenance`);
      for (const [token, member] of Object.entries(value ?? {}))
        if (typeof member === "object" && member !== null) pending.push([member as Json, `${pointer}/${escapeToken(token)}`]);
    }
  },
};

function* judge(mark: Json | undefined, at: string): Iterable<Problem> {
  // A property may go by this name, too; its schema is no mark.
  if (isObject(mark) && /\/(?:properties|patternProperties|\$defs|schemas)\/x-provenance$/.test(at)) return;
  const entries: [string, Json][] = isObject(mark) ? Object.entries(mark).map(([keyword, word]) => [`/${escapeToken(keyword)}`, word]) : [["", mark ?? null]];
  for (const [token, word] of entries) {
    if (typeof word === "string" && words.includes(word)) continue;
    yield {
      pointer: at + token,
      message: `${JSON.stringify(word)} says nothing about where an expectation comes from.`,
      fix: `Write one of: ${words.join(", ")}.`,
    };
  }
}
