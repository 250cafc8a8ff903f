/** Additions that are refused; none of their items is added. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { badItems } from "./bad-values.ts";
import { refusesBrokenBodies } from "./broken-bodies.ts";
import { nameOf, serviceOf } from "./declared.ts";
import { newService, urlOf } from "./new-service.ts";
import { json, refuses } from "./refusal.ts";

const trigger = "pulumi-services/6.addServiceItems.400";

/** The example of Pulumi's documentation as it is printed: a quote is missing. */
const printed = `{ "items": [
    {
      "type": "stack",
      "name": "my-project/my-stack"
    },
    {
      "type": "environment",
      "name": "my-project/my-environment
    }
  ] }`;

export default scenario<operations>()({
  statement: "An addition with one bad item is refused whole and adds nothing.",
  sources: [
    "addServiceItems/400",
    "addServiceItems/404",
    "getService/200",
    "pulumi-services/3.3",
    "pulumi-services/3.5",
    "pulumi-services/3.19",
    "pulumi-services/3.20",
    "pulumi-services/3.21",
    "pulumi-services/3.22",
    "pulumi-services/4.12",
    "pulumi-services/6.addServiceItems.400",
    "pulumi-services/6.addServiceItems.404",
    "pulumi-services/7.17a",
    "pulumi-services/7.17b",
    "pulumi-services/10.20",
  ],
  principals: ["admin"],
  async run({ admin, ...tools }) {
    const kept = { type: "stack", name: "kept/one" } as const;
    const { path, url, service } = await newService(admin, tools, { items: [kept] });
    const target = `${url}/items`;
    const body = { items: [{ type: "stack", name: "refused/one" }] };
    await refuses(admin, tools, 400, trigger, "POST", target, json({}));
    for (const { change, rule } of badItems(trigger)) await refuses(admin, tools, 400, rule, "POST", target, json({ ...body, ...change }));
    await refuses(admin, tools, 400, trigger, "POST", target, { ...json({}), body: printed });
    await refusesBrokenBodies(admin, tools, "POST", target, body);
    await refuses(admin, tools, 400, "pulumi-services/3.3", "POST", `${urlOf({ ...path, ownerType: "robot" })}/items`, json(body));
    await refuses(
      admin,
      tools,
      404,
      "pulumi-services/6.addServiceItems.404",
      "POST",
      `${urlOf({ ...path, serviceName: "no-such-service" })}/items`,
      json(body),
    );
    const read = await admin.getService({ path }).answers(200);
    tools.same("pulumi-services/7.17a", [serviceOf(read.service), read.items.map(nameOf)], [serviceOf(service), [nameOf(kept)]]);
  },
});
