import { Failure } from "./failure.ts";
import type { Broken } from "./fault.ts";

type Need = "required" | "optional";
type Complain = (text: string, suffix?: string) => undefined;

/** Reads the members of one JSON body and gathers every complaint about them. */
export class Fields {
  readonly #status: 400 | 422;
  readonly #broken: Broken;
  readonly #object: Readonly<Record<string, unknown>>;
  readonly #complaints: Record<string, string[]> = {};

  /** Throws Failure when the bytes are not a JSON object. */
  constructor(bytes: Uint8Array, status: 400 | 422, broken: Broken) {
    this.#status = status;
    this.#broken = broken;
    const body = parse(bytes);
    if (typeof body !== "object" || body === null || Array.isArray(body)) throw new Failure(status, "The body is not a JSON object", {});
    this.#object = { ...body };
  }

  text(key: string, need: Need, rule: (text: string) => boolean = () => true): string | undefined {
    return this.#read(key, need, (value, complain) => {
      const text = typeof value === "string" && this.#broken("texts-trimmed") ? value.trim() : value;
      return typeof text === "string" && rule(text) ? text : complain(`The ${key} cannot be this`);
    });
  }

  positive(key: string, need: Need): number | undefined {
    return this.#read(key, need, (value, complain) => {
      const number = this.#integer(value);
      return number !== undefined && number >= 1 ? number : complain(`The ${key} is a whole number from 1 up`);
    });
  }

  /** Without doubles. */
  integers(key: string, need: Need, least: number, known: (number: number) => boolean): readonly number[] | undefined {
    return this.#list(key, need, least, (element) => {
      const number = this.#integer(element);
      return number !== undefined && known(number) ? number : undefined;
    });
  }

  /** Without doubles. */
  texts(key: string, need: Need, least: number, known: (text: string) => boolean): readonly string[] | undefined {
    return this.#list(key, need, least, (element) => (typeof element === "string" && known(element) ? element : undefined));
  }

  complain(key: string, text: string): void {
    (this.#complaints[key] ??= []).push(text);
  }

  /** Throws Failure when there was any complaint. */
  done(): void {
    if (Object.keys(this.#complaints).length > 0) throw new Failure(this.#status, "Some fields are not as they must be", this.#complaints);
  }

  #list<T>(key: string, need: Need, least: number, element: (value: unknown) => T | undefined): readonly T[] | undefined {
    return this.#read(key, need, (value, complain) => {
      if (!Array.isArray(value)) return complain(`The ${key} are no list`);
      if (value.length < least) return complain(`The ${key} are too few`);
      const read = value.map((each, index) => element(each) ?? complain("There is no such thing", `.${index}`));
      return [...new Set(read.filter((each) => each !== undefined))];
    });
  }

  #read<T>(key: string, need: Need, read: (value: unknown, complain: Complain) => T | undefined): T | undefined {
    const complain: Complain = (text, suffix = "") => void this.complain(key + suffix, text);
    if (Object.hasOwn(this.#object, key)) return read(this.#object[key], complain);
    return need === "required" ? complain(`The ${key} is missing`) : undefined;
  }

  #integer(value: unknown): number | undefined {
    if (typeof value === "string" && /^[0-9]+$/.test(value) && this.#broken("numerals-are-integers")) return Number(value);
    return typeof value === "number" && Number.isInteger(value) ? value : undefined;
  }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
