/** Where in the user's own files a pointer leads: a document of several files is one here, the others under `x-files`. */
import { readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { tokensOf } from "../../contract/pointer.ts";
import { positionsIn } from "../../contract/position.ts";
import type { Place } from "./report.ts";

/** Relative to where the command runs, as reviewers' tools want it. */
export const shownPath = (file: string | undefined): string | null => (file === undefined ? null : relative(process.cwd(), file));

const elsewhere = /^\/x-files\/([^/]*)(.*)$/s;

/** Each file is read when a pointer first leads there. */
export class Placer {
  readonly #file: string | undefined;
  readonly #finders = new Map<string, ReturnType<typeof positionsIn>>();
  readonly #beside = new Map<string, boolean>();

  constructor(file: string | undefined) {
    this.#file = file;
  }

  place(pointer: string): Place {
    if (this.#file === undefined) return { pointer, file: null, line: null };
    const { inside, name } = this.#part(this.#file, pointer);
    const find = this.#finders.get(name) ?? positionsIn(readFileSync(name, "utf8"));
    this.#finders.set(name, find);
    return { pointer: inside, file: shownPath(name), line: find(inside)?.line ?? null };
  }

  /** `#/x-files/pets.yaml/get` as its author writes it: `pets.yaml#/get`. */
  source(text: string): string {
    if (this.#file === undefined || !text.startsWith("#/x-files/")) return text;
    const { inside, name } = this.#part(this.#file, text.slice(1));
    return name === this.#file ? text : `${relative(dirname(this.#file), name).replaceAll("\\", "/")}#${inside}`;
  }

  /** A member of this name may be the author's own, so what is no file beside the document is no part of it. */
  #part(file: string, pointer: string): { readonly name: string; readonly inside: string } {
    const [, written = "", inside = ""] = elsewhere.exec(pointer) ?? [];
    const [part = ""] = tokensOf(`/${written}`);
    const name = join(dirname(file), part);
    const known = this.#beside.get(name) ?? (part !== "" && isBeside(file, name));
    this.#beside.set(name, known);
    return known ? { name, inside } : { name: file, inside: pointer };
  }
}

function isBeside(file: string, name: string): boolean {
  try {
    return statSync(name).isFile() && realpathSync(name).startsWith(realpathSync(dirname(file)) + sep);
  } catch {
    return false;
  }
}
