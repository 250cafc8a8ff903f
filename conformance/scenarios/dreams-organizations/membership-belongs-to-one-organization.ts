/** The same person in two organizations, and again in one. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { dismiss, memberWith, newMember } from "./members.ts";
import { newOrganization } from "./new-organization.ts";

export default scenario<operations>()({
  statement: "An e-mail may be invited into several organizations; leaving one leaves the others, and the way back is open.",
  sources: [
    "inviteOrganizationUser/200",
    "deleteOrganizationMember/200",
    "dreams-organizations/7.10g",
    "dreams-organizations/7.7a",
    "dreams-organizations/7.7d",
    "dreams-organizations/7.12",
  ],
  principals: ["owner"],
  async run({ owner, ...tools }) {
    const { eventually, holds, same } = tools;
    const first = await newOrganization(tools, owner);
    const second = await newOrganization(tools, owner);
    const { id: memberId, email } = await newMember(tools, owner, first);
    await owner.inviteOrganizationUser({ path: { organizationId: second }, body: { email } }).answers(200, "dreams-organizations/7.10g");
    tools.afterwards(() => dismiss(owner, second, email));
    const there = () => memberWith(owner, second, email);
    await eventually(there, (member) => member !== undefined);

    await owner.deleteOrganizationMember({ path: { organizationId: first, memberId } }).answers(200);
    const left = await eventually(
      () => memberWith(owner, first, email),
      (member) => member === undefined,
    );
    same("dreams-organizations/7.12", left, undefined);
    holds("dreams-organizations/7.7a", (await there()) !== undefined, "still a member of the other organization", undefined);

    await owner.inviteOrganizationUser({ path: { organizationId: first }, body: { email } }).answers(200, "dreams-organizations/7.7d");
    const back = await eventually(
      () => memberWith(owner, first, email),
      (member) => member !== undefined,
    );
    same("dreams-organizations/7.12", back?.status, "invited");
  },
});
