/** What an invitation makes of what it is sent. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { membersOf, newMember } from "./members.ts";
import { newOrganization } from "./new-organization.ts";

export default scenario<operations>()({
  statement: "An invitation adds an invited member with the given name and roles, and without workspaces.",
  sources: [
    "inviteOrganizationUser/200",
    "dreams-organizations/6.inviteOrganizationUser.200",
    "dreams-organizations/7.10a",
    "dreams-organizations/7.10b",
    "dreams-organizations/7.10c",
    "dreams-organizations/7.12",
    "dreams-organizations/3.14",
    "dreams-organizations/4.7",
    "dreams-organizations/8.3",
    "dreams-organizations/10.20",
    "dreams-organizations/10.24",
    "dreams-organizations/10.25",
  ],
  principals: ["owner"],
  async run({ owner, ...tools }) {
    const { fixture, holds, same } = tools;
    const organizationId = await newOrganization(tools, owner);
    const roles = Object.entries(fixture("roles"));
    const ids = roles.map(([id]) => Number(id));
    const firstTwice = ids.slice(0, 1).flatMap((id) => [id, id]);
    const name = "😀".repeat(255);

    const full = await newMember(tools, owner, organizationId, { name, roles: ids }, "dreams-organizations/10.24");
    const odd = await newMember(tools, owner, organizationId, { name: "  Ann & <Bob>  " }, "dreams-organizations/7.10b");
    const bare = await newMember(tools, owner, organizationId);
    const empty = await newMember(tools, owner, organizationId, { name: "" }, "dreams-organizations/10.25");
    const roleless = await newMember(tools, owner, organizationId, { roles: [] }, "dreams-organizations/3.14");
    const doubled = await newMember(tools, owner, organizationId, { roles: firstTwice }, "dreams-organizations/10.20");

    same("dreams-organizations/8.3", full.roles.toSorted(), roles.map(([, role]) => role).toSorted());
    same("dreams-organizations/10.24", full.name, name);
    same("dreams-organizations/7.10b", odd.name, "  Ann & <Bob>  ");
    same("dreams-organizations/10.20", doubled.roles.length, 1);
    for (const member of [bare, empty, roleless]) {
      same("dreams-organizations/7.10b", member.name, "");
      same("dreams-organizations/7.10c", member.roles, []);
    }
    const invited = [full, odd, bare, empty, roleless, doubled];
    for (const { status, workspaces } of invited) {
      same("dreams-organizations/7.12", status, "invited");
      same("dreams-organizations/7.10c", workspaces, []);
    }
    const elsewhere = await membersOf(owner, String(fixture("organization-a")["organizationId"]));
    const taken = [...elsewhere, ...invited].map(({ id }) => id);
    holds("dreams-organizations/7.10a", new Set(taken).size === taken.length, "ids that no other member has", taken);
  },
});
