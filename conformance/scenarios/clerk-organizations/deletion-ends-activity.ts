/** acme, the active organization of two principals, is deleted by one of them: told only where a target is put back afterwards. */
import type { operations } from "../../../generated/clerk-organizations.ts";
import { scenario } from "../../scenario.ts";
import { sessionOf } from "./caller.ts";
import { newOrganization, targetOf } from "./new-organization.ts";

export default scenario<operations>()({
  statement: "A deletion ends the activity of the organization in the sessions of others, too.",
  sources: ["deleteOrganization/200", "createOrganization/200", "clerk-organizations/7.10b"],
  principals: ["admin", "member"],
  spends: ["acme-to-delete"],
  async run({ admin, member, ...tools }) {
    const { spent, fixture, holds } = tools;
    const { organization_id = "" } = fixture("acme-to-delete");
    const { status } = await admin.raw("GET", targetOf(organization_id)).answers([200, 404], "clerk-organizations/8.3");
    if (status === 404) spent("acme-to-delete");
    const { client: before } = await member.getOrganization({ path: { organization_id } }).answers(200, "clerk-organizations/5.11");
    if (sessionOf(before)?.last_active_organization_id !== organization_id) spent("acme-to-delete");

    await admin.deleteOrganization({ path: { organization_id } }).answers(200, "clerk-organizations/5.10");

    const { client } = await newOrganization(member, tools);
    const active = client.sessions.map((session) => session.last_active_organization_id);
    holds("clerk-organizations/7.10b", !active.includes(String(organization_id)), "no session where the deleted organization is active", active);
  },
});
