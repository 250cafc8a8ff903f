/** Lenient handling: what breaks only a limit is served, and said; a wrong type or a missing member never is. */
import type { Violation } from "../../contract/model.ts";
import type { Exchange } from "./exchange.ts";

/** `strict` refuses every violation; `warn` lets limits pass. Per operation, by id, where given. */
export type ValidateOption = "strict" | "warn" | { readonly default?: "strict" | "warn"; readonly operations: Readonly<Record<string, "strict" | "warn">> };

const limits = new Set([
  "minLength",
  "maxLength",
  "pattern",
  "format",
  "enum",
  "const",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
  "additionalProperties",
  "unevaluatedProperties",
  "not",
]);

const isLimit = ({ keyword }: Violation): boolean => limits.has(keyword);

/** Alternatives repeat what breaks in one of their branches; beside a null, every branch says so. */
export function onlyLimits(violations: readonly Violation[]): boolean {
  const combined = new Set(violations.filter(({ keyword }) => keyword === "anyOf" || keyword === "oneOf").map(({ at }) => at));
  const telling = violations.filter(
    ({ at, expected, keyword }) => keyword !== "anyOf" && keyword !== "oneOf" && !(combined.has(at) && expected === "type null"),
  );
  return telling.length > 0 && telling.every(isLimit);
}

function isLenient({ api, preference, operation }: Exchange): boolean {
  if (preference?.handling !== undefined) return preference.handling === "lenient";
  const { validate } = api.options;
  if (typeof validate === "string") return validate === "warn";
  return (validate.operations[operation?.id ?? ""] ?? validate.default) === "warn";
}

/** The violations that refuse the request; none where all are let through and remembered. */
export function fatal(exchange: Exchange, violations: readonly Violation[]): readonly Violation[] {
  if (violations.length === 0 || !isLenient(exchange) || !onlyLimits(violations)) return violations;
  exchange.tolerated = [...exchange.tolerated, ...violations];
  exchange.api.world.relaxed = true;
  return [];
}
