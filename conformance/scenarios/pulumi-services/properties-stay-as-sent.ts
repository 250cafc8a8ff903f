/** Properties: order, defaults, equal keys, large numbers. */
import type { components, operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { propertyOf } from "./declared.ts";
import { deletedAfterwards, listUrl, newService, present, urlOf } from "./new-service.ts";
import { keyOf } from "./pages.ts";
import { json } from "./refusal.ts";

const sent = [
  { key: "z", value: "last", order: 9 },
  { key: "a", value: "first", type: "url", order: 0 },
  { key: "z", value: " again\n" },
  { key: "", value: "" },
  { key: "z", value: "last", order: -5 },
];
const returned = [
  { key: "z", value: "last", type: "string", order: 9 },
  { key: "a", value: "first", type: "url", order: 0 },
  { key: "z", value: " again\n", type: "string", order: 2 },
  { key: "", value: "", type: "string", order: 3 },
  { key: "z", value: "last", type: "string", order: -5 },
];

export default scenario<operations>()({
  statement: "Properties come back in the order in which they were sent, complete, equal keys and large orders included.",
  sources: [
    "createService/200",
    "updateService/200",
    "deleteService/204",
    "pulumi-services/3.26",
    "pulumi-services/3.27",
    "pulumi-services/6.deleteService.204",
    "pulumi-services/7.9a",
    "pulumi-services/7.9b",
    "pulumi-services/7.9c",
    "pulumi-services/10.18",
    "pulumi-services/10.19",
  ],
  principals: ["admin"],
  async run({ admin, ...tools }) {
    const { same, holds, unique } = tools;
    const judge = (properties: readonly components["schemas"]["ServiceProperty"][]): void => {
      const found = properties.map(propertyOf);
      same("pulumi-services/7.9c", found.filter(({ key }) => key === "z").length, 3);
      same(
        "pulumi-services/3.26",
        found.map(({ type }) => type),
        returned.map(({ type }) => type),
      );
      same("pulumi-services/3.27", [found[2]?.order, found[3]?.order], [2, 3]);
      same(
        "pulumi-services/7.9a",
        found.map(({ value }) => value),
        returned.map(({ value }) => value),
      );
      same("pulumi-services/7.9b", found, returned);
    };
    const created = await newService(admin, tools, { properties: sent }, "pulumi-services/7.9a");
    judge(created.service.properties);
    judge((await admin.getService({ path: created.path }).answers(200)).service.properties);
    const { path, service } = await newService(admin, tools);
    judge((await admin.updateService({ path, body: { properties: sent } }).answers(200, "pulumi-services/7.9a")).properties);
    const { services } = await tools.eventually(
      () => admin.listServices({ path: { organization: path.organization } }).answers(200),
      (list) => list.services.some((entry) => keyOf(entry) === keyOf(service) && entry.properties.length === sent.length),
    );
    judge(services.find((entry) => keyOf(entry) === keyOf(service))?.properties ?? []);

    const exact = ["9007199254740993", "9223372036854775807", "-9223372036854775808"];
    const name = unique("large");
    const large: typeof path = { ...path, serviceName: name };
    const properties = [...exact, "1.0"].map((order) => `{"key":"k","value":"v","order":${order}}`);
    const body = `{"ownerType":"${path.ownerType}","ownerName":"${path.ownerName}","name":"${name}","properties":[${properties.join()}]}`;
    deletedAfterwards(admin, tools, large);
    await admin.raw("POST", listUrl(path.organization), { ...json({}), body }).answers(200, "pulumi-services/10.18");
    await present(admin, tools, large);
    const read = await admin.getService({ path: large }).answers(200);
    // Gone at once: whoever cannot hold such numbers would fail every story that lists.
    await admin.raw("DELETE", urlOf(large)).answers(204, "pulumi-services/6.deleteService.204");
    const orders = read.service.properties.map(({ order }) => String(order));
    same("pulumi-services/10.18", orders.slice(0, exact.length), exact);
    holds("pulumi-services/10.19", orders.at(-1) === "1", "1", orders.at(-1));
  },
});
