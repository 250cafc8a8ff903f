/** Parts of requests that mean nothing here. */
import type { operations } from "../../../generated/clerk-organizations.ts";
import { scenario } from "../../scenario.ts";
import { activityOf } from "./caller.ts";
import { form } from "./form.ts";
import { list, newOrganization } from "./new-organization.ts";

export default scenario<operations>()({
  statement: "Foreign query parameters, and bodies of readings and deletions, are ignored; a reading moves nothing.",
  sources: [
    "getOrganization/200",
    "createOrganization/422",
    "updateOrganization/200",
    "deleteOrganization/200",
    "clerk-organizations/3.13",
    "clerk-organizations/3.19",
    "clerk-organizations/10.4",
  ],
  principals: ["outsider"],
  async run({ outsider, ...tools }) {
    const { same } = tools;
    const { path, target } = await newOrganization(outsider, tools);
    const before = await outsider.getOrganization({ path }).answers(200);
    const odd = form("{", "application/json");

    const parameters = await outsider.raw("GET", `${target}?name=x&_method=DELETE&page=-1`).answers(200, "clerk-organizations/3.13");
    same("clerk-organizations/3.13", parameters.body, before);
    await outsider.raw("PATCH", `${target}?name=x`, form("")).answers(200, "clerk-organizations/3.13");
    await outsider.raw("POST", `${list}?name=x`, form("")).answers(422, "clerk-organizations/3.13");
    const body = await outsider.raw("GET", target, odd).answers(200, "clerk-organizations/3.19");
    same("clerk-organizations/3.19", body.body, before);
    const after = await outsider.getOrganization({ path }).answers(200);
    same("clerk-organizations/3.13", after.response, before.response);
    same("clerk-organizations/10.4", activityOf(after.client), activityOf(before.client));
    await outsider.raw("DELETE", `${target}?force=false`, odd).answers(200, "clerk-organizations/3.19");
  },
});
