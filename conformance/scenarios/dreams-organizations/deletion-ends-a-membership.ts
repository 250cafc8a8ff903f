/** Deleting a member, once, within its own organization. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { membersOf, newMember } from "./members.ts";
import { newOrganization } from "./new-organization.ts";

export default scenario<operations>()({
  statement: "A deleted member is gone from its organization, cannot be deleted again, and takes nobody along.",
  sources: [
    "deleteOrganizationMember/200",
    "deleteOrganizationMember/404",
    "dreams-organizations/6.deleteOrganizationMember.200",
    "dreams-organizations/6.deleteOrganizationMember.404",
    "dreams-organizations/3.4",
    "dreams-organizations/4.2",
    "dreams-organizations/4.3",
    "dreams-organizations/4.12",
    "dreams-organizations/7.7b",
    "dreams-organizations/7.8a",
    "dreams-organizations/7.12",
    "dreams-organizations/10.21",
  ],
  principals: ["owner"],
  async run({ owner, ...tools }) {
    const { eventually, fixture, same } = tools;
    const organizationId = await newOrganization(tools, owner);
    const other = await newOrganization(tools, owner);
    const [first, second, third] = [
      await newMember(tools, owner, organizationId),
      await newMember(tools, owner, organizationId),
      await newMember(tools, owner, organizationId),
    ];
    const foreign = await newMember(tools, owner, other);
    const { memberId: unknownId = "", organizationId: unknownOrganization = "" } = fixture("never-issued");

    for (const memberId of [unknownId, foreign.id]) {
      const { data } = await owner.deleteOrganizationMember({ path: { organizationId, memberId } }).answers(404, "dreams-organizations/7.8a");
      same("dreams-organizations/4.12", data, null);
    }
    await owner.deleteOrganizationMember({ path: { organizationId, memberId: "x" } }).answers(404, "dreams-organizations/3.4");
    await owner
      .deleteOrganizationMember({ path: { organizationId: unknownOrganization, memberId: first.id } })
      .answers(404, "dreams-organizations/6.deleteOrganizationMember.404");
    same(
      "dreams-organizations/7.8a",
      (await membersOf(owner, other)).map(({ id }) => id),
      [foreign.id],
    );

    const path = { organizationId, memberId: first.id };
    const deleted = await owner.deleteOrganizationMember({ path }).answers(200, "dreams-organizations/6.deleteOrganizationMember.200");
    same("dreams-organizations/4.3", deleted.success, true);
    same("dreams-organizations/4.2", typeof deleted.message, "string");
    await owner.deleteOrganizationMember({ path: { organizationId, memberId: `0${second.id}` } }).answers(200, "dreams-organizations/10.21");
    const left = await eventually(
      () => membersOf(owner, organizationId),
      ({ length }) => length === 1,
    );
    same(
      "dreams-organizations/7.12",
      left.map(({ id }) => id),
      [third.id],
    );
    same(
      "dreams-organizations/7.8a",
      (await membersOf(owner, other)).map(({ id }) => id),
      [foreign.id],
    );
    await owner.deleteOrganizationMember({ path }).answers(404, "dreams-organizations/7.7b");
  },
});
