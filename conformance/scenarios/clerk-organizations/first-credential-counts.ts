/** Several credentials in one request, of two callers or good and bad. */
import type { operations } from "../../../generated/clerk-organizations.ts";
import { scenario } from "../../scenario.ts";
import { newOrganization } from "./new-organization.ts";

export default scenario<operations>()({
  statement: "Of several credentials in a request the first complete alternative decides, and of a repeated one the first value.",
  sources: [
    "getOrganization/200",
    "getOrganization/401",
    "getOrganization/403",
    "clerk-organizations/5.7",
    "clerk-organizations/5.8",
    "clerk-organizations/5.9",
    "clerk-organizations/10.25",
    "clerk-organizations/10.29",
  ],
  principals: ["admin"],
  async run({ admin, ...tools }) {
    const { fixture, nobody } = tools;
    const { admin: own, outsider: other } = fixture("tokens");
    const { target } = await newOrganization(admin, tools);
    const bearer = (token: string | number | undefined) => `Bearer ${token}`;
    const requests = [
      {
        query: `__dev_session=${own}&_is_native=1`,
        headers: { Cookie: `__client=${other}`, Authorization: bearer(other) },
        status: 200,
        rule: "clerk-organizations/5.7",
      },
      { query: `__dev_session=${other}`, headers: { Cookie: `__client=${own}` }, status: 403, rule: "clerk-organizations/5.7" },
      { query: "_is_native=1", headers: { Cookie: `__client=${own}`, Authorization: bearer(other) }, status: 200, rule: "clerk-organizations/5.7" },
      { query: "__dev_session=wrong", headers: { Cookie: `__client=${own}` }, status: 401, rule: "clerk-organizations/10.29" },
      { query: "_is_native=1", headers: { Cookie: "__client=wrong", Authorization: bearer(own) }, status: 401, rule: "clerk-organizations/10.29" },
      { query: "__dev_session=", headers: { Cookie: `__client=${own}` }, status: 200, rule: "clerk-organizations/5.8" },
      { query: "_is_native=1", headers: { Cookie: "__client=", Authorization: bearer(own) }, status: 200, rule: "clerk-organizations/5.8" },
      { query: "_is_native=1", headers: { Cookie: `__client=${own}` }, status: 200, rule: "clerk-organizations/5.9" },
      { query: `__dev_session=${own}`, headers: { Authorization: bearer("wrong") }, status: 200, rule: "clerk-organizations/5.9" },
      { query: `__dev_session=&__dev_session=${own}&__dev_session=wrong`, headers: {}, status: 200, rule: "clerk-organizations/10.25" },
      { query: `__dev_session=wrong&__dev_session=${own}`, headers: {}, status: 401, rule: "clerk-organizations/10.25" },
      { query: "", headers: { Cookie: `__client=; __client=${own}; __client=wrong` }, status: 200, rule: "clerk-organizations/10.25" },
    ];
    for (const { query, headers, status, rule } of requests) await nobody.raw("GET", `${target}?${query}`, { headers }).answers(status, rule);
  },
});
