/** Pages that cannot be. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { faultyFields } from "./faulty-fields.ts";

const refused = [
  ["page", "0", "dreams-organizations/3.6"],
  ["per_page", "0", "dreams-organizations/3.6"],
  ["per_page", "101", "dreams-organizations/3.6"],
  ["per_page", "x", "dreams-organizations/6.listOrganizationMembers.400"],
  ["page", "", "dreams-organizations/3.7"],
  ["per_page", "", "dreams-organizations/3.7"],
  ["page", "-1", "dreams-organizations/3.7"],
  ["page", "%2B1", "dreams-organizations/3.7"],
  ["per_page", "1.5", "dreams-organizations/3.7"],
] as const;

export default scenario<operations>()({
  statement: "A page number or size that is no plain number within its limits is refused.",
  sources: [
    "listOrganizationMembers/400",
    "dreams-organizations/6.listOrganizationMembers.400",
    "dreams-organizations/3.6",
    "dreams-organizations/3.7",
    "dreams-organizations/3.29",
    "dreams-organizations/4.9",
  ],
  principals: ["owner"],
  readOnly: true,
  async run({ owner, fixture, holds }) {
    const { organizationId } = fixture("organization-a");
    for (const [parameter, value, rule] of refused) {
      const refusal = await owner.raw("GET", `/api/organizations/${organizationId}/members?${parameter}=${value}`).answers(400, rule);
      holds("dreams-organizations/4.9", faultyFields(refusal.body)?.includes(parameter) === true, `data.errors with ${parameter}`, refusal.body);
    }
  },
});
