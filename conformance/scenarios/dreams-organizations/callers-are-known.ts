/** Nobody gets past the door without a credential that somebody has. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { valueAt } from "./faulty-fields.ts";
import { newMember } from "./members.ts";
import { newOrganization } from "./new-organization.ts";
import { creation, everyRequest, rowsOf, ruleOf } from "./requests-on.ts";

export default scenario<operations>()({
  statement: "Every operation but accept asks for a credential, well-formed and known.",
  sources: [
    ...rowsOf(401, [creation, ...everyRequest({ organizationId: "" })]),
    "dreams-organizations/4.8",
    "dreams-organizations/4.12",
    "dreams-organizations/5.11",
    "dreams-organizations/10.4",
  ],
  principals: ["owner"],
  async run({ owner, ...tools }) {
    const { credentials, nobody, same } = tools;
    const { BearerAuth: token = "" } = credentials("owner");
    const wrong = [
      ["Bearer wrong", undefined],
      ["AccessKey wrong", undefined],
      // Known as something else, or to its last letter.
      [`AccessKey ${token}`, undefined],
      [`Bearer ${token}x`, undefined],
      [`Bearer  ${token}`, "dreams-organizations/10.4"],
    ] as const;
    const organizationId = await newOrganization(tools, owner);
    const { id: memberId } = await newMember(tools, owner, organizationId);
    for (const { operation, method, target, request } of [creation, ...everyRequest({ organizationId, memberId })]) {
      const refusal = await nobody.raw(method, target, request).answers(401, ruleOf(operation, 401));
      same("dreams-organizations/4.12", valueAt(refusal.body, "data"), null);
      for (const [Authorization, rule = ruleOf(operation, 401)] of wrong) {
        await nobody.raw(method, target, { ...request, headers: { ...request.headers, Authorization } }).answers(401, rule);
      }
    }
  },
});
