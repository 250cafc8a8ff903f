/** Charges are accepted one by one; no answer tells what they came to. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { described, newOrganization } from "./new-organization.ts";

/** Would be seen wherever a balance were shown. */
const amount = 7_654_321;

const charges = [
  [{ amount: 1000, service: "sms", sms_point: 100 }, "dreams-organizations/6.chargeOrganizationWallet.200"],
  [{ amount, service: "sms", sms_point: amount }, "dreams-organizations/7.9a"],
  [{ amount, service: "other" }, "dreams-organizations/7.9c"],
  [{ amount, service: "other" }, "dreams-organizations/7.9d"],
  [{ amount, service: "other", sms_point: 1 }, "dreams-organizations/3.23"],
  [{ amount: 1, service: "other", reason: "" }, "dreams-organizations/10.25"],
  [{ amount: 1, service: "other", reason: "😀".repeat(255) }, "dreams-organizations/10.24"],
] as const;

export default scenario<operations>()({
  statement: "An administrator charges any amount, as often as wanted, and no answer shows a balance.",
  sources: [
    "chargeOrganizationWallet/200",
    "dreams-organizations/6.chargeOrganizationWallet.200",
    "dreams-organizations/3.1",
    "dreams-organizations/3.23",
    "dreams-organizations/4.2",
    "dreams-organizations/4.3",
    "dreams-organizations/4.6",
    "dreams-organizations/7.9a",
    "dreams-organizations/7.9b",
    "dreams-organizations/7.9c",
    "dreams-organizations/7.9d",
    "dreams-organizations/7.14b",
    "dreams-organizations/10.24",
    "dreams-organizations/10.25",
  ],
  principals: ["owner", "admin"],
  async run({ owner, admin, ...tools }) {
    const { holds, same } = tools;
    const organizationId = await newOrganization(tools, owner);
    const before = await owner.getOrganization({ path: { organizationId } }).answers(200);
    for (const [body, rule] of charges) {
      const charged = await admin.chargeOrganizationWallet({ path: { organization: organizationId }, body }).answers(200, rule);
      same("dreams-organizations/4.6", charged.data, null);
      same("dreams-organizations/4.3", charged.success, true);
      same("dreams-organizations/4.2", typeof charged.message, "string");
    }
    const after = await owner.getOrganization({ path: { organizationId } }).answers(200, "dreams-organizations/3.1");
    same("dreams-organizations/7.9b", described(after), described(before));
    holds("dreams-organizations/7.9b", !JSON.stringify(Object.values(after)).includes(String(amount)), "no balance", after);
  },
});
