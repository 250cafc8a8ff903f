/** Regular expressions (ECMA-262) as a tree of what has to be written to match them. */

export type PatternNode =
  | { readonly kind: "text"; readonly text: string }
  /** One character; `source` is an expression of its own: `[a-z]`, `\d`, `.`. */
  | { readonly kind: "class"; readonly source: string }
  | { readonly kind: "sequence"; readonly nodes: readonly PatternNode[] }
  | { readonly kind: "choice"; readonly nodes: readonly PatternNode[] }
  | { readonly kind: "repeat"; readonly node: PatternNode; readonly least: number; readonly most: number }
  | { readonly kind: "group"; readonly names: readonly string[]; readonly node: PatternNode }
  | { readonly kind: "again"; readonly name: string };

const nothing: PatternNode = { kind: "sequence", nodes: [] };
const controls: Record<string, string> = { n: "\n", r: "\r", t: "\t", f: "\f", v: "\v", 0: "\0" };

/** Anchors and lookaround become nothing, for the expression itself to judge. Undefined for syntax that is not known. */
export function parsePattern(source: string): PatternNode | undefined {
  const reader = new Reader(source);
  const node = reader.choice();
  return reader.isAtEnd ? node : undefined;
}

class Reader {
  readonly #source: string;
  #at = 0;
  #groups = 0;

  constructor(source: string) {
    this.#source = source;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#source.length;
  }

  choice(): PatternNode {
    const nodes = [this.#sequence()];
    while (this.#take(/\|/y) !== undefined) nodes.push(this.#sequence());
    return nodes.length === 1 ? (nodes[0] ?? nothing) : { kind: "choice", nodes };
  }

  #sequence(): PatternNode {
    const nodes: PatternNode[] = [];
    while (!this.isAtEnd && !/[|)]/.test(this.#source.charAt(this.#at))) nodes.push(this.#quantified(this.#atom()));
    return { kind: "sequence", nodes };
  }

  #quantified(node: PatternNode): PatternNode {
    const quantifier = this.#take(/(?:[*+?]|\{\d+(?:,\d*)?\})\??/y);
    if (quantifier === undefined) return node;
    const [, low, comma, high] = /^\{(\d+)(,?)(\d*)\}/.exec(quantifier) ?? [];
    if (low === undefined)
      return { kind: "repeat", node, least: quantifier.startsWith("+") ? 1 : 0, most: quantifier.startsWith("?") ? 1 : Number.POSITIVE_INFINITY };
    const most = comma === "" ? Number(low) : high === "" ? Number.POSITIVE_INFINITY : Number(high);
    return { kind: "repeat", node, least: Number(low), most };
  }

  #atom(): PatternNode {
    if (this.#take(/[\^$]|\\[bB]/y) !== undefined) return nothing;
    if (this.#take(/\(\?<?[=!]/y) !== undefined) {
      // Groups inside count all the same.
      this.choice();
      this.#take(/\)/y);
      return nothing;
    }
    const opening = this.#take(/\((?:\?:|\?<[A-Za-z_$][\w$]*>|(?!\?))/y);
    if (opening !== undefined) return this.#group(opening);
    const characterClass = this.#take(/\[\^?(?:\\.|[^\]\\])*\]|\\[dDwWsS]|\\[pP]\{[^}]*\}|\./suy);
    if (characterClass !== undefined) return { kind: "class", source: characterClass };
    const reference = this.#take(/\\(?:[1-9]\d*|k<[^>]*>)/y);
    if (reference !== undefined) return { kind: "again", name: reference.replace(/^\\(?:k<)?|>$/g, "") };
    const escaped = this.#take(/\\(?:u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|.)/suy);
    if (escaped !== undefined) return { kind: "text", text: unescaped(escaped.slice(1)) };
    return { kind: "text", text: this.#take(/[^()]/suy) ?? this.#unknown() };
  }

  #group(opening: string): PatternNode {
    const names: string[] = [];
    if (opening !== "(?:") {
      this.#groups += 1;
      names.push(String(this.#groups));
    }
    if (opening.startsWith("(?<")) names.push(opening.slice(3, -1));
    const node = this.choice();
    if (this.#take(/\)/y) === undefined) this.#unknown();
    return { kind: "group", names, node };
  }

  /** Ends the reading before the end, which the caller sees. */
  #unknown(): never {
    throw new SyntaxError(`unexpected "${this.#source.charAt(this.#at)}" at ${this.#at}`);
  }

  #take(sticky: RegExp): string | undefined {
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#source)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }
}

function unescaped(escape: string): string {
  const code = /^(?:u\{?|x)([0-9a-fA-F]+)\}?$/.exec(escape)?.[1];
  if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
  if (escape.length === 2 && escape.startsWith("c")) return String.fromCharCode(escape.charCodeAt(1) % 32);
  return controls[escape] ?? escape;
}
