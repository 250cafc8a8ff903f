/** Creation: what a new service is like. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { itemOf, memberOf, serviceOf } from "./declared.ts";
import { home, valuesOf } from "./home.ts";
import { newService } from "./new-service.ts";

export default scenario<operations>()({
  statement: "Creation answers the service alone: its owner is its only member, and its items are counted.",
  sources: [
    "createService/200",
    "getService/200",
    "pulumi-services/4.2",
    "pulumi-services/6.createService.200",
    "pulumi-services/7.3a",
    "pulumi-services/7.3b",
    "pulumi-services/7.3d",
    "pulumi-services/7.13b",
    "pulumi-services/7.14a",
    "pulumi-services/7.14c",
    "pulumi-services/10.15",
  ],
  principals: ["admin", "member"],
  async run({ admin, member, ...tools }) {
    const { same } = tools;
    const value = valuesOf(tools, "my-service");
    const ownerName = value("ownerName");
    const seeded = { organization: value("organization"), ownerType: value("ownerType"), ownerName, serviceName: value("serviceName") };
    const { service: neighbour } = await admin.getService({ path: seeded }).answers(200);

    const plain = await newService(admin, tools, { ownerName, description: "<My> & 'sérvice'" }, "pulumi-services/6.createService.200");
    const { organization, serviceName } = plain.path;
    same(
      "pulumi-services/6.createService.200",
      [plain.service.organizationName, plain.service.name, plain.service.description],
      [organization, serviceName, "<My> & 'sérvice'"],
    );
    same("pulumi-services/7.3a", memberOf(plain.service.owner), memberOf(neighbour.owner));
    same("pulumi-services/7.3b", plain.service.members.map(memberOf), [memberOf(plain.service.owner)]);
    same("pulumi-services/7.14a", plain.service.itemCountSummary, {});
    const shown = await admin.getService({ path: plain.path }).answers(200);
    same("pulumi-services/6.createService.200", serviceOf(shown.service), serviceOf(plain.service));
    same("pulumi-services/6.createService.200", shown.items, []);

    const stacks = [
      { type: "stack", name: "pay/dev" },
      { type: "stack", name: "pay/prod" },
    ] as const;
    const full = await newService(member, tools, { ownerName, items: [...stacks] });
    same("pulumi-services/4.2", full.service.description, "");
    same("pulumi-services/7.3d", full.service.itemCountSummary["stack"], 2);
    same("pulumi-services/7.14c", "environment" in full.service.itemCountSummary, false);
    same("pulumi-services/10.15", Object.keys(full.service.itemCountSummary), ["stack"]);
    const { items } = await admin.getService({ path: full.path }).answers(200);
    const addedBy = home(tools).member;
    const expected = stacks.map((item) => ({ organizationName: organization, ...item, addedBy }));
    same("pulumi-services/7.13b", items.map(itemOf), expected);
  },
});
