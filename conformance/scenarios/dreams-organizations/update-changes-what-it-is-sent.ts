/** A partial update, of what may be written only. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { json } from "./json.ts";
import { described, newOrganization } from "./new-organization.ts";

export default scenario<operations>()({
  statement: "An update changes the fields that it is sent, leaves the others, and shows the whole organization.",
  sources: [
    "updateOrganization/200",
    "getOrganization/200",
    "dreams-organizations/6.updateOrganization.200",
    "dreams-organizations/7.2a",
    "dreams-organizations/7.2b",
    "dreams-organizations/7.2c",
    "dreams-organizations/7.2d",
    "dreams-organizations/7.2e",
    "dreams-organizations/7.14a",
    "dreams-organizations/3.10",
    "dreams-organizations/4.1",
  ],
  principals: ["owner"],
  async run({ owner, ...tools }) {
    const { eventually, holds, same, unique } = tools;
    const path = { organizationId: await newOrganization(tools, owner) };
    const created = described(await owner.getOrganization({ path }).answers(200));

    const name = unique();
    const renamed = await owner.updateOrganization({ path, body: { name } }).answers(200, "dreams-organizations/6.updateOrganization.200");
    same("dreams-organizations/7.2a", described(renamed), { ...created, name });
    holds("dreams-organizations/4.1", "avatarUrl" in renamed, "avatarUrl", renamed);
    const unchanged = await owner.updateOrganization({ path, body: {} }).answers(200, "dreams-organizations/7.2b");
    same("dreams-organizations/7.2b", described(unchanged), { ...created, name });

    const change = { avatarUrl: "https://example.com/logo.png", status: "banned" } as const;
    for (const _repetition of ["first", "equal"]) {
      const banned = await owner.updateOrganization({ path, body: { ...change, statusReason: "because" } }).answers(200, "dreams-organizations/7.14a");
      holds(
        "dreams-organizations/7.2c",
        ["id", "name", "status", "owner"].every((member) => member in banned),
        "the whole organization",
        banned,
      );
      same("dreams-organizations/7.14a", described(banned), { ...created, name, ...change });
      holds("dreams-organizations/7.2e", !("statusReason" in banned), "no statusReason", banned);
    }
    await owner
      .raw(
        "PATCH",
        `/api/organizations/${path.organizationId}`,
        json({ id: path.organizationId.replace(/^./, "0"), owner: path.organizationId, type: "public" }),
      )
      .answers(200, "dreams-organizations/7.2d");
    const read = () => owner.getOrganization({ path }).answers(200);
    const found = await eventually(read, ({ status }) => status === "banned");
    same("dreams-organizations/7.2d", described(found), { ...created, name, ...change });
    holds("dreams-organizations/7.2e", !("statusReason" in found), "no statusReason", found);
    holds("dreams-organizations/3.10", !("countryCode" in found), "no countryCode", found);
  },
});
