/** What an update does not take; the valid part of such a request is not carried out either. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { faultyFields } from "./faulty-fields.ts";
import { json, unreadable } from "./json.ts";
import { described, newOrganization } from "./new-organization.ts";

const faulty = [
  ["status", { name: "Z", status: "closed" }, "dreams-organizations/6.updateOrganization.400"],
  ["name", { status: "banned", name: "" }, "dreams-organizations/6.updateOrganization.400"],
  ["name", { status: "banned", name: "n".repeat(256) }, "dreams-organizations/6.updateOrganization.400"],
  ["avatarUrl", { name: "Z", avatarUrl: null }, "dreams-organizations/3.24"],
  ["avatarUrl", { name: "Z", avatarUrl: "x" }, "dreams-organizations/10.18"],
  ["avatarUrl", { name: "Z", avatarUrl: "ftp://example.com/logo.png" }, "dreams-organizations/10.18"],
  ["avatarUrl", { name: "Z", avatarUrl: "https://[" }, "dreams-organizations/10.18"],
  ["statusReason", { name: "Z", statusReason: 5 }, "dreams-organizations/3.25"],
] as const;

export default scenario<operations>()({
  statement: "An update with one faulty field is refused as a whole.",
  sources: [
    "updateOrganization/400",
    "dreams-organizations/6.updateOrganization.400",
    "dreams-organizations/3.24",
    "dreams-organizations/3.25",
    "dreams-organizations/3.28",
    "dreams-organizations/3.29",
    "dreams-organizations/4.9",
    "dreams-organizations/4.11",
    "dreams-organizations/7.13",
    "dreams-organizations/10.18",
  ],
  principals: ["owner"],
  async run({ owner, ...tools }) {
    const { holds, same } = tools;
    const path = { organizationId: await newOrganization(tools, owner) };
    const before = await owner.getOrganization({ path }).answers(200);
    const target = `/api/organizations/${path.organizationId}`;
    for (const [field, body, rule] of faulty) {
      const refusal = await owner.raw("PATCH", target, json(body)).answers(400, rule);
      holds("dreams-organizations/4.9", faultyFields(refusal.body)?.includes(field) === true, `data.errors with ${field}`, refusal.body);
    }
    for (const request of unreadable) {
      const refusal = await owner.raw("PATCH", target, request).answers(400, "dreams-organizations/3.28");
      same("dreams-organizations/4.11", faultyFields(refusal.body), []);
    }
    const after = await owner.getOrganization({ path }).answers(200);
    same("dreams-organizations/7.13", described(after), described(before));
  },
});
