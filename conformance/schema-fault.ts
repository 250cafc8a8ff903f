/** What is wrong with a file of the user's, in a sentence: the words of its schema's validator are for programmers. */
import { distance } from "../contract/nearest.ts";
import { escapeToken } from "../contract/pointer.ts";

export interface SchemaFault {
  readonly pointer: string;
  readonly says: string;
}

/** As a validator tells it that is told to be verbose. */
export interface BrokenKeyword {
  readonly data?: unknown;
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly parentSchema?: Readonly<Record<string, unknown>>;
}

export function schemaFault({ data, instancePath, keyword, message, params, parentSchema }: BrokenKeyword): SchemaFault {
  const says = (text: string, pointer = instancePath): SchemaFault => ({ pointer, says: text });
  if (keyword === "additionalProperties") {
    const name = String(params["additionalProperty"]);
    return says(`there is no member "${name}"${guess(name, Object.keys(parentSchema?.["properties"] ?? {}))}`, `${instancePath}/${escapeToken(name)}`);
  }
  if (keyword === "required") return says(`expected a member "${params["missingProperty"]}", found nothing`);
  if (keyword === "enum") return says(`expected one of ${(params["allowedValues"] as unknown[]).join(", ")}, found ${JSON.stringify(data)?.slice(0, 60)}`);
  if (keyword === "type") return says(`expected ${[params["type"]].flat().join(" or ")}, found ${shown(data)}`);
  return says(String(message));
}

/** Values may be secrets; what is no text is not one. */
function shown(value: unknown): string {
  if (value === null || typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "string") return "text";
  return Array.isArray(value) ? "a list" : "an object";
}

/** `; did you mean "version"?`, where something is near. */
export function guess(name: string, known: readonly string[]): string {
  const [nearest] = known.filter((one) => distance(one, name) <= Math.max(1, name.length / 3)).sort((a, b) => distance(a, name) - distance(b, name));
  return nearest === undefined ? "" : `; did you mean "${nearest}"?`;
}
