/** What a member may do where it is a member, and a stranger where it is none. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { valueAt } from "./faulty-fields.ts";
import { dismiss, membersOf, memberWith, newEmail, newMember } from "./members.ts";
import { described } from "./new-organization.ts";
import { charging, everyRequest, managing, reading, rowsOf, ruleOf } from "./requests-on.ts";

export default scenario<operations>()({
  statement: "A member manages nothing, a stranger not even reads, and neither they nor the owner charge.",
  sources: [
    ...rowsOf(403, everyRequest({ organizationId: "" })),
    "dreams-organizations/4.8",
    "dreams-organizations/4.12",
    "dreams-organizations/5.3",
    "dreams-organizations/5.6",
    "dreams-organizations/5.7",
    "dreams-organizations/5.8",
    "dreams-organizations/5.9",
    "dreams-organizations/5.12",
    "dreams-organizations/5.13",
    "dreams-organizations/7.13",
  ],
  principals: ["owner", "member", "outsider"],
  async run({ owner, member, outsider, ...tools }) {
    const { afterwards, credentials, fixture, nobody, same } = tools;
    const { organizationId: id = "", workspace = "" } = fixture("workspaces-a");
    const organizationId = String(id);
    const before = described(await owner.getOrganization({ path: { organizationId } }).answers(200, "dreams-organizations/5.6"));
    const invited = await newMember(tools, owner, organizationId);
    const email = newEmail(tools);
    const subject = { organizationId, memberId: invited.id, workspace, email };
    afterwards(() => dismiss(owner, organizationId, email));

    const charge = charging(subject);
    const refused = [
      [member, [...managing(subject), charge]],
      [outsider, [...reading(subject), ...managing(subject), charge]],
      [owner, [charge]],
    ] as const;
    for (const [caller, requests] of refused) {
      for (const { operation, method, target, request } of requests) {
        const refusal = await caller.raw(method, target, request).answers(403, ruleOf(operation, 403));
        same("dreams-organizations/4.12", valueAt(refusal.body, "data"), null);
      }
    }
    const { AccessKeyAuth: Authorization = "" } = credentials("ownerByKey");
    await nobody
      .raw(charge.method, charge.target, { ...charge.request, headers: { ...charge.request.headers, Authorization } })
      .answers(403, "dreams-organizations/5.13");
    const after = described(await owner.getOrganization({ path: { organizationId } }).answers(200));
    same("dreams-organizations/7.13", after, before);
    same("dreams-organizations/7.13", await memberWith(owner, organizationId, invited.email), invited);
    same("dreams-organizations/7.13", await memberWith(owner, organizationId, email), undefined);

    const b = String(fixture("organization-b")["organizationId"]);
    await outsider.getOrganization({ path: { organizationId: b } }).answers(200, "dreams-organizations/5.8");
    await membersOf(outsider, b);
  },
});
