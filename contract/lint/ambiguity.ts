/**
 * Whether a regular expression matches some text in exponentially many ways. Its positions are the states of an automaton
 * (Glushkov); it is ambiguous so where one text leads from a position back to itself on two paths.
 */
import { type PatternNode, parsePattern } from "../sample-pattern-parse.ts";

/** Larger expressions are not judged. */
const maxPositions = 160;
/** Repetitions with this bound or a higher one count as endless. */
const manyTimes = 10;

interface Fragment {
  readonly nullable: boolean;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

class TooLarge extends Error {}

/** False also where the expression is not understood. */
export function isAmbiguous(pattern: string): boolean {
  try {
    const node = parsePattern(pattern);
    if (!node) return false;
    const automaton = new Automaton();
    automaton.read(node);
    return automaton.repeatsInManyWays();
  } catch (error) {
    if (error instanceof TooLarge || error instanceof SyntaxError) return false;
    throw error;
  }
}

class Automaton {
  /** Which characters each position takes. */
  readonly #takes: Uint8Array[] = [];
  /** How many ways lead from one position to another. */
  readonly #follow: Map<number, number>[] = [];

  read(node: PatternNode): Fragment {
    switch (node.kind) {
      case "text":
        return this.#sequence([...node.text].map((character) => this.#position(character, (other) => other === character)));
      case "class":
        return this.#class(node.source);
      case "sequence":
        return this.#sequence(node.nodes.map((child) => this.read(child)));
      case "choice":
        return union(node.nodes.map((child) => this.read(child)));
      case "group":
        return this.read(node.node);
      case "repeat":
        return this.#repeat(node.node, node.least, node.most);
      case "again":
        // A back reference: its text is not known.
        return { nullable: true, first: [], last: [] };
    }
  }

  #class(source: string): Fragment {
    let expression: RegExp;
    try {
      expression = new RegExp(`^(?:${source})$`, "u");
    } catch {
      expression = new RegExp(`^(?:${source})$`);
    }
    return this.#position(undefined, (character) => expression.test(character));
  }

  #position(own: string | undefined, takes: (character: string) => boolean): Fragment {
    if (this.#takes.length >= maxPositions) throw new TooLarge();
    if (own !== undefined && !alphabet.includes(own)) this.#takes.push(Uint8Array.from(alphabet, () => 0));
    else this.#takes.push(Uint8Array.from(alphabet, (character) => Number(takes(character))));
    this.#follow.push(new Map());
    const position = this.#takes.length - 1;
    return { nullable: false, first: [position], last: [position] };
  }

  #sequence(fragments: readonly Fragment[]): Fragment {
    return fragments.reduce((left, right) => this.#pair(left, right), { nullable: true, first: [], last: [] });
  }

  #pair(left: Fragment, right: Fragment): Fragment {
    this.#connect(left.last, right.first);
    return {
      nullable: left.nullable && right.nullable,
      first: left.nullable ? [...left.first, ...right.first] : left.first,
      last: right.nullable ? [...left.last, ...right.last] : right.last,
    };
  }

  #repeat(node: PatternNode, least: number, most: number): Fragment {
    if (most >= manyTimes) {
      const body = this.read(node);
      this.#connect(body.last, body.first);
      return { ...body, nullable: body.nullable || least === 0 };
    }
    const copies = Array.from({ length: most }, (_, index) => {
      const copy = this.read(node);
      return { ...copy, nullable: copy.nullable || index >= least };
    });
    return this.#sequence(copies);
  }

  #connect(from: readonly number[], to: readonly number[]): void {
    for (const source of from) for (const target of to) this.#follow[source]?.set(target, (this.#follow[source]?.get(target) ?? 0) + 1);
  }

  /** Two walkers read the same text from one position; they part, and meet there again. */
  repeatsInManyWays(): boolean {
    const size = this.#takes.length;
    const shared = this.#takes.map((left) => this.#takes.map((right) => left.some((taken, index) => taken === 1 && right[index] === 1)));
    const next = (pair: number): number[] => {
      const found: number[] = [];
      for (const left of this.#follow[Math.floor(pair / size)]?.keys() ?? [])
        for (const right of this.#follow[pair % size]?.keys() ?? []) if (shared[left]?.[right]) found.push(left * size + right);
      return found;
    };
    return this.#followsTwice() || this.#takes.some((_, start) => meetsAgain(start * size + start, size, next));
  }

  /** One step that two repetitions explain alike, on a circle. */
  #followsTwice(): boolean {
    return this.#follow.some((targets, source) => [...targets].some(([target, ways]) => ways > 1 && this.#reaches(target, source)));
  }

  #reaches(from: number, wanted: number): boolean {
    const seen = new Set([from]);
    for (const position of seen) {
      if (position === wanted) return true;
      for (const target of this.#follow[position]?.keys() ?? []) seen.add(target);
    }
    return false;
  }
}

function meetsAgain(start: number, size: number, next: (pair: number) => number[]): boolean {
  const seen = new Set([start]);
  const before = new Map<number, number[]>();
  for (const pair of seen) {
    for (const target of next(pair)) {
      seen.add(target);
      before.set(target, [...(before.get(target) ?? []), pair]);
    }
  }
  const back = new Set([start]);
  for (const pair of back) for (const source of before.get(pair) ?? []) back.add(source);
  return [...back].some((pair) => Math.floor(pair / size) !== pair % size);
}

const union = (fragments: readonly Fragment[]): Fragment => ({
  nullable: fragments.some(({ nullable }) => nullable),
  first: fragments.flatMap(({ first }) => first),
  last: fragments.flatMap(({ last }) => last),
});

/** Enough to see two classes overlap: printable ASCII and some of what lies beyond. */
const alphabet = [...Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)), "\t", "\n", "\r", "\u00a0", "é", "Ж", "中", "😀"];
