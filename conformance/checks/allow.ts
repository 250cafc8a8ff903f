/** 405 says which methods there are (RFC 9110, section 15.5.6: MUST). */
import type { Contract } from "../../contract/model.ts";
import type { Check } from "../check.ts";
import { headerOf } from "../exchange.ts";

export const allow: Check = {
  id: "allow",
  statement: "405 comes with an Allow header that lists methods of the path.",
  source: "RFC 9110, section 15.5.6",
  judge({ request, response }, contract) {
    if (response.status !== 405) return [];
    const header = headerOf(response, "allow");
    const found = header === undefined ? "none" : isTrue(header, request.method, request.target, contract) ? undefined : header;
    if (found === undefined) return [];
    return [
      {
        check: "allow",
        message: `${request.method} was refused with 405 without saying which methods are allowed.`,
        expected: "an Allow header with methods of the path",
        found,
        provenance: "published",
        pointer: "",
        rule: "RFC 9110, section 15.5.6",
        cause: header === undefined ? "allow missing" : "allow wrong",
      },
    ];
  },
};

/** An empty list is allowed; one that holds the refused method, or no method of the contract, is not what the path has. */
function isTrue(header: string, method: string, target: string, contract: Contract): boolean {
  const listed = header.split(",").flatMap((word) => word.trim() || []);
  if (listed.length === 0) return true;
  const route = contract.route(method, target.replace(/\?.*$/s, ""));
  const declared = route.kind === "other-method" ? route.allow : undefined;
  return !listed.includes(method) && (declared === undefined || listed.some((name) => declared.includes(name) && name !== "OPTIONS"));
}
