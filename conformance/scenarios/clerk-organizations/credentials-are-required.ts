/** Requests without a whole credential, and with one that nobody has. */
import type { operations } from "../../../generated/clerk-organizations.ts";
import { scenario } from "../../scenario.ts";
import { form } from "./form.ts";
import { list, newOrganization } from "./new-organization.ts";
import { codeOf } from "./refusal.ts";

export default scenario<operations>()({
  statement: "No operation is open without a credential that is whole and known.",
  sources: [
    "createOrganization/401",
    "getOrganization/401",
    "updateOrganization/401",
    "deleteOrganization/401",
    "clerk-organizations/4.16",
    "clerk-organizations/5.2",
    "clerk-organizations/5.6",
    "clerk-organizations/5.8",
    "clerk-organizations/5.15",
    "clerk-organizations/6.createOrganization.401",
    "clerk-organizations/6.getOrganization.401",
    "clerk-organizations/6.updateOrganization.401",
    "clerk-organizations/6.deleteOrganization.401",
    "clerk-organizations/7.13a",
    "clerk-organizations/10.26",
  ],
  principals: ["admin"],
  async run({ admin, ...tools }) {
    const { fixture, nobody, same } = tools;
    const bearer = { Authorization: `Bearer ${fixture("tokens").admin}` };
    const { path, target } = await newOrganization(admin, tools);
    const before = await admin.getOrganization({ path }).answers(200);
    const calls = [
      { method: "POST", at: list, body: "name=x", rule: "clerk-organizations/6.createOrganization.401" },
      { method: "GET", at: target, body: undefined, rule: "clerk-organizations/6.getOrganization.401" },
      { method: "PATCH", at: target, body: "name=x", rule: "clerk-organizations/6.updateOrganization.401" },
      { method: "DELETE", at: target, body: undefined, rule: "clerk-organizations/6.deleteOrganization.401" },
    ];
    const insufficient = [
      { query: "", headers: {}, rule: "clerk-organizations/5.2" },
      { query: "?__dev_session=wrong", headers: {} },
      { query: "", headers: { Cookie: "__client=wrong" }, rule: "clerk-organizations/5.15" },
      { query: "?_is_native=true", headers: { Authorization: "Bearer wrong" }, rule: "clerk-organizations/5.15" },
      { query: "", headers: bearer, rule: "clerk-organizations/5.6" },
      { query: "?_is_native=true", headers: {} },
    ];
    const more = [
      { query: "?_is_native=false", headers: bearer, rule: "clerk-organizations/5.6" },
      { query: "?_is_native=TRUE", headers: bearer, rule: "clerk-organizations/10.26" },
      { query: "?_is_native=01", headers: bearer, rule: "clerk-organizations/10.26" },
      { query: "?_is_native=", headers: bearer, rule: "clerk-organizations/5.8" },
      { query: "?__dev_session=", headers: {}, rule: "clerk-organizations/5.8" },
      { query: "", headers: { Cookie: "__client=" }, rule: "clerk-organizations/5.8" },
    ];
    for (const { method, at, body, rule: row } of calls) {
      for (const { query, headers, rule = row } of method === "GET" ? [...insufficient, ...more] : insufficient) {
        const sent = body === undefined ? { headers } : { ...form(body), headers: { ...form(body).headers, ...headers } };
        const answer = await nobody.raw(method, `${at}${query}`, sent).answers(401, rule);
        same("clerk-organizations/4.16", codeOf(answer.body), "authentication_invalid");
      }
    }
    const after = await admin.getOrganization({ path }).answers(200);
    same("clerk-organizations/7.13a", after.response, before.response);
  },
});
