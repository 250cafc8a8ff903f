/** An id that names nothing, well-formed or not. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { valueAt } from "./faulty-fields.ts";
import { everyRequest, rowsOf, ruleOf } from "./requests-on.ts";

export default scenario<operations>()({
  statement: "An organization id that was never issued is unknown to every operation, and so is a malformed one.",
  sources: [
    ...rowsOf(404, everyRequest({ organizationId: "" })),
    "dreams-organizations/3.3",
    "dreams-organizations/4.8",
    "dreams-organizations/4.12",
    "dreams-organizations/8.9",
  ],
  principals: ["admin"],
  async run({ admin, fixture, same }) {
    const { organizationId: unknown = "" } = fixture("never-issued");
    for (const organizationId of [String(unknown), "not-a-uuid"]) {
      for (const { operation, method, target, request } of everyRequest({ organizationId, workspace: String(unknown) })) {
        const refusal = await admin.raw(method, target, request).answers(404, organizationId === unknown ? ruleOf(operation, 404) : "dreams-organizations/3.3");
        same("dreams-organizations/4.12", valueAt(refusal.body, "data"), null);
      }
    }
  },
});
