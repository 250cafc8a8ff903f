/** What a request may carry beside what counts. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { valueAt } from "./faulty-fields.ts";
import { json } from "./json.ts";
import { dismiss, newMember } from "./members.ts";
import { newOrganization } from "./new-organization.ts";

const beside = { colour: "blue", nested: { deep: [null] }, countryCodes: 5 };

export default scenario<operations>()({
  statement: "Unknown fields, unknown query parameters and the Content-Type of a JSON body change nothing.",
  sources: [
    "createOrganization/201",
    "getOrganization/200",
    "updateOrganization/200",
    "chargeOrganizationWallet/200",
    "dreams-organizations/3.8",
    "dreams-organizations/3.26",
    "dreams-organizations/3.27",
  ],
  principals: ["owner", "admin"],
  async run({ owner, admin, ...tools }) {
    const { afterwards, fixture, nobody, same, unique } = tools;
    const { organizationId: a = "", workspace } = fixture("workspaces-a");
    const organizationId = await newOrganization(tools, owner);
    const member = await newMember(tools, owner, String(a));
    const { inviteToken = "" } = fixture("never-issued");
    const password = { password: "password123", password_confirmation: "password123" };
    const roles = Object.keys(fixture("roles")).map(Number);
    const invitation = () => {
      const email = `${unique()}@example.com`;
      afterwards(() => dismiss(owner, organizationId, email));
      return { email };
    };
    const requests = [
      [owner, "POST", "/api/organizations", () => ({ name: unique(), countryCode: "US" }), 201],
      [owner, "PATCH", `/api/organizations/${organizationId}`, () => ({ name: unique() }), 200],
      [owner, "PUT", `/api/organizations/${a}/members/${member.id}`, () => ({ workspaces: [workspace], roles }), 200],
      [owner, "POST", `/api/organizations/${organizationId}/invite`, invitation, 200],
      [admin, "POST", `/api/admin/organizations/${organizationId}/charge`, () => ({ amount: 1, service: "other" }), 200],
      // The token is unknown; a body that were not understood would be 422.
      [nobody, "POST", `/api/organizations/invite/${inviteToken}/accept`, () => password, 400],
    ] as const;
    for (const [caller, method, target, body, status] of requests) {
      await caller.raw(method, target, json({ ...body(), ...beside })).answers(status, "dreams-organizations/3.26");
      await caller.raw(method, `${target}?colour=blue&page=x`, json(body())).answers(status, "dreams-organizations/3.8");
      await caller
        .raw(method, target, { headers: { "Content-Type": "text/plain" }, body: JSON.stringify(body()) })
        .answers(status, "dreams-organizations/3.27");
      await caller.raw(method, target, { body: JSON.stringify(body()) }).answers(status, "dreams-organizations/3.27");
    }
    const before = await owner.getOrganization({ path: { organizationId } }).answers(200);
    const claim = { name: unique(), id: fixture("never-issued")["organizationId"], owner: fixture("never-issued")["organizationId"] };
    const claimed = await owner.raw("PATCH", `/api/organizations/${organizationId}`, json(claim)).answers(200, "dreams-organizations/3.26");
    same("dreams-organizations/3.26", valueAt(claimed.body, "id"), before.id);
    same("dreams-organizations/3.26", valueAt(claimed.body, "owner"), before.owner);
    await owner.raw("GET", `/api/organizations/${organizationId}?colour=blue`).answers(200, "dreams-organizations/3.8");
  },
});
