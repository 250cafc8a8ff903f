/** Strangers to an organization. */
import type { operations } from "../../../generated/clerk-organizations.ts";
import { scenario } from "../../scenario.ts";
import { form } from "./form.ts";
import { newOrganization } from "./new-organization.ts";
import { codeOf } from "./refusal.ts";

export default scenario<operations>()({
  statement: "Nobody but its members reads an organization, and a stranger is refused with 403 whatever they try.",
  sources: [
    "getOrganization/403",
    "updateOrganization/403",
    "deleteOrganization/403",
    "clerk-organizations/4.19",
    "clerk-organizations/5.4",
    "clerk-organizations/7.7a",
    "clerk-organizations/7.7b",
    "clerk-organizations/7.7c",
    "clerk-organizations/7.13a",
  ],
  principals: ["outsider", "admin", "member", "limited"],
  async run({ outsider, admin, member, limited, ...tools }) {
    const { same } = tools;
    const { path, target } = await newOrganization(outsider, tools);
    const before = await outsider.getOrganization({ path }).answers(200, "clerk-organizations/5.4");
    for (const stranger of [admin, member, limited]) {
      // Any refusal keeps the documented promise; which one is our reading.
      const refusals = [
        await stranger.raw("GET", target).answers([403, 404], "clerk-organizations/7.7a"),
        await stranger.raw("PATCH", target, form("name=Mine")).answers([403, 404], "clerk-organizations/7.7b"),
        await stranger.raw("DELETE", target).answers([403, 404], "clerk-organizations/7.7b"),
      ];
      same(
        "clerk-organizations/7.7c",
        refusals.map(({ status }) => status),
        [403, 403, 403],
      );
      for (const { body } of refusals.filter(({ status }) => status === 403)) same("clerk-organizations/4.19", codeOf(body), "not_a_member_in_organization");
    }
    const after = await outsider.getOrganization({ path }).answers(200);
    same("clerk-organizations/7.13a", after.response, before.response);
  },
});
