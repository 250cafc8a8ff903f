/** The several ways to send no field. */
import type { operations } from "../../../generated/clerk-organizations.ts";
import { scenario } from "../../scenario.ts";
import { activityOf } from "./caller.ts";
import { form } from "./form.ts";
import { newOrganization } from "./new-organization.ts";

export default scenario<operations>()({
  statement: "An update without fields succeeds and changes nothing at all.",
  sources: [
    "updateOrganization/200",
    "clerk-organizations/3.2",
    "clerk-organizations/3.18",
    "clerk-organizations/7.5b",
    "clerk-organizations/10.4",
    "clerk-organizations/10.18",
  ],
  principals: ["outsider"],
  async run({ outsider, ...tools }) {
    const { pause, same } = tools;
    const { path, target } = await newOrganization(outsider, tools);
    const before = await outsider.getOrganization({ path }).answers(200);
    // Times may be whole seconds.
    await pause(1100);
    const empty = await outsider.updateOrganization({ path, body: {} }).answers(200, "clerk-organizations/7.5b");
    same("clerk-organizations/7.5b", empty.response, before.response);
    same("clerk-organizations/10.4", activityOf(empty.client), activityOf(before.client));
    const others = [
      { request: {}, rule: "clerk-organizations/3.2" },
      { request: form("", "application/json"), rule: "clerk-organizations/3.18" },
      { request: form("&"), rule: "clerk-organizations/10.18" },
    ];
    for (const { request, rule } of others) {
      await outsider.raw("PATCH", target, request).answers(200, rule);
      const after = await outsider.getOrganization({ path }).answers(200);
      same(rule, after.response, before.response);
      same("clerk-organizations/10.4", activityOf(after.client), activityOf(before.client));
    }
  },
});
