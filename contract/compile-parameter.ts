/** Parameter Objects of one operation (OpenAPI 3.1, section 4.8.12). */
import { examplesOf } from "./examples.ts";
import type { Json, JsonObject, Parameter, ParameterStyle } from "./model.ts";
import { escapeToken, isObject, resolve } from "./pointer.ts";
import { array, type Context, object, text } from "./source.ts";

/** An operation's parameters replace the path's of the same name and place. */
export function compileParameterList(context: Context, item: JsonObject, itemPointer: string, operation: JsonObject, pointer: string): readonly Parameter[] {
  const found = new Map<string, Parameter>();
  const add = (list: Json | undefined, at: string): void => {
    for (const [index, raw] of array(list).entries()) {
      const resolved = resolve(context.document, raw, `${at}/parameters/${index}`);
      const parameter = compileParameter(context.document, object(resolved.value), resolved.pointer);
      if (parameter) found.set(`${parameter.in} ${parameter.name}`, parameter);
    }
  };
  add(item["parameters"], itemPointer);
  add(operation["parameters"], pointer);
  return [...found.values()];
}

const ignoredHeaders = new Set(["accept", "content-type", "authorization"]);
const defaultStyle: Record<string, ParameterStyle> = { path: "simple", header: "simple", query: "form", cookie: "form", querystring: "form" };

export function compileParameter(document: JsonObject, source: JsonObject, pointer: string): Parameter | undefined {
  const name = text(source["name"]);
  const place = text(source["in"]) as Parameter["in"];
  if (name === "" || !Object.hasOwn(defaultStyle, place)) return undefined;
  if (place === "header" && ignoredHeaders.has(name.toLowerCase())) return undefined;
  const style = (text(source["style"]) || defaultStyle[place]) as ParameterStyle;
  const content = Object.entries(object(source["content"]))[0];
  const schemaPointer = content ? `${pointer}/content/${escapeToken(content[0])}/schema` : `${pointer}/schema`;
  const schema = content ? object(content[1])["schema"] : source["schema"];
  return {
    name: place === "header" ? name.toLowerCase() : name,
    in: place,
    required: source["required"] === true || place === "path",
    style,
    explode: typeof source["explode"] === "boolean" ? source["explode"] : ["form", "deepObject", "cookie"].includes(style),
    allowReserved: source["allowReserved"] === true,
    greedy: source["x-greedy"] === true,
    schema: isObject(schema) || typeof schema === "boolean" ? schema : true,
    mediaType: content?.[0],
    ...(content && { encoding: object(object(content[1])["encoding"]) }),
    example: [...examplesOf(document, source).values()][0],
    pointer: schema === undefined ? "" : schemaPointer,
  };
}
