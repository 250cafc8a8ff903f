/** Reading and an update without fields change nothing, so that every right but deletion can be tried on what was there before. */
import type { operations } from "../../../generated/clerk-organizations.ts";
import { scenario } from "../../scenario.ts";
import { form } from "./form.ts";
import { targetOf } from "./new-organization.ts";

export default scenario<operations>()({
  statement: "Each principal may read and update the organizations that its memberships name, and no other.",
  sources: [
    "getOrganization/200",
    "getOrganization/403",
    "updateOrganization/200",
    "updateOrganization/403",
    "clerk-organizations/5.10",
    "clerk-organizations/5.11",
    "clerk-organizations/5.12",
    "clerk-organizations/5.13",
    "clerk-organizations/6.getOrganization.200",
    "clerk-organizations/6.getOrganization.403",
    "clerk-organizations/6.updateOrganization.403",
  ],
  principals: ["admin", "member", "outsider", "limited"],
  async run({ admin, member, outsider, limited, fixture }) {
    const readable = [
      { actor: admin, rule: "clerk-organizations/5.10", acme: 200, locked: 200, globex: 403 },
      { actor: member, rule: "clerk-organizations/5.11", acme: 200, locked: 403, globex: 403 },
      { actor: outsider, rule: "clerk-organizations/5.12", acme: 403, locked: 403, globex: 200 },
      { actor: limited, rule: "clerk-organizations/5.13", acme: 403, locked: 403, globex: 403 },
    ] as const;
    for (const { actor, rule, ...rights } of readable) {
      for (const organization of ["acme", "locked", "globex"] as const) {
        const target = targetOf(fixture(organization).organization_id ?? "");
        const updates = actor === member ? 403 : rights[organization];
        await actor.raw("GET", target).answers(rights[organization], rule);
        await actor.raw("PATCH", target, form("")).answers(updates, rule);
      }
    }
    const { organization_id = "" } = fixture("acme");
    await member.getOrganization({ path: { organization_id } }).answers(200, "clerk-organizations/6.getOrganization.200");
    await outsider.getOrganization({ path: { organization_id } }).answers(403, "clerk-organizations/6.getOrganization.403");
    for (const actor of [member, outsider]) {
      await actor.updateOrganization({ path: { organization_id }, body: {} }).answers(403, "clerk-organizations/6.updateOrganization.403");
    }
  },
});
