/** The three alternatives of the contract, and how their values are read. */
import type { operations } from "../../../generated/clerk-organizations.ts";
import { scenario } from "../../scenario.ts";
import { newOrganization } from "./new-organization.ts";

export default scenario<operations>()({
  statement: "A token proves the same client as query parameter, as cookie, and as bearer token with the native flag.",
  sources: [
    "getOrganization/200",
    "clerk-organizations/5.1",
    "clerk-organizations/5.3",
    "clerk-organizations/5.4",
    "clerk-organizations/5.5",
    "clerk-organizations/10.27",
    "clerk-organizations/10.28",
  ],
  principals: ["admin"],
  async run({ admin, ...tools }) {
    const { fixture, nobody, same } = tools;
    const token = String(fixture("tokens").admin);
    const { path, target } = await newOrganization(admin, tools);
    const own = await admin.getOrganization({ path }).answers(200, "clerk-organizations/5.4");
    const native = `${target}?_is_native=`;
    const ways = [
      { to: `${target}?__dev_session=${encodeURIComponent(token)}`, headers: {}, rule: "clerk-organizations/5.1" },
      { to: target, headers: { Cookie: `__client=${token}` }, rule: "clerk-organizations/5.5" },
      { to: `${native}true`, headers: { Authorization: `Bearer ${token}` }, rule: "clerk-organizations/5.5" },
      { to: `${native}1`, headers: { Authorization: `Bearer ${token}` }, rule: "clerk-organizations/5.3" },
      { to: `${native}true`, headers: { Authorization: `bEaReR ${token}` }, rule: "clerk-organizations/10.27" },
      { to: target, headers: { Cookie: `other=1; __client="${token}"` }, rule: "clerk-organizations/10.28" },
    ];
    for (const { to, headers, rule } of ways) {
      const { body } = await nobody.raw("GET", to, { headers }).answers(200, rule);
      same(rule, body, own);
    }
  },
});
