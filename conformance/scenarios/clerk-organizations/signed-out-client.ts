/** A client that is known, and on which nobody is signed in. */
import type { operations } from "../../../generated/clerk-organizations.ts";
import { scenario } from "../../scenario.ts";
import { newOrganization } from "./new-organization.ts";
import { codeOf } from "./refusal.ts";

export default scenario<operations>()({
  statement: "A known client without an active session is refused everywhere as signed out.",
  sources: [
    "createOrganization/401",
    "getOrganization/401",
    "updateOrganization/401",
    "deleteOrganization/401",
    "clerk-organizations/4.17",
    "clerk-organizations/5.4",
    "clerk-organizations/5.14",
  ],
  principals: ["outsider", "signedout"],
  async run({ outsider, signedout, ...tools }) {
    const { fixture, nobody, same, unique } = tools;
    const { path, target } = await newOrganization(outsider, tools);
    const refusals = [
      await signedout.createOrganization({ body: { name: unique() } }).answers(401, "clerk-organizations/5.14"),
      await signedout.getOrganization({ path }).answers(401, "clerk-organizations/5.14"),
      await signedout.updateOrganization({ path, body: {} }).answers(401, "clerk-organizations/5.14"),
      await signedout.deleteOrganization({ path }).answers(401, "clerk-organizations/5.14"),
    ];
    same(
      "clerk-organizations/4.17",
      refusals.map(codeOf),
      refusals.map(() => "signed_out"),
    );
    const cookie = { Cookie: `__client=${fixture("tokens").signedout}` };
    const { body } = await nobody.raw("GET", target, { headers: cookie }).answers(401, "clerk-organizations/5.4");
    same("clerk-organizations/4.17", codeOf(body), "signed_out");
  },
});
