/** A member's roles and workspaces are written as a whole. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { describedMember, membersOf, newMember } from "./members.ts";

export default scenario<operations>()({
  statement: "An update replaces a member's roles and workspaces, invited or active, and leaves status and place.",
  sources: [
    "updateOrganizationMember/200",
    "dreams-organizations/6.updateOrganizationMember.200",
    "dreams-organizations/7.4b",
    "dreams-organizations/7.6a",
    "dreams-organizations/7.6b",
    "dreams-organizations/7.6d",
    "dreams-organizations/7.14a",
    "dreams-organizations/4.2",
    "dreams-organizations/4.3",
    "dreams-organizations/4.5",
    "dreams-organizations/4.7",
    "dreams-organizations/8.3",
    "dreams-organizations/8.4",
    "dreams-organizations/10.21",
  ],
  principals: ["owner"],
  async run({ owner, ...tools }) {
    const { afterwards, cannot, eventually, fixture, holds, same } = tools;
    const { organizationId = "", workspace = "", otherWorkspace = "" } = fixture("workspaces-a");
    const [w1, w2] = [String(workspace), String(otherWorkspace)];
    const roles = Object.entries(fixture("roles")).map(([id, name]) => ({ id: Number(id), name: String(name) }));
    const [one = cannot("The fixture roles is empty."), ...others] = roles;
    const update = async (memberId: number | string, workspaces: string[], ids: number[], rule: string) => {
      const { data, message, success } = await owner
        .updateOrganizationMember({ path: { organizationId, memberId }, body: { workspaces, roles: ids } })
        .answers(200, rule);
      same("dreams-organizations/4.3", success, true);
      same("dreams-organizations/4.2", typeof message, "string");
      holds("dreams-organizations/4.5", data !== undefined, "data", data);
      return data && describedMember(data);
    };

    const member = await newMember(tools, owner, String(organizationId));
    const later = await newMember(tools, owner, String(organizationId));
    const all = { ...member, roles: roles.map(({ name }) => name).toSorted(), workspaces: [w1, w2].toSorted() };
    const ids = roles.map(({ id }) => id);
    same("dreams-organizations/4.7", await update(member.id, [w1, w2], ids, "dreams-organizations/8.4"), all);
    same("dreams-organizations/7.14a", await update(member.id, [w1, w2], ids, "dreams-organizations/7.14a"), all);
    const single = { ...member, roles: [one.name], workspaces: [w2] };
    same("dreams-organizations/7.6b", await update(member.id, [w2, w2], [one.id, one.id], "dreams-organizations/7.6b"), single);
    same("dreams-organizations/10.21", (await update(`0${member.id}`, [w2], [one.id], "dreams-organizations/10.21"))?.id, member.id);
    const members = await eventually(
      () => membersOf(owner, String(organizationId)),
      (found) => found.some(({ id, workspaces }) => id === member.id && workspaces.length === 1),
    );
    same(
      "dreams-organizations/7.6a",
      members.filter(({ id }) => id === member.id),
      [single],
    );
    const places = members.map(({ id }) => id).filter((id) => id === member.id || id === later.id);
    same("dreams-organizations/7.4b", places, [member.id, later.id]);

    const { memberId = "" } = fixture("member-5");
    const active = members.find(({ id }) => id === memberId) ?? cannot("The fixture member-5 names nobody in the list.");
    const former = roles.filter(({ name }) => active.roles.includes(name)).map(({ id }) => id);
    afterwards(() => update(memberId, active.workspaces, former, "dreams-organizations/7.6a"));
    const other = others.find(({ name }) => !active.roles.includes(name)) ?? one;
    const updated = await update(memberId, [w1], [other.id], "dreams-organizations/6.updateOrganizationMember.200");
    same("dreams-organizations/7.6d", updated, { ...active, roles: [other.name], workspaces: [w1] });
  },
});
