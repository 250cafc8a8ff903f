/** What a charge does not take. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { type RawRequest, scenario } from "../../scenario.ts";
import { faultyFields } from "./faulty-fields.ts";
import { json, unreadable } from "./json.ts";
import { newOrganization } from "./new-organization.ts";

const faulty = [
  ["amount", { service: "other" }, "dreams-organizations/6.chargeOrganizationWallet.422"],
  ["amount", { amount: 0, service: "other" }, "dreams-organizations/6.chargeOrganizationWallet.422"],
  ["amount", { amount: "5", service: "other" }, "dreams-organizations/3.25"],
  ["amount", { amount: null, service: "other" }, "dreams-organizations/3.24"],
  ["service", { amount: 1 }, "dreams-organizations/6.chargeOrganizationWallet.422"],
  ["service", { amount: 1, service: "fax" }, "dreams-organizations/6.chargeOrganizationWallet.422"],
  ["sms_point", { amount: 1, service: "sms" }, "dreams-organizations/3.13"],
  ["sms_point", { amount: 1, service: "sms", sms_point: 0 }, "dreams-organizations/6.chargeOrganizationWallet.422"],
  ["sms_point", { amount: 1, service: "other", sms_point: 0 }, "dreams-organizations/3.23"],
  ["reason", { amount: 1, service: "other", reason: "r".repeat(256) }, "dreams-organizations/6.chargeOrganizationWallet.422"],
] as const;

export default scenario<operations>()({
  statement: "A charge needs an amount and a known service, and sms_point for sms alone; all else is 422.",
  sources: [
    "chargeOrganizationWallet/422",
    "chargeOrganizationWallet/404",
    "dreams-organizations/6.chargeOrganizationWallet.422",
    "dreams-organizations/6.chargeOrganizationWallet.404",
    "dreams-organizations/3.13",
    "dreams-organizations/3.23",
    "dreams-organizations/3.24",
    "dreams-organizations/3.25",
    "dreams-organizations/3.28",
    "dreams-organizations/3.29",
    "dreams-organizations/4.9",
    "dreams-organizations/4.11",
    "dreams-organizations/4.12",
    "dreams-organizations/10.23",
  ],
  principals: ["owner", "admin"],
  async run({ owner, admin, ...tools }) {
    const { fixture, holds, same } = tools;
    const target = `/api/admin/organizations/${await newOrganization(tools, owner)}/charge`;
    const charge = async (request: RawRequest, rule: string) => (await admin.raw("POST", target, request).answers(422, rule)).body;
    for (const [field, body, rule] of faulty) {
      const refusal = await charge(json(body), rule);
      holds("dreams-organizations/4.9", faultyFields(refusal)?.includes(field) === true, `data.errors with ${field}`, refusal);
      if (field !== "service") continue;
      holds("dreams-organizations/10.23", faultyFields(refusal)?.includes("sms_point") !== true, "data.errors without sms_point", refusal);
    }
    await charge(json({ amount: 1, sms_point: 0 }), "dreams-organizations/10.23");
    for (const request of unreadable) same("dreams-organizations/4.11", faultyFields(await charge(request, "dreams-organizations/3.28")), []);

    const { organizationId: organization = "" } = fixture("never-issued");
    const { data } = await admin
      .chargeOrganizationWallet({ path: { organization }, body: { amount: 1, service: "other" } })
      .answers(404, "dreams-organizations/6.chargeOrganizationWallet.404");
    same("dreams-organizations/4.12", data, null);
  },
});
