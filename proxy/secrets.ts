/** What no recording shows: credentials, and members that are secret by name or by schema. */
import { isForm, isJson } from "../contract/media-type.ts";
import type { Contract, Json, Operation } from "../contract/model.ts";
import { formDecode } from "../contract/percent.ts";
import { isObject } from "../contract/pointer.ts";
import { isSecret } from "../contract/violation.ts";
import type { Headers } from "./witnessed.ts";

const masked = "***";
const credentialHeaders = new Set(["authorization", "proxy-authorization", "cookie", "set-cookie"]);

export class Secrets {
  readonly #headers: ReadonlySet<string>;
  readonly #names: ReadonlySet<string>;

  constructor({ document, schemes }: Contract) {
    const keys = [...schemes.values()].flatMap((scheme) => (scheme.type === "apiKey" ? scheme.parameter.toLowerCase() : []));
    this.#headers = new Set([...credentialHeaders, ...keys]);
    this.#names = new Set([...keys, ...secretMembers(document)]);
  }

  #hides(name: string): boolean {
    return isSecret(`/${name}`) || this.#names.has(name.toLowerCase());
  }

  headers(headers: Headers): [string, string][] {
    return headers.map(([name, value]) => [name, this.#headers.has(name.toLowerCase()) || this.#hides(name) ? masked : value]);
  }

  /** Path and query. */
  target(target: string, operation: Operation | undefined, values: readonly string[]): string {
    const [, written = "", query] = /^([^?]*)(?:\?(.*))?$/s.exec(target) ?? [];
    const templates = [...(operation?.path ?? "").matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
    const hidden = values.filter((value, index) => value !== "" && this.#hides(templates[index] ?? ""));
    const path = hidden.reduce((text, value) => text.replaceAll(value, masked), written);
    return query === undefined ? path : `${path}?${this.#pairs(query)}`;
  }

  #pairs(text: string): string {
    const one = (pair: string): string => {
      const [name = ""] = pair.split("=", 1);
      return this.#hides(formDecode(name) ?? name) ? `${name}=${masked}` : pair;
    };
    return text.split("&").map(one).join("&");
  }

  /** JSON as a value, a form as text; undefined for anything else, which might hold anything. */
  body(type: string, bytes: Uint8Array): Json | undefined {
    if (isForm(type)) return this.#pairs(new TextDecoder().decode(bytes));
    if (!isJson(type) || bytes.length === 0) return undefined;
    try {
      return this.value(JSON.parse(new TextDecoder().decode(bytes)) as Json, 0);
    } catch {
      return undefined;
    }
  }

  value(value: Json, depth: number): Json {
    if (depth > 64) return masked;
    if (Array.isArray(value)) return value.map((item) => this.value(item, depth + 1));
    if (!isObject(value)) return value;
    const entries = Object.entries(value).map(([name, member]): [string, Json] => [name, this.#hides(name) ? masked : this.value(member, depth + 1)]);
    return Object.fromEntries(entries);
  }
}

/** Members that some schema marks as a password or as never to be shown, in lower case; wherever they stand, they are meant. */
function secretMembers(document: Json): Set<string> {
  const names = new Set<string>();
  const open: Json[] = [document];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (Array.isArray(node)) open.push(...node);
    if (!isObject(node)) continue;
    const { properties } = node;
    if (isObject(properties))
      for (const [name, schema] of Object.entries(properties))
        if (isObject(schema) && (schema["format"] === "password" || schema["writeOnly"] === true)) names.add(name.toLowerCase());
    open.push(...Object.values(node));
  }
  return names;
}
