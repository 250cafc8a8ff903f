/** Creation: what a new organization is like, and that its founder administers it. */
import type { operations } from "../../../generated/clerk-organizations.ts";
import { scenario } from "../../scenario.ts";
import { activityOf, membershipIn, membershipsOf, sessionOf } from "./caller.ts";
import { newOrganization } from "./new-organization.ts";

export default scenario<operations>()({
  statement: "Every signed-in user creates organizations with the documented start values, and has every right in them.",
  sources: [
    "createOrganization/200",
    "getOrganization/200",
    "updateOrganization/200",
    "deleteOrganization/200",
    "clerk-organizations/4.1",
    "clerk-organizations/4.10",
    "clerk-organizations/5.4",
    "clerk-organizations/5.16",
    "clerk-organizations/6.createOrganization.200",
    "clerk-organizations/7.1a",
    "clerk-organizations/7.1b",
    "clerk-organizations/7.1c",
    "clerk-organizations/7.1d",
    "clerk-organizations/7.1e",
    "clerk-organizations/7.1f",
    "clerk-organizations/7.2a",
    "clerk-organizations/7.9a",
  ],
  principals: ["admin", "member", "outsider"],
  async run({ admin, member, outsider, ...tools }) {
    const { holds, same } = tools;
    const ids = new Set<string>();
    for (const founder of [admin, member, outsider]) {
      const { response, client, path } = await newOrganization(founder, tools);
      const { id, name, slug, created_at, updated_at, max_allowed_memberships, admin_delete_enabled, public_metadata } = response;
      holds("clerk-organizations/7.2a", id !== "" && !ids.has(id), "an id that is not empty and new", id);
      ids.add(id);
      same("clerk-organizations/7.1d", [max_allowed_memberships, admin_delete_enabled, public_metadata], [5, true, {}]);
      same(
        "clerk-organizations/7.1e",
        [response.members_count, response.pending_invitations_count, response.has_image, response.logo_url],
        [1, 0, false, null],
      );
      holds("clerk-organizations/7.1e", URL.canParse(response.image_url ?? ""), "some URL as image_url", response.image_url);
      same("clerk-organizations/7.1f", updated_at, created_at);
      // In seconds, the present is a hundred times smaller than this.
      const times = [created_at, client.created_at, ...activityOf(client).last_active_at];
      holds(
        "clerk-organizations/4.1",
        times.every((time) => time > 1e11 && time < 1e14),
        "milliseconds since 1970",
        times,
      );
      const memberships = membershipsOf(client);
      same("clerk-organizations/7.9a", memberships.at(-1)?.organization.id, id);
      holds("clerk-organizations/7.1b", membershipIn(client, id) !== undefined, "a membership of the caller", memberships.length);
      same("clerk-organizations/7.1c", membershipIn(client, id)?.role, "org:admin");
      const roles = memberships.map(({ role }) => role);
      holds(
        "clerk-organizations/4.10",
        roles.every((role) => role === "org:admin" || role === "org:member"),
        "org:admin or org:member",
        roles,
      );

      const read = await founder.getOrganization({ path }).answers(200, "clerk-organizations/5.16");
      same("clerk-organizations/6.createOrganization.200", [read.response.id, read.response.name, read.response.slug], [id, name, slug]);
      same("clerk-organizations/6.createOrganization.200", read.response.created_at, created_at);
      const namesakes = membershipsOf(read.client).filter(({ organization }) => organization.name === name);
      holds("clerk-organizations/7.9a", namesakes.length < 2, "one organization from one creation", namesakes.length);
      same("clerk-organizations/5.4", sessionOf(read.client)?.user?.id, sessionOf(client)?.user?.id);
      await founder.updateOrganization({ path, body: {} }).answers(200, "clerk-organizations/5.16");
      await founder.deleteOrganization({ path }).answers(200, "clerk-organizations/5.16");
    }
  },
});
