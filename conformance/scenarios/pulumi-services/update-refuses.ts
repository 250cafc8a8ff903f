/** One fault a body, none of which changes anything. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { type Bad, badProperties } from "./bad-values.ts";
import { refusesBrokenBodies } from "./broken-bodies.ts";
import { serviceOf } from "./declared.ts";
import { newService, urlOf } from "./new-service.ts";
import { json, refuses } from "./refusal.ts";

const trigger = "pulumi-services/6.updateService.400";

const bad: readonly Bad[] = [
  { change: { name: "" }, rule: trigger },
  { change: { name: "with/slash" }, rule: trigger },
  { change: { name: 5 }, rule: trigger },
  { change: { properties: "none" }, rule: trigger },
  { change: { name: null }, rule: "pulumi-services/3.21" },
  { change: { description: null }, rule: "pulumi-services/3.21" },
  { change: { description: ["new"] }, rule: "pulumi-services/3.22" },
  ...badProperties,
];

export default scenario<operations>()({
  statement: "An update whose body has one fault is refused whole and changes nothing.",
  sources: [
    "updateService/400",
    "getService/200",
    "pulumi-services/3.3",
    "pulumi-services/3.19",
    "pulumi-services/3.20",
    "pulumi-services/3.21",
    "pulumi-services/3.22",
    "pulumi-services/4.12",
    "pulumi-services/6.updateService.400",
    "pulumi-services/7.17a",
    "pulumi-services/7.17b",
    "pulumi-services/10.17",
    "pulumi-services/10.20",
  ],
  principals: ["admin"],
  async run({ admin, ...tools }) {
    const { path, url, service } = await newService(admin, tools, { description: "old", properties: [{ key: "one", value: "1" }] });
    const body = { description: "refused", properties: [{ key: "two", value: "2" }] };
    for (const { change, rule } of bad) await refuses(admin, tools, 400, rule, "PATCH", url, json({ ...body, ...change }));
    const text = '{"description":"refused","properties":[{"key":"two","value":"2","order":9223372036854775808}]}';
    await refuses(admin, tools, 400, "pulumi-services/10.17", "PATCH", url, { ...json({}), body: text });
    await refusesBrokenBodies(admin, tools, "PATCH", url, body);
    await refuses(admin, tools, 400, trigger, "PATCH", urlOf({ ...path, ownerType: "robot" }), json(body));
    await refuses(admin, tools, 400, "pulumi-services/3.3", "PATCH", urlOf({ ...path, ownerType: "USER" }), json(body));
    const after = await admin.getService({ path }).answers(200);
    tools.same("pulumi-services/7.17a", serviceOf(after.service), serviceOf(service));
  },
});
