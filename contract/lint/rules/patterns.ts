/** Regular expressions: whether they can be read, and whether a hostile text could keep them busy. */
import { escapeToken } from "../../pointer.ts";
import { object } from "../../source.ts";
import { isAmbiguous } from "../ambiguity.ts";
import type { Part } from "../parts.ts";
import type { Rule } from "../problem.ts";

export const patternValid: Rule = {
  id: "pattern-valid",
  severity: "error",
  says: "A pattern is a regular expression of ECMAScript.",
  *find({ parts }) {
    for (const schema of parts.schemas) {
      for (const { pattern, pointer } of patternsOf(schema)) {
        const why = unreadable(pattern);
        if (why !== undefined)
          yield { pointer, message: `This pattern cannot be read: ${why}.`, fix: "Write it as ECMAScript has it, without slashes, flags or inline modifiers." };
      }
    }
  },
};

export const patternSafe: Rule = {
  id: "pattern-safe",
  severity: "warn",
  says: "A pattern cannot keep a backtracking engine busy for long on a hostile text.",
  *find({ parts }) {
    for (const schema of parts.schemas) {
      if (isShort(schema)) continue;
      for (const { pattern, pointer } of patternsOf(schema)) {
        if (unreadable(pattern) !== undefined || !isAmbiguous(pattern)) continue;
        yield {
          pointer,
          message: "A hostile text keeps a backtracking engine busy for very long with this pattern: a repeated group matches one text in many ways.",
          fix: "Repeat only what cannot match in several ways, as in (a|b)* instead of (a*|b)*, or bound the text with maxLength.",
        };
      }
    }
  },
};

/** A bound that keeps even the worst pattern cheap. */
const isShort = ({ value }: Part): boolean => typeof value["maxLength"] === "number" && value["maxLength"] <= 24;

function* patternsOf({ value, pointer }: Part): Iterable<{ readonly pattern: string; readonly pointer: string }> {
  if (typeof value["pattern"] === "string") yield { pattern: value["pattern"], pointer: `${pointer}/pattern` };
  for (const pattern of Object.keys(object(value["patternProperties"]))) yield { pattern, pointer: `${pointer}/patternProperties/${escapeToken(pattern)}` };
}

function unreadable(pattern: string): string | undefined {
  for (const flags of ["u", ""]) {
    try {
      new RegExp(pattern, flags);
      return undefined;
    } catch (error) {
      if (flags === "") return (error as Error).message.replace(/^Invalid regular expression: /, "");
    }
  }
  return undefined;
}
