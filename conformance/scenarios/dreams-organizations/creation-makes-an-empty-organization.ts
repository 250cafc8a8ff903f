/** Creation: Location alone tells the id; the rest is what every new organization has. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { visibleId } from "./new-organization.ts";

export default scenario<operations>()({
  statement: "A new organization is active and empty, belongs to its creator, and is named by Location alone.",
  sources: [
    "createOrganization/201",
    "getOrganization/200",
    "listOrganizationMembers/200",
    "dreams-organizations/6.createOrganization.201",
    "dreams-organizations/7.1a",
    "dreams-organizations/7.1b",
    "dreams-organizations/7.1c",
    "dreams-organizations/7.1d",
    "dreams-organizations/7.5c",
    "dreams-organizations/7.14b",
    "dreams-organizations/3.9",
    "dreams-organizations/3.10",
    "dreams-organizations/4.1",
    "dreams-organizations/5.10",
    "dreams-organizations/5.15",
    "dreams-organizations/10.27",
  ],
  principals: ["owner", "member", "outsider", "admin"],
  async run({ owner, member, outsider, admin, ...tools }) {
    const { fixture, holds, same, unique } = tools;
    const ids = new Set<string>();
    const name = unique();
    const users = fixture("users");
    for (const [who, creator] of Object.entries({ owner, member, outsider, admin })) {
      const created = await creator
        .createOrganization({ body: { name, countryCode: "ZZ" } })
        .replies(201, who === "owner" ? "dreams-organizations/6.createOrganization.201" : "dreams-organizations/7.1d");
      holds("dreams-organizations/7.1b", created.body === undefined, "an empty body", created.body);
      holds("dreams-organizations/10.27", created.header("Content-Type") === undefined, "no Content-Type", created.header("Content-Type"));
      const location = created.header("Location");
      holds(
        "dreams-organizations/7.1c",
        /^\/api\/organizations\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(location ?? ""),
        "/api/organizations/ and the id",
        location,
      );

      const path = { organizationId: await visibleId(tools, creator, location) };
      ids.add(path.organizationId);
      const organization = await creator.getOrganization({ path }).answers(200, "dreams-organizations/7.1a");
      const { id, status, avatarUrl } = organization;
      same(
        "dreams-organizations/7.1a",
        { id: id.toLowerCase(), name: organization.name, status },
        { id: path.organizationId.toLowerCase(), name, status: "active" },
      );
      same("dreams-organizations/4.1", avatarUrl, null);
      holds("dreams-organizations/7.1a", !("type" in organization), "no type", organization);
      holds("dreams-organizations/3.10", !("countryCode" in organization), "no countryCode", organization);
      same("dreams-organizations/5.10", organization.owner.toLowerCase(), users[who]);

      const { data, pagination } = await creator.listOrganizationMembers({ path }).answers(200, "dreams-organizations/7.1a");
      same("dreams-organizations/5.15", data, []);
      const { total, current_page, last_page, from, to } = pagination;
      same("dreams-organizations/7.5c", { total, current_page, last_page, from, to }, { total: 0, current_page: 1, last_page: 1, from: null, to: null });
    }
    const { header } = await owner.createOrganization({ body: { name, countryCode: "ZZ" } }).replies(201, "dreams-organizations/7.14b");
    ids.add(await visibleId(tools, owner, header("Location")));
    same("dreams-organizations/7.14b", ids.size, 5);
  },
});
