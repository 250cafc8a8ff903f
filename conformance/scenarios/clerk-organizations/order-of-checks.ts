/** Requests with two faults each: the earlier check answers. */
import type { operations } from "../../../generated/clerk-organizations.ts";
import { scenario } from "../../scenario.ts";
import { form } from "./form.ts";
import { list, newOrganization, targetOf } from "./new-organization.ts";

export default scenario<operations>()({
  statement: "Of a request with several faults the first check answers: 401, limit, 404, 403, 400, 422.",
  sources: [
    "updateOrganization/401",
    "updateOrganization/404",
    "updateOrganization/403",
    "updateOrganization/400",
    "createOrganization/401",
    "createOrganization/403",
    "clerk-organizations/6.order",
  ],
  principals: ["admin", "member", "outsider", "limited"],
  async run({ admin, member, outsider, limited, ...tools }) {
    const rule = "clerk-organizations/6.order";
    const unknown = targetOf("org_2Unknown0000000000000000001");
    const acme = targetOf(tools.fixture("acme").organization_id ?? "");
    const { target } = await newOrganization(outsider, tools);
    const unreadable = form("name=%zz");
    await tools.nobody.raw("POST", list, unreadable).answers(401, rule);
    await tools.nobody.raw("PATCH", unknown, unreadable).answers(401, rule);
    await limited.raw("POST", list, form("name=")).answers(403, rule);
    await limited.raw("POST", list, unreadable).answers(403, rule);
    await admin.raw("PATCH", unknown, unreadable).answers(404, rule);
    await admin.raw("PATCH", unknown, form("name=")).answers(404, rule);
    await admin.raw("PATCH", target, unreadable).answers(403, rule);
    await member.raw("PATCH", acme, unreadable).answers(403, rule);
    await member.raw("PATCH", acme, form("name=")).answers(403, rule);
    await outsider.raw("PATCH", target, form("name=&name=%zz&foo=1")).answers(400, rule);
  },
});
