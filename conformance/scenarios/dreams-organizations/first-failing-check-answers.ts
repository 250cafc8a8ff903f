/** Which of two faults answers. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { json } from "./json.ts";
import { newMember } from "./members.ts";
import { newOrganization } from "./new-organization.ts";

const rule = "dreams-organizations/6.order";

export default scenario<operations>()({
  statement: "Who calls comes before what is named, that before the caller's rights, and the request's content last.",
  sources: [
    "updateOrganization/403",
    "updateOrganization/404",
    "inviteOrganizationUser/401",
    "chargeOrganizationWallet/403",
    "acceptOrganizationInvite/422",
    rule,
  ],
  principals: ["owner", "outsider", "admin"],
  async run({ owner, outsider, admin, ...tools }) {
    const { fixture, nobody } = tools;
    const { organizationId: unknown = "", memberId: unknownMember = "", roleId, inviteToken = "" } = fixture("never-issued");
    const known = await newOrganization(tools, owner);
    const member = await newMember(tools, owner, known);
    const at = (id: string | number, rest = ""): string => `/api/organizations/${id}${rest}`;
    const faulty = json({ name: "", amount: 0, email: "x", workspaces: [], roles: [roleId] });

    await nobody.raw("POST", at(unknown, "/invite"), faulty).answers(401, rule);
    await owner.raw("POST", `/api/admin/organizations/${unknown}/charge`, faulty).answers(403, rule);
    await admin.raw("POST", `/api/admin/organizations/${unknown}/charge`, faulty).answers(404, rule);
    const misused = [
      ["PATCH", ""],
      ["POST", "/invite"],
      ["POST", "/upload-avatar"],
      ["PUT", `/members/${unknownMember}`],
    ] as const;
    for (const [method, rest] of misused) {
      await owner.raw(method, at(unknown, rest), faulty).answers(404, rule);
      await outsider.raw(method, at(known, rest), faulty).answers(403, rule);
      await owner.raw(method, at(known, rest), faulty).answers(400, rule);
    }
    await owner.raw("GET", at(unknown, "/members?page=0")).answers(404, rule);
    await outsider.raw("GET", at(known, "/members?page=0")).answers(403, rule);
    await outsider.raw("DELETE", at(known, `/members/${unknownMember}`)).answers(403, rule);
    await outsider.raw("POST", at(known, "/invite"), json({ email: member.email })).answers(403, rule);
    const { organizationId: a = "", workspace } = fixture("workspaces-a");
    await owner.raw("PUT", at(a, `/members/${unknownMember}`), json({ workspaces: [workspace], roles: [roleId] })).answers(400, rule);
    await nobody.raw("POST", at("invite", `/${inviteToken}/accept`), json({ password: "short" })).answers(422, rule);
  },
});
