/** 405 says which methods there are (RFC 9110, section 15.5.6: MUST). */
import type { Check } from "../check.ts";
import { headerOf } from "../exchange.ts";

export const allow: Check = {
  id: "allow",
  statement: "405 comes with an Allow header.",
  source: "RFC 9110, section 15.5.6",
  judge({ request, response }) {
    if (response.status !== 405 || headerOf(response, "allow") !== undefined) return [];
    return [
      {
        check: "allow",
        message: `${request.method} was refused with 405 without saying which methods are allowed.`,
        expected: "an Allow header",
        found: "none",
        provenance: "published",
        pointer: "",
        rule: "RFC 9110, section 15.5.6",
        cause: "allow missing",
      },
    ];
  },
};
