/** Links (OpenAPI 3.1, section 4.8.20): whether they lead to an operation, and hand it what it has. */
import type { JsonObject } from "../../model.ts";
import { escapeToken, localPointer, resolve } from "../../pointer.ts";
import { array, object, text } from "../../source.ts";
import type { OperationPart } from "../parts.ts";
import type { Problem, Rule, Subject } from "../problem.ts";

export const linkTarget: Rule = {
  id: "link-target",
  severity: "error",
  says: "A Link names an operation of the document and parameters that this operation has, by expressions that can be read.",
  *find(subject) {
    for (const { value, pointer } of subject.parts.links) {
      const target = targetOf(subject, value);
      if (typeof target === "string") yield { pointer: pointer + target, ...messageOf(value, target) };
      else if (target) yield* parameterProblems(subject, value, pointer, target);
      yield* expressionProblems(value, pointer);
    }
  },
};

/** The operation, or the member that leads nowhere; undefined for an operation of another document. */
function targetOf({ parts }: Subject, link: JsonObject): OperationPart | string | undefined {
  const id = link["operationId"];
  if (typeof id === "string") return parts.operations.find(({ value }) => value["operationId"] === id) ?? "/operationId";
  const reference = link["operationRef"];
  if (typeof reference !== "string") return "";
  const pointer = localPointer(reference);
  return pointer === undefined ? undefined : (parts.operations.find((operation) => operation.pointer === pointer) ?? "/operationRef");
}

function messageOf(link: JsonObject, member: string): { message: string; fix: string } {
  if (member === "") return { message: "This Link names no operation.", fix: "Add operationId or operationRef." };
  const name = member.slice(1);
  return { message: `The Link leads nowhere: there is no operation ${JSON.stringify(link[name])}.`, fix: `Name the ${name} of an operation in this document.` };
}

function* parameterProblems({ document }: Subject, link: JsonObject, pointer: string, target: OperationPart): Iterable<Problem> {
  const parameters = [...array(target.value["parameters"]), ...array(target.item.value["parameters"])].map((raw) => object(resolve(document, raw, "").value));
  for (const name of Object.keys(object(link["parameters"]))) {
    const [, place, plain] = /^(path|query|header|cookie|querystring)\.(.+)$/.exec(name) ?? [undefined, undefined, name];
    const found = parameters.some((parameter) => parameter["name"] === plain && (place === undefined || parameter["in"] === place));
    if (found || parameters.some((parameter) => parameter["name"] === name)) continue;
    yield {
      pointer: `${pointer}/parameters/${escapeToken(name)}`,
      message: `The operation that the Link leads to has no parameter "${name}".`,
      fix: `Name one of: ${parameters.map((parameter) => text(parameter["name"])).join(", ") || "none, it has no parameters"}.`,
      related: target.pointer,
    };
  }
}

const expression = /^\$(?:url|method|statusCode|(?:request|response)\.(?:header\.[!#$%&'*+.^_`|~\w-]+|query\..+|path\..+|body(?:#(?:\/(?:[^~]|~[01])*)?)?))$/s;

function* expressionProblems(link: JsonObject, pointer: string): Iterable<Problem> {
  const values: [string, unknown][] = Object.entries(object(link["parameters"])).map(([name, value]) => [`/parameters/${escapeToken(name)}`, value]);
  for (const [at, value] of [...values, ["/requestBody", link["requestBody"]] as const]) {
    if (typeof value !== "string") continue;
    const written = value.startsWith("$") ? [value] : [...value.matchAll(/\{(\$[^{}]*)\}/g)].map((match) => match[1] ?? "");
    for (const one of written) {
      if (expression.test(one)) continue;
      yield {
        pointer: pointer + at,
        message: `"${one}" is no runtime expression.`,
        fix: "Write one such as $response.body#/id, $request.path.petId or $response.header.Location.",
      };
    }
  }
}
