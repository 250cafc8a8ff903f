/** The only organization of a principal with a limit of one is spent, and another takes its place. */
import type { operations } from "../../../generated/clerk-organizations.ts";
import { scenario } from "../../scenario.ts";
import { clientAtStart, organizationAtStart } from "./at-start.ts";
import { sessionOf } from "./caller.ts";
import { targetOf } from "./new-organization.ts";

export default scenario<operations>()({
  statement: "Deleting an organization frees its place under the limit, and is seen in sessions where it was active.",
  sources: [
    "deleteOrganization/200",
    "createOrganization/403",
    "createOrganization/200",
    "clerk-organizations/4.9",
    "clerk-organizations/5.13",
    "clerk-organizations/7.10a",
    "clerk-organizations/7.10b",
    "clerk-organizations/7.11a",
    "clerk-organizations/7.11b",
    "clerk-organizations/7.11d",
    "clerk-organizations/8.3",
    "clerk-organizations/8.5",
  ],
  principals: ["limited"],
  spends: ["limited-labs"],
  async run({ limited, ...tools }) {
    const { spent, fixture, holds, same, unique } = tools;
    const { organization_id = "" } = fixture("limited-labs");
    const path = { organization_id };
    const { status } = await limited.raw("GET", targetOf(organization_id)).answers([200, 404], "clerk-organizations/8.3");
    if (status === 404) spent("limited-labs");
    const before = await limited.getOrganization({ path }).answers(200, "clerk-organizations/5.13");
    organizationAtStart(tools, before, "limited", "limited-labs");
    clientAtStart(tools, before, "limited");
    await limited.createOrganization({ body: { name: unique() } }).answers(403, "clerk-organizations/7.11a");
    // Who is refused has a limit, so neither 0 nor null is one.
    const limit = sessionOf(before.client)?.user?.create_organizations_limit;
    holds("clerk-organizations/4.9", limit !== 0, "a limit of 1 or more, since it refuses", limit);
    holds("clerk-organizations/7.11b", limit !== null, "a limit of 1 or more, since it refuses", limit);

    const { client } = await limited.deleteOrganization({ path }).answers(200, "clerk-organizations/5.13");
    const active = client?.sessions.map((session) => session.last_active_organization_id) ?? [];
    holds("clerk-organizations/7.10b", !active.includes(String(organization_id)), "no session where the deleted organization is active", active);
    const wasActive = sessionOf(before.client)?.last_active_organization_id === organization_id;
    if (client && wasActive) same("clerk-organizations/7.10b", sessionOf(client)?.last_active_organization_id, null);
    // Stays, so that the principal is at its limit as it was before.
    const created = await limited.createOrganization({ body: { name: unique("stand-in") } }).answers(200, "clerk-organizations/7.11d");
    tools.leaves("createOrganization made a stand-in for limited-labs, which was spent.");
    if (client) same("clerk-organizations/7.10a", sessionOf(created.client)?.last_active_organization_id, sessionOf(client)?.last_active_organization_id);
    await limited.createOrganization({ body: { name: unique() } }).answers(403, "clerk-organizations/7.11a");
  },
});
