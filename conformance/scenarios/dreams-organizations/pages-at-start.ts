/** The first pages of a list that others may have lengthened since. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { membersOf } from "./members.ts";

const size = 15;

export default scenario<operations>()({
  statement: "The members that the contract starts with fill the first pages, 15 to a page, in the order of their numbers.",
  sources: [
    "listOrganizationMembers/200",
    "dreams-organizations/6.listOrganizationMembers.200",
    "dreams-organizations/3.5",
    "dreams-organizations/7.5b",
    "dreams-organizations/8.5",
    "dreams-organizations/8.10",
    "dreams-organizations/8.11",
    "dreams-organizations/8.12",
  ],
  principals: ["owner"],
  readOnly: true,
  shares: true,
  async run({ owner, fixture, holds, same }) {
    const { organizationId = "" } = fixture("organization-a");
    const { first, last, name, email } = fixture("members-a");
    const members = await membersOf(owner, String(organizationId));
    const known = members.map(({ id, name, email }) => ({ id, name, email })).filter(({ id }) => id >= Number(first) && id <= Number(last));
    const ids = known.map(({ id }) => id).toSorted((left, right) => left - right);
    const numbered = (text: unknown, id: number): string => String(text).replace("N", String(id));
    const stated = ids.map((id) => ({ id, name: numbered(name, id), email: numbered(email, id) }));
    same("dreams-organizations/8.5", known, stated);

    const pages = [
      [1, "dreams-organizations/8.10"],
      [2, "dreams-organizations/8.11"],
      // Where others have come since, more pages than two are filled.
      [members.length + 1, "dreams-organizations/8.12"],
    ] as const;
    for (const [page, rule] of pages) {
      const before = (page - 1) * size;
      const query = page === 1 ? {} : { page };
      const { data, pagination } = await owner
        .listOrganizationMembers({ path: { organizationId }, query })
        .answers(200, "dreams-organizations/6.listOrganizationMembers.200");
      holds("dreams-organizations/3.5", data.length <= size, "up to 15 members", data);
      if (page === 1) same("dreams-organizations/3.5", [data.length, pagination.current_page], [Math.min(size, members.length), 1]);
      const expected = ids.slice(before, before + size);
      const shown = data.map(({ id }) => id);
      same(rule, shown.slice(0, expected.length), expected);
      const { total, per_page, current_page, last_page, from, to } = pagination;
      same(rule, { per_page, current_page, last_page }, { per_page: size, current_page: page, last_page: Math.max(1, Math.ceil(total / size)) });
      same(rule, shown.length, Math.max(0, Math.min(size, total - before)));
      same("dreams-organizations/7.5b", [from, to], shown.length === 0 ? [null, null] : [before + 1, before + shown.length]);
    }
  },
});
