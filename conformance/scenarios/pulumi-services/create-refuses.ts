/** One fault a body; nothing comes of any of them. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { type Bad, badItems, badProperties } from "./bad-values.ts";
import { refusesBrokenBodies } from "./broken-bodies.ts";
import { home } from "./home.ts";
import { deletedAfterwards, listUrl, urlOf } from "./new-service.ts";
import { json, refuses } from "./refusal.ts";

const trigger = "pulumi-services/6.createService.400";

const bad: readonly Bad[] = [
  ...[{ name: undefined }, { name: "" }, { name: 5 }, { ownerName: undefined }, { ownerName: "" }, { ownerName: 5 }].map((change) => ({
    change,
    rule: trigger,
  })),
  { change: { ownerType: "robot" }, rule: trigger },
  { change: { properties: [{ key: "k" }] }, rule: trigger },
  { change: { name: null }, rule: "pulumi-services/3.21" },
  { change: { description: null }, rule: "pulumi-services/3.21" },
  { change: { description: 5 }, rule: "pulumi-services/3.22" },
  ...badItems(trigger),
  ...badProperties,
];

export default scenario<operations>()({
  statement: "A creation whose body has one fault is refused whole.",
  sources: [
    "createService/400",
    trigger,
    "pulumi-services/3.5",
    "pulumi-services/3.19",
    "pulumi-services/3.20",
    "pulumi-services/3.21",
    "pulumi-services/3.22",
    "pulumi-services/4.12",
    "pulumi-services/7.17a",
    "pulumi-services/7.17b",
    "pulumi-services/10.17",
    "pulumi-services/10.20",
  ],
  principals: ["admin"],
  async run({ admin, ...tools }) {
    const { organization, team } = home(tools);
    const url = listUrl(organization);
    const body = { ownerType: "team", ownerName: team, name: tools.unique("refused") };
    const path = { organization, ownerType: "team", ownerName: team, serviceName: body.name };
    deletedAfterwards(admin, tools, path);
    for (const { change, rule } of bad) await refuses(admin, tools, 400, rule, "POST", url, json({ ...body, ...change }));
    for (const order of ["9223372036854775808", "-9223372036854775809"]) {
      const text = `{"ownerType":"team","ownerName":"${team}","name":"${body.name}","properties":[{"key":"k","value":"v","order":${order}}]}`;
      await refuses(admin, tools, 400, "pulumi-services/10.17", "POST", url, { ...json({}), body: text });
    }
    await refusesBrokenBodies(admin, tools, "POST", url, body);
    await refuses(admin, tools, 404, "pulumi-services/7.17a", "GET", urlOf(path));
  },
});
