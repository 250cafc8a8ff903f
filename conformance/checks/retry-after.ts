/** Retry-After is seconds or a date (RFC 9110, section 10.2.3). */
import type { Check } from "../check.ts";
import { headerOf } from "../exchange.ts";

const httpDate = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/;

export const retryAfter: Check = {
  id: "retry-after",
  statement: "Retry-After is a number of seconds or an HTTP date.",
  source: "RFC 9110, section 10.2.3",
  judge({ response }) {
    const value = headerOf(response, "retry-after");
    if (value === undefined || /^\d+$/.test(value) || httpDate.test(value)) return [];
    return [
      {
        check: "retry-after",
        message: "The header Retry-After is neither a number of seconds nor an HTTP date.",
        expected: "seconds or an HTTP date",
        found: value,
        provenance: "published",
        pointer: "",
        rule: "RFC 9110, section 10.2.3",
        cause: "retry-after syntax",
      },
    ];
  },
};
