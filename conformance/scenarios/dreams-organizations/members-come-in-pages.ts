/** Pages of the member list, by their numbers. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { valueAt } from "./faulty-fields.ts";
import { newMember } from "./members.ts";
import { newOrganization } from "./new-organization.ts";

export default scenario<operations>()({
  statement: "Members come in order of invitation, in pages that count from 1 and say where they stand.",
  sources: [
    "listOrganizationMembers/200",
    "dreams-organizations/7.4a",
    "dreams-organizations/7.5a",
    "dreams-organizations/7.5b",
    "dreams-organizations/7.5d",
    "dreams-organizations/3.5",
    "dreams-organizations/3.8",
    "dreams-organizations/4.2",
    "dreams-organizations/4.3",
    "dreams-organizations/10.22",
  ],
  principals: ["owner"],
  async run({ owner, ...tools }) {
    const { same } = tools;
    const organizationId = await newOrganization(tools, owner);
    const ids = [
      (await newMember(tools, owner, organizationId)).id,
      (await newMember(tools, owner, organizationId)).id,
      (await newMember(tools, owner, organizationId)).id,
    ];
    const path = { organizationId };
    const standing = { total: 3, per_page: 2, last_page: 2 };
    const pages = [
      ["dreams-organizations/7.5b", 1, ids.slice(0, 2), { ...standing, current_page: 1, from: 1, to: 2 }],
      ["dreams-organizations/7.5b", 2, ids.slice(2), { ...standing, current_page: 2, from: 3, to: 3 }],
      ["dreams-organizations/7.5d", 3, [], { ...standing, current_page: 3, from: null, to: null }],
    ] as const;
    for (const [rule, page, expected, described] of pages) {
      const { data, pagination } = await owner.listOrganizationMembers({ path, query: { page, per_page: 2 } }).answers(200, "dreams-organizations/7.5a");
      const [first] = data;
      same("dreams-organizations/7.5a", first?.id, expected[0]);
      same(
        "dreams-organizations/7.4a",
        data.map(({ id }) => id),
        expected,
      );
      const { total, per_page, current_page, last_page, from, to } = pagination;
      same(rule, { total, per_page, current_page, last_page, from, to }, described);
    }
    const whole = await owner.listOrganizationMembers({ path, query: { page: 1, per_page: 3 } }).answers(200, "dreams-organizations/7.5a");
    same("dreams-organizations/7.5b", whole.pagination.last_page, 1);
    const first = await owner.listOrganizationMembers({ path }).answers(200, "dreams-organizations/3.5");
    same("dreams-organizations/3.5", first.data.length, 3);
    same("dreams-organizations/4.3", first.success, true);
    same("dreams-organizations/4.2", typeof first.message, "string");

    const farthest = "99999999999999999999";
    const far = await owner.raw("GET", `/api/organizations/${organizationId}/members?page=${farthest}&colour=blue`).answers(200, "dreams-organizations/10.22");
    same("dreams-organizations/10.22", String(valueAt(far.body, "pagination", "current_page")), farthest);
    await owner.raw("GET", `/api/organizations/${organizationId}/members?per_page=100&colour=`).answers(200, "dreams-organizations/3.8");
  },
});
