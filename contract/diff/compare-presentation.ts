/** One parameter in two documents: whether it must be sent, how it is written, what it may hold. */
import type { Parameter } from "../model.ts";
import type { ParameterAt } from "./compare-parameters.ts";
import type { Exchange } from "./exchange.ts";

export function comparePresentation(exchange: Exchange, was: ParameterAt, is: ParameterAt): void {
  const [before, after] = [was.parameter, is.parameter];
  const places = { old: was.at, new: is.at };
  const name = `${after.in} parameter "${after.name}"`;
  const add = (severity: "breaking" | "risky" | "safe", rule: string, says: string, why: string): void =>
    exchange.add(severity, "request", rule, `${name} ${says}`, why, places);
  if (!before.required && after.required) add("breaking", "parameter-required", "is required now", "A client that omits it is now refused.");
  if (before.required && !after.required) add("safe", "parameter-optional", "is not required any more", "Clients that send it go on doing so.");
  if (before.mediaType !== after.mediaType)
    add("breaking", "parameter-media-type-changed", `is written as ${after.mediaType ?? after.style}`, "What clients write is read in another way.");
  else if (isWrittenDifferently(exchange, was, is)) {
    const spelled = ({ explode, style }: Parameter): string => `${style}${explode ? ", exploded" : ""}`;
    add("breaking", "parameter-style-changed", `is written as ${spelled(after)}, before ${spelled(before)}`, "What clients write is read in another way.");
  }
  if (before.allowReserved && !after.allowReserved)
    add("risky", "parameter-reserved", "may not hold reserved characters any more", "A client may send them unencoded.");
  if (was.source["allowEmptyValue"] === true && is.source["allowEmptyValue"] !== true)
    add("risky", "parameter-empty", "may not be empty any more", "A client may send its name alone.");
  if (was.source["deprecated"] !== true && is.source["deprecated"] === true)
    add("safe", "parameter-deprecated", "is deprecated now", "It still works; clients can prepare.");
  const at = (parameter: Parameter, holder: string): string => parameter.pointer || holder;
  exchange.compareSchemas({ schema: before.schema, at: at(before, was.at) }, { schema: after.schema, at: at(after, is.at) }, "request");
}

/** Of a value that is neither list nor object, explode says nothing, and most styles are alike. */
function isWrittenDifferently(exchange: Exchange, was: ParameterAt, is: ParameterAt): boolean {
  const [before, after] = [was.parameter, is.parameter];
  if (before.style === after.style && before.explode === after.explode) return false;
  const old = exchange.schemas.old.facetsOf([{ schema: before.schema, at: before.pointer }]);
  const other = exchange.schemas.new.facetsOf([{ schema: after.schema, at: after.pointer }]);
  const flat = [old, other].every(({ types }) => types && !types.value.has("array") && !types.value.has("object"));
  if (!flat) return true;
  const marked = (style: string): boolean => style === "matrix" || style === "label";
  return before.style !== after.style && (marked(before.style) || marked(after.style));
}
