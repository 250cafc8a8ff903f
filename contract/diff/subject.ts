/** A pointer as a reader would say it: `Pet.name`, `GET /pets 200`. */
import { tokensOf } from "../pointer.ts";

/** Words of the specification between two names. */
const silent = new Set(["properties", "content", "schema", "responses", "headers", "allOf", "requestBody", "required", "enum", "type"]);

export function subjectOf(pointer: string): string {
  const tokens = tokensOf(pointer);
  if (tokens[0] === "components") return pathOf(tokens.slice(2));
  if (tokens[0] === "paths" && tokens[2] !== undefined)
    return [operationOf(tokens[2], tokens[1]), pathOf(tokens.slice(3))].filter((part) => part !== "").join(" ");
  if (tokens[0] === "webhooks") return ["webhook", tokens[1] ?? "", pathOf(tokens.slice(3))].filter((part) => part !== "").join(" ");
  return "";
}

const operationOf = (method: string, path = ""): string => (method === "parameters" ? path : `${method.toUpperCase()} ${path}`);

function pathOf(tokens: readonly string[]): string {
  let said = "";
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? "";
    const holder = tokens[at - 1];
    if (holder === "properties" || holder === "headers") said += said === "" ? token : `.${token}`;
    else if (token === "items") said += "[]";
    else if (token === "parameters") at += 1;
    else if (holder === "responses") said += `${said === "" ? "" : " "}${token}`;
    else if (at === 0 && !silent.has(token)) said += token;
  }
  return said;
}
