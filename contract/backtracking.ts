/** Patterns that keep a backtracking engine busy for years on a short text, found by their shape. */

/** More repetitions than these in one pattern share a text in too many ways. */
const maxRepetitions = 3;

/** Whether a group that can match in several ways is repeated, as in `(a+)+`, or many repetitions compete. */
export function isExplosive(pattern: string): boolean {
  /** One entry for each open group: whether its inside can match in several ways. */
  const open = [false];
  let repetitions = 0;
  for (const [token] of pattern.matchAll(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\(\?(?:<?[=!]|:|<[^>]*>)|\)(?:[*+]|\{\d+,?\d*\})?|[(|*+?]|\{\d+,\d*\}/g)) {
    if (token.startsWith("(")) open.push(false);
    else if (token.startsWith(")")) {
      const several = open.pop() ?? false;
      if (several && token.length > 1) return true;
      if (/[*+,]/.test(token)) repetitions += 1;
      open[open.length - 1] ||= several || token.length > 1;
    } else if (/^[|*+?{]/.test(token)) {
      if (token !== "|") repetitions += 1;
      open[open.length - 1] = true;
    }
  }
  return repetitions > maxRepetitions;
}
