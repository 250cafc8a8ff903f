/** PATCH: each field by itself, and what an empty value of it means. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { serviceOf } from "./declared.ts";
import { newService, type Service } from "./new-service.ts";

export default scenario<operations>()({
  statement: "An update changes the fields that are sent and no other, and answers the service as it then is.",
  sources: [
    "updateService/200",
    "getService/200",
    "pulumi-services/6.updateService.200",
    "pulumi-services/7.7a",
    "pulumi-services/7.7b",
    "pulumi-services/7.7c",
    "pulumi-services/7.7d",
    "pulumi-services/7.7e",
    "pulumi-services/10.16",
  ],
  principals: ["admin", "member"],
  async run({ admin, member, ...tools }) {
    const { same, eventually } = tools;
    const one = { key: "one", value: "1", type: "string", order: 0 };
    const two = { key: "two", value: "2", type: "string", order: 0 };
    const { path, service } = await newService(admin, tools, { description: "old", properties: [one], items: [{ type: "stack", name: "kept/item" }] });
    const shows = async (rule: string, answered: Service, expected: object): Promise<void> => {
      same(rule, serviceOf(answered), expected);
      const read = await eventually(
        () => admin.getService({ path }).answers(200),
        (seen) => JSON.stringify(serviceOf(seen.service)) === JSON.stringify(serviceOf(answered)),
      );
      same("pulumi-services/10.16", [serviceOf(read.service), read.items.length], [serviceOf(answered), 1]);
    };
    const start = serviceOf(service);

    const described = await admin.updateService({ path, body: { description: "new" } }).answers(200, "pulumi-services/6.updateService.200");
    await shows("pulumi-services/7.7a", described, { ...start, description: "new" });
    const again = await admin.updateService({ path, body: { description: "new" } }).answers(200, "pulumi-services/7.7a");
    await shows("pulumi-services/7.7a", again, { ...start, description: "new" });
    const nothing = await member.updateService({ path, body: {} }).answers(200, "pulumi-services/6.updateService.200");
    await shows("pulumi-services/7.7e", nothing, { ...start, description: "new" });
    const replaced = await member.updateService({ path, body: { properties: [two] } }).answers(200, "pulumi-services/7.7b");
    await shows("pulumi-services/7.7b", replaced, { ...start, description: "new", properties: [two] });
    const bare = await admin.updateService({ path, body: { description: "" } }).answers(200, "pulumi-services/7.7d");
    await shows("pulumi-services/7.7d", bare, { ...start, description: "", properties: [two] });
    const cleared = await admin.updateService({ path, body: { properties: [] } }).answers(200, "pulumi-services/7.7c");
    await shows("pulumi-services/7.7c", cleared, { ...start, description: "", properties: [] });
    const odd = { description: "<both> & 'é'", properties: [two, one] };
    const both = await admin.updateService({ path, body: odd }).answers(200, "pulumi-services/7.7a");
    await shows("pulumi-services/7.7a", both, { ...start, ...odd });
  },
});
