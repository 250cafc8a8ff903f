/** Two proofs of the same caller. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { avatarForm } from "./avatar-form.ts";
import { membersOf, newMember } from "./members.ts";
import { described, newOrganization } from "./new-organization.ts";

export default scenario<operations>()({
  statement: "An access key opens what its owner's token opens, and tells nothing but who is calling.",
  sources: [
    "createOrganization/201",
    "getOrganization/200",
    "updateOrganization/200",
    "uploadOrganizationAvatar/200",
    "listOrganizationMembers/200",
    "updateOrganizationMember/200",
    "deleteOrganizationMember/200",
    "inviteOrganizationUser/200",
    "dreams-organizations/5.1",
    "dreams-organizations/5.2",
    "dreams-organizations/5.5",
    "dreams-organizations/5.6",
  ],
  principals: ["owner", "ownerByKey"],
  async run({ owner, ownerByKey, ...tools }) {
    const { fixture, same } = tools;
    const byToken = { organizationId: await newOrganization(tools, owner) };
    const byKey = { organizationId: await newOrganization(tools, ownerByKey) };
    const created = await owner.getOrganization({ path: byKey }).answers(200, "dreams-organizations/5.5");
    const other = await ownerByKey.getOrganization({ path: byToken }).answers(200, "dreams-organizations/5.1");
    same("dreams-organizations/5.5", other.owner, created.owner);

    const name = tools.unique();
    const updated = await ownerByKey.updateOrganization({ path: byToken, body: { name } }).answers(200, "dreams-organizations/5.2");
    same("dreams-organizations/5.2", described(updated), { ...described(other), name });
    await ownerByKey.raw("POST", `/api/organizations/${byToken.organizationId}/upload-avatar`, avatarForm()).answers(200, "dreams-organizations/5.2");
    const { organizationId: a = "", workspace = "" } = fixture("workspaces-a");
    const member = await newMember(tools, ownerByKey, String(a), {}, "dreams-organizations/5.2");
    const roles = Object.keys(fixture("roles")).map(Number);
    const path = { organizationId: a, memberId: member.id };
    await ownerByKey.updateOrganizationMember({ path, body: { workspaces: [String(workspace)], roles } }).answers(200, "dreams-organizations/5.2");
    await ownerByKey.deleteOrganizationMember({ path }).answers(200, "dreams-organizations/5.2");
    same("dreams-organizations/5.2", await membersOf(ownerByKey, byKey.organizationId), []);
  },
});
