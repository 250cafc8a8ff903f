/** The one undocumented method that the contract speaks of: the documentation's example of an update sends it. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { serviceOf } from "./declared.ts";
import { newService, urlOf } from "./new-service.ts";
import { json } from "./refusal.ts";

export default scenario<operations>()({
  statement: "POST on the URL of a service is refused with the methods that there are, and changes nothing.",
  sources: ["getService/200", "pulumi-services/2.1", "pulumi-services/10.22", "pulumi-services/7.17a"],
  principals: ["admin"],
  async run({ admin, ...tools }) {
    const { path, url, service } = await newService(admin, tools);
    const body = json({ name: "new-service-name", description: "New description" });
    const targets = [
      { target: url, rule: "pulumi-services/2.1" },
      { target: urlOf({ ...path, ownerType: "robot" }), rule: "pulumi-services/10.22" },
      { target: urlOf({ ...path, serviceName: "no-such-service" }), rule: "pulumi-services/10.22" },
      { target: urlOf({ ...path, organization: "no-such-org" }), rule: "pulumi-services/10.22" },
    ];
    for (const { target, rule } of targets) {
      const answer = await admin.raw("POST", target, body).answers(405, rule);
      const allowed = (answer.header("allow") ?? "").split(",").map((method) => method.trim());
      const missing = ["GET", "HEAD", "PATCH", "DELETE"].filter((method) => !allowed.includes(method));
      tools.holds(rule, missing.length === 0, "GET, HEAD, PATCH and DELETE in Allow", allowed);
    }
    const after = await admin.getService({ path }).answers(200);
    tools.same("pulumi-services/7.17a", serviceOf(after.service), serviceOf(service));
  },
});
