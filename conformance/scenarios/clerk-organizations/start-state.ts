/** What the profile says of the start: organizations, memberships, clients. Fixtures that are spent later are looked at there. */
import type { operations } from "../../../generated/clerk-organizations.ts";
import { scenario } from "../../scenario.ts";
import { clientAtStart, organizationAtStart } from "./at-start.ts";

export default scenario<operations>()({
  statement: "The seeded organizations, memberships and clients are as the start state says.",
  sources: [
    "getOrganization/200",
    "clerk-organizations/7.11c",
    "clerk-organizations/8.1",
    "clerk-organizations/8.2",
    "clerk-organizations/8.3",
    "clerk-organizations/8.4",
    "clerk-organizations/8.5",
    "clerk-organizations/8.6",
    "clerk-organizations/8.7",
  ],
  principals: ["admin", "member", "outsider"],
  readOnly: true,
  shares: true,
  async run({ admin, member, outsider, ...tools }) {
    const places = [
      { actor: admin, person: "admin", organization: "acme" },
      { actor: admin, person: "admin", organization: "locked" },
      { actor: member, person: "member", organization: "acme" },
      { actor: outsider, person: "outsider", organization: "globex" },
    ] as const;
    for (const { actor, person, organization } of places) {
      const { organization_id = "" } = tools.fixture(organization);
      const read = await actor.getOrganization({ path: { organization_id } }).answers(200, "clerk-organizations/8.3");
      organizationAtStart(tools, read, person, organization);
      clientAtStart(tools, read, person);
    }
  },
});
