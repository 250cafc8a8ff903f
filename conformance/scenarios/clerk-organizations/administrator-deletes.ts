/** An organization that was there before the run, spent. */
import type { operations } from "../../../generated/clerk-organizations.ts";
import { scenario } from "../../scenario.ts";
import { organizationAtStart } from "./at-start.ts";
import { membershipIn } from "./caller.ts";
import { targetOf } from "./new-organization.ts";

export default scenario<operations>()({
  statement: "An administrator does everything in a seeded organization, and deletes it once.",
  sources: [
    "deleteOrganization/200",
    "deleteOrganization/404",
    "updateOrganization/200",
    "clerk-organizations/5.10",
    "clerk-organizations/6.deleteOrganization.200",
    "clerk-organizations/6.deleteOrganization.404",
    "clerk-organizations/7.7b",
    "clerk-organizations/7.8a",
    "clerk-organizations/7.9c",
    "clerk-organizations/8.3",
    "clerk-organizations/8.4",
  ],
  principals: ["admin"],
  spends: ["disposable"],
  async run({ admin, ...tools }) {
    const { spent, fixture, holds, same } = tools;
    const { organization_id = "" } = fixture("disposable");
    const path = { organization_id };
    const { status } = await admin.raw("GET", targetOf(organization_id)).answers([200, 404], "clerk-organizations/8.3");
    if (status === 404) spent("disposable");
    const before = await admin.getOrganization({ path }).answers(200, "clerk-organizations/5.10");
    organizationAtStart(tools, before, "admin", "disposable");
    await admin.updateOrganization({ path, body: { name: tools.unique() } }).answers(200, "clerk-organizations/5.10");
    const { response, client } = await admin.deleteOrganization({ path }).answers(200, "clerk-organizations/6.deleteOrganization.200");
    same("clerk-organizations/7.8a", response, { object: "organization", id: organization_id, deleted: true });
    holds("clerk-organizations/7.9c", client === null || membershipIn(client, organization_id) === undefined, "no membership in it", organization_id);
    await admin.deleteOrganization({ path }).answers(404, "clerk-organizations/6.deleteOrganization.404");
  },
});
