/** Problem details repeat the status that really came (RFC 9457, section 3.1.2). */
import { essence } from "../../contract/media-type.ts";
import { isObject } from "../../contract/pointer.ts";
import { bodyOf } from "../body.ts";
import type { Check } from "../check.ts";
import { headerOf } from "../exchange.ts";

export const errorStatusMember: Check = {
  id: "error-status-member",
  statement: "The status member of problem details is the status of the response.",
  source: "RFC 9457, section 3.1.2",
  judge({ response }) {
    if (essence(headerOf(response, "content-type") ?? "") !== "application/problem+json") return [];
    const body = bodyOf(response);
    const status = isObject(body) ? body["status"] : undefined;
    if (status === undefined || status === response.status) return [];
    return [
      {
        check: "error-status-member",
        message: "The status member of the problem details is not the status of the response.",
        expected: String(response.status),
        found: JSON.stringify(status),
        provenance: "published",
        pointer: "",
        rule: "RFC 9457, section 3.1.2",
        cause: "error-status-member",
      },
    ];
  },
};
