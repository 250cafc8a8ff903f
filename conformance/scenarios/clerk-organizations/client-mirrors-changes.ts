/** The client in every answer: memberships and nested organizations as they are after the call. */
import type { operations } from "../../../generated/clerk-organizations.ts";
import { scenario } from "../../scenario.ts";
import { membershipIn, membershipsOf, sessionOf } from "./caller.ts";
import { newOrganization, type Wrapped } from "./new-organization.ts";

export default scenario<operations>()({
  statement: "The client in an answer mirrors the change in the same answer, in order, and stays on its active organization.",
  sources: [
    "createOrganization/200",
    "getOrganization/200",
    "updateOrganization/200",
    "deleteOrganization/200",
    "clerk-organizations/4.3",
    "clerk-organizations/4.4",
    "clerk-organizations/4.5",
    "clerk-organizations/7.8b",
    "clerk-organizations/7.9a",
    "clerk-organizations/7.9b",
    "clerk-organizations/7.9c",
    "clerk-organizations/7.9d",
    "clerk-organizations/7.9e",
    "clerk-organizations/7.10a",
    "clerk-organizations/7.10b",
    "clerk-organizations/7.12",
  ],
  principals: ["member"],
  async run({ member, ...tools }) {
    const { holds, same } = tools;
    const mirrors = (rule: string, { response, client }: Wrapped) => same(rule, membershipIn(client, response.id)?.organization, response);
    const acme = { organization_id: tools.fixture("acme").organization_id ?? "" };
    const start = await member.getOrganization({ path: acme }).answers(200);
    mirrors("clerk-organizations/7.9d", start);
    const active = sessionOf(start.client)?.last_active_organization_id;

    const first = await newOrganization(member, tools);
    const second = await newOrganization(member, tools);
    for (const { response, client } of [first, second]) {
      same("clerk-organizations/7.9a", membershipsOf(client).at(-1)?.organization, response);
      same("clerk-organizations/7.9e", membershipIn(client, response.id)?.organization.members_count, 1);
    }
    const renamed = await member.updateOrganization({ path: first.path, body: { name: tools.unique() } }).answers(200);
    mirrors("clerk-organizations/7.9b", renamed);
    const read = await member.getOrganization({ path: second.path }).answers(200);
    mirrors("clerk-organizations/7.9d", read);
    const counted = await member.getOrganization({ path: acme }).answers(200);
    for (const { client } of [read, counted]) {
      same("clerk-organizations/7.9e", membershipIn(client, acme.organization_id)?.organization.members_count, counted.response.members_count);
    }
    const shown = membershipsOf(read.client).map(({ organization }) => organization);
    const places = [acme.organization_id, first.response.id, second.response.id].map((id) => shown.findIndex((organization) => organization.id === id));
    const [acmeAt = -1, firstAt = -1, secondAt = -1] = places;
    holds("clerk-organizations/7.12", acmeAt < firstAt && firstAt < secondAt, "memberships in order of creation", places);
    for (const { client } of [first, second, renamed, read]) same("clerk-organizations/7.10a", sessionOf(client)?.last_active_organization_id, active);
    for (const organization of [read.response, ...shown]) {
      holds("clerk-organizations/4.3", organization.image_url !== undefined, "image_url", organization);
      same("clerk-organizations/4.4", organization.logo_url, null);
      const counts = [organization.members_count, organization.pending_invitations_count];
      holds("clerk-organizations/4.5", counts.every(Number.isInteger), "members_count and pending_invitations_count", counts);
    }
    const { client } = await member.deleteOrganization({ path: first.path }).answers(200);
    if (!client) return;
    same("clerk-organizations/7.9c", membershipIn(client, first.response.id), undefined);
    same("clerk-organizations/7.8b", membershipIn(client, second.response.id)?.organization, read.response);
    same("clerk-organizations/7.10b", sessionOf(client)?.last_active_organization_id, active);
  },
});
