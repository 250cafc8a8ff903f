/** Deletion: what it answers, what it takes along, and what it leaves alone. */
import type { operations } from "../../../generated/clerk-organizations.ts";
import { scenario } from "../../scenario.ts";
import { membershipIn, sessionOf } from "./caller.ts";
import { newOrganization } from "./new-organization.ts";
import { codeOf } from "./refusal.ts";
import { untilGone } from "./until-gone.ts";

export default scenario<operations>()({
  statement: "A deleted organization is gone for everyone, its memberships with it, and no other organization is.",
  sources: [
    "deleteOrganization/200",
    "deleteOrganization/404",
    "getOrganization/404",
    "updateOrganization/404",
    "clerk-organizations/4.2",
    "clerk-organizations/4.6",
    "clerk-organizations/4.22",
    "clerk-organizations/6.deleteOrganization.404",
    "clerk-organizations/6.getOrganization.404",
    "clerk-organizations/7.4c",
    "clerk-organizations/7.8a",
    "clerk-organizations/7.8b",
    "clerk-organizations/7.8c",
    "clerk-organizations/7.9c",
    "clerk-organizations/7.10b",
    "clerk-organizations/10.32",
  ],
  principals: ["outsider", "member"],
  async run({ outsider, member, ...tools }) {
    const { holds, same } = tools;
    const gone = await newOrganization(outsider, tools);
    const kept = await newOrganization(outsider, tools);
    const { id, name } = gone.response;
    const before = await outsider.getOrganization({ path: kept.path }).answers(200);

    const { response, client } = await outsider.deleteOrganization({ path: gone.path }).answers(200, "clerk-organizations/7.8a");
    same("clerk-organizations/7.8a", [response.id, response.deleted], [id, true]);
    same("clerk-organizations/4.6", response.object, "organization");
    holds("clerk-organizations/4.2", client !== null, "a client", client);
    holds("clerk-organizations/7.9c", client === null || membershipIn(client, id) === undefined, "no membership in the deleted organization", id);
    await untilGone(outsider, tools, gone);

    for (const actor of [outsider, member]) {
      const refusals = [
        await actor.getOrganization({ path: gone.path }).answers(404, "clerk-organizations/7.8c"),
        await actor.updateOrganization({ path: gone.path, body: {} }).answers(404, "clerk-organizations/7.8c"),
        await actor.deleteOrganization({ path: gone.path }).answers(404, "clerk-organizations/7.8c"),
      ];
      same(
        "clerk-organizations/4.22",
        refusals.map(codeOf),
        refusals.map(() => "resource_not_found"),
      );
    }
    const after = await outsider.getOrganization({ path: kept.path }).answers(200);
    same("clerk-organizations/7.8b", after.response, before.response);
    holds("clerk-organizations/7.8b", membershipIn(after.client, id) === undefined, "no membership in the deleted organization", id);
    same("clerk-organizations/7.10b", sessionOf(after.client)?.last_active_organization_id, sessionOf(before.client)?.last_active_organization_id);
    const again = await newOrganization(outsider, tools, { name, rule: "clerk-organizations/7.4c" });
    holds("clerk-organizations/10.32", again.response.id !== id, `another id than ${id}`, again.response.id);
  },
});
