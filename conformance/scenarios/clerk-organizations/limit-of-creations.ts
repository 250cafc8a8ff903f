/** A principal who has created as many organizations as it may. */
import type { operations } from "../../../generated/clerk-organizations.ts";
import { scenario } from "../../scenario.ts";
import { codeOf } from "./refusal.ts";

export default scenario<operations>()({
  statement: "Whoever has created as many organizations as its limit allows creates no other.",
  sources: [
    "createOrganization/403",
    "clerk-organizations/4.18",
    "clerk-organizations/5.13",
    "clerk-organizations/6.createOrganization.403",
    "clerk-organizations/7.11a",
  ],
  principals: ["limited"],
  async run({ limited, same, unique }) {
    const refusal = await limited.createOrganization({ body: { name: unique() } }).answers(403, "clerk-organizations/6.createOrganization.403");
    same("clerk-organizations/4.18", codeOf(refusal), "organization_quota_exceeded");
    await limited.createOrganization({ body: { name: unique() } }).answers(403, "clerk-organizations/7.11a");
  },
});
