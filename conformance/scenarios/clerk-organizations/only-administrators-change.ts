/** Who is a member and no administrator, and an administrator where deletion is switched off. */
import type { operations } from "../../../generated/clerk-organizations.ts";
import { scenario } from "../../scenario.ts";
import { codeOf } from "./refusal.ts";

export default scenario<operations>()({
  statement: "Only an administrator updates or deletes an organization, and deletes it only where that is switched on.",
  sources: [
    "updateOrganization/403",
    "deleteOrganization/403",
    "clerk-organizations/4.20",
    "clerk-organizations/4.21",
    "clerk-organizations/5.10",
    "clerk-organizations/5.11",
    "clerk-organizations/6.updateOrganization.403",
    "clerk-organizations/6.deleteOrganization.403",
    "clerk-organizations/7.7b",
    "clerk-organizations/7.13a",
  ],
  principals: ["admin", "member", "outsider"],
  async run({ admin, member, outsider, fixture, same }) {
    const acme = { path: { organization_id: fixture("acme").organization_id ?? "" } };
    const locked = { path: { organization_id: fixture("locked").organization_id ?? "" } };
    const before = [await admin.getOrganization(acme).answers(200), await admin.getOrganization(locked).answers(200)];
    const refusals = [
      await member.updateOrganization({ ...acme, body: { name: "Mine" } }).answers(403, "clerk-organizations/7.7b"),
      await member.deleteOrganization(acme).answers(403, "clerk-organizations/7.7b"),
    ];
    same("clerk-organizations/4.20", refusals.map(codeOf), ["not_an_admin_in_organization", "not_an_admin_in_organization"]);
    await outsider.deleteOrganization(acme).answers(403, "clerk-organizations/6.deleteOrganization.403");
    const refusal = await admin.deleteOrganization(locked).answers(403, "clerk-organizations/4.21");
    same("clerk-organizations/4.21", codeOf(refusal), "organization_admin_delete_not_enabled");
    const after = [await admin.getOrganization(acme).answers(200), await admin.getOrganization(locked).answers(200)];
    same(
      "clerk-organizations/7.13a",
      after.map(({ response }) => response),
      before.map(({ response }) => response),
    );
  },
});
