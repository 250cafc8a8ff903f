/** Text that matches a regular expression. */
import { charactersOf } from "./sample-characters.ts";
import { type PatternNode, parsePattern } from "./sample-pattern-parse.ts";
import type { Random } from "./sample-random.ts";

const maxCharacters = 100_000;
const maxCached = 2_000;
const compiled = new Map<string, RegExp | undefined>();
const parsed = new Map<string, PatternNode | undefined>();

/** The expression as the validator reads it; undefined where it is none. */
export const patternOf = (source: string): RegExp | undefined => remembered(compiled, source, compilePattern);

/** Likely, not certain, to match. `stretch` bounds the repeats beyond what is asked for. Undefined where the syntax is not known. */
export function patternText(random: Random, source: string, stretch: number): string | undefined {
  const node = remembered(parsed, source, parseOrNothing);
  if (!node) return undefined;
  const writer = new Writer(random, stretch);
  return writer.write(node) ? writer.text : undefined;
}

function remembered<T>(cache: Map<string, T>, source: string, make: (source: string) => T): T {
  const known = cache.get(source);
  if (known !== undefined || cache.has(source)) return known as T; // T may hold undefined.
  if (cache.size >= maxCached) cache.clear();
  const made = make(source);
  cache.set(source, made);
  return made;
}

function compilePattern(source: string): RegExp | undefined {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(source, flags);
    } catch {
      // Some expressions hold only without the flag.
    }
  }
  return undefined;
}

function parseOrNothing(source: string): PatternNode | undefined {
  try {
    return parsePattern(source);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

class Writer {
  readonly #random: Random;
  readonly #stretch: number;
  readonly #captured = new Map<string, string>();
  text = "";

  constructor(random: Random, stretch: number) {
    this.#random = random;
    this.#stretch = stretch;
  }

  /** False where nothing can be written, or too much. */
  write(node: PatternNode): boolean {
    if (this.text.length > maxCharacters) return false;
    switch (node.kind) {
      case "text":
        this.text += node.text;
        return true;
      case "class":
        return this.#character(node.source);
      case "sequence":
        return node.nodes.every((part) => this.write(part));
      case "choice":
        return this.#random.shuffled(node.nodes).some((option) => this.#tentatively(option));
      case "repeat":
        return this.#repeat(node.node, node.least, node.most);
      case "group":
        return this.#group(node.node, node.names);
      case "again":
        this.text += this.#captured.get(node.name) ?? "";
        return true;
    }
  }

  #character(source: string): boolean {
    const { plain, other } = charactersOf(source);
    const from = other.length === 0 || (plain.length > 0 && this.#random.chance(0.9)) ? plain : other;
    const character = this.#random.pick(from);
    this.text += character ?? "";
    return character !== undefined;
  }

  #tentatively(option: PatternNode): boolean {
    const before = this.text;
    if (this.write(option)) return true;
    this.text = before;
    return false;
  }

  #repeat(node: PatternNode, least: number, most: number): boolean {
    if (most < least) return false;
    const count = least + this.#random.integer(0, Math.min(most - least, this.#stretch));
    for (let index = 0; index < count; index += 1) {
      if (!this.#tentatively(node)) return index >= least;
      // Parts that write nothing need not write it a million times.
      if (index > maxCharacters) return true;
    }
    return true;
  }

  #group(node: PatternNode, names: readonly string[]): boolean {
    const start = this.text.length;
    if (!this.write(node)) return false;
    for (const name of names) this.#captured.set(name, this.text.slice(start));
    return true;
  }
}
