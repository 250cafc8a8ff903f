/** The verdict on a stream: every item by the schema of one. */
import type { Violation } from "./model.ts";
import type { Check } from "./schema.ts";
import { brief, maxViolations } from "./violation.ts";

export const checkOfItems =
  (check: Check): Check =>
  (value) => {
    if (!Array.isArray(value)) return [{ in: "body", at: "", keyword: "type", rule: "", expected: "a stream of items", found: brief(value) }];
    const violations: Violation[] = [];
    for (const [index, item] of value.entries()) {
      for (const violation of check(item) ?? []) violations.push(moved(violation, `/${index}`));
      if (violations.length >= maxViolations) break;
    }
    return violations.length === 0 ? undefined : violations.slice(0, maxViolations);
  };

// The rule is found on demand, so that it must not be read here.
const moved = (violation: Violation, prefix: string): Violation => ({
  in: violation.in,
  at: prefix + violation.at,
  keyword: violation.keyword,
  get rule() {
    return violation.rule;
  },
  expected: violation.expected,
  found: violation.found,
});
