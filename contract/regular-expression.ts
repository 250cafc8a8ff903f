/**
 * Patterns from documents, on texts from strangers: a backtracking engine could be kept busy for minutes. Short texts are
 * cheap for what honest people write; longer ones go to an engine that takes linear time.
 */
import { RE2JS } from "re2js";
import { isExplosive } from "./backtracking.ts";

/** In UTF-16 code units. */
const longText = 512;
const longForExplosive = 16;

export interface Expression {
  test(text: string): boolean;
  /** Tells one expression from another. */
  toString(): string;
}

/** ECMAScript with the flags, or without `u` where the pattern only holds without. Throws SyntaxError where neither does. */
export function regularExpression(pattern: string, flags: string): Expression {
  const native = nativeExpression(pattern, flags);
  const limit = isExplosive(pattern) ? longForExplosive : longText;
  let long: Pick<Expression, "test"> | undefined;
  return {
    test(text) {
      if (text.length < limit) return native.test(text);
      long ??= linearExpression(pattern) ?? native;
      return long.test(text);
    },
    toString: () => native.toString(),
  };
}

function nativeExpression(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return new RegExp(pattern, flags.replace("u", ""));
  }
}

/** Undefined for look-around and back references, which no linear engine has. */
function linearExpression(pattern: string): Pick<Expression, "test"> | undefined {
  try {
    const compiled = RE2JS.compile(RE2JS.translateRegExp(withEcmaScriptClasses(pattern)));
    return { test: (text) => compiled.matcher(text).find() };
  } catch {
    return undefined;
  }
}

// White space and line ends as ECMAScript has them (sections 12.2 and 12.3); RE2 knows only ASCII's.
const whiteSpace = "\\t\\n\\x0B\\f\\r \\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}";
const lineEnds = "\\n\\r\\x{2028}\\x{2029}";

/** Throws where a class cannot be said in RE2's words. */
function withEcmaScriptClasses(pattern: string): string {
  let inClass = false;
  return pattern.replace(/\\[\s\S]|[[\].]/g, (token) => {
    if (token === "[" && !inClass) inClass = true;
    else if (token === "]") inClass = false;
    else if (token === "\\s") return inClass ? whiteSpace : `[${whiteSpace}]`;
    else if (token === "\\S" && inClass) throw new SyntaxError("RE2 has no negated class inside a class.");
    else if (token === "\\S") return `[^${whiteSpace}]`;
    else if (token === "." && !inClass) return `[^${lineEnds}]`;
    return token;
  });
}
