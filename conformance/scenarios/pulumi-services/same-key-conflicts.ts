/** Identity: organization, owner type, owner name and name together. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { serviceOf } from "./declared.ts";
import { home, valuesOf } from "./home.ts";
import { listUrl, newService } from "./new-service.ts";
import { json, refuses } from "./refusal.ts";

export default scenario<operations>()({
  statement: "A creation conflicts with a service of the same owner and name, and with no other.",
  sources: [
    "createService/409",
    "createService/200",
    "pulumi-services/6.createService.409",
    "pulumi-services/7.1a",
    "pulumi-services/7.1b",
    "pulumi-services/7.1c",
    "pulumi-services/7.17a",
  ],
  principals: ["admin", "member"],
  async run({ admin, member, ...tools }) {
    const { same, unique } = tools;
    const { organization, team, otherTeam, ...users } = home(tools);
    const url = listUrl(organization);
    const name = unique("key");
    const first = await newService(admin, tools, { name, description: "first", items: [{ type: "stack", name: "key/first" }] });
    const again = { ownerType: "team", ownerName: team, name };
    await refuses(admin, tools, 409, "pulumi-services/6.createService.409", "POST", url, json({ ...again, description: "second", items: [] }));
    await refuses(member, tools, 409, "pulumi-services/7.1b", "POST", url, json(again));
    const seeded = valuesOf(tools, "my-service");
    const taken = { ownerType: seeded("ownerType"), ownerName: seeded("ownerName"), name: seeded("serviceName") };
    await refuses(admin, tools, 409, "pulumi-services/6.createService.409", "POST", url, json(taken));
    const { service, items } = await admin.getService({ path: first.path }).answers(200);
    same("pulumi-services/7.17a", [serviceOf(service), items.length], [serviceOf(first.service), 1]);

    const owners = [
      { ownerType: "team", ownerName: otherTeam },
      { ownerType: "user", ownerName: users.admin },
      { ownerType: "user", ownerName: users.member },
    ] as const;
    for (const owner of owners) {
      const other = await newService(admin, tools, { ...owner, name, description: owner.ownerName }, "pulumi-services/7.1c");
      const read = await admin.getService({ path: other.path }).answers(200, "pulumi-services/7.1a");
      same("pulumi-services/7.1a", [read.service.owner.name, read.service.description, read.items], [owner.ownerName, owner.ownerName, []]);
    }
    // A name that differs in case only is another name.
    await newService(admin, tools, { name: name.toUpperCase() }, "pulumi-services/7.1b");
    const untouched = await admin.getService({ path: first.path }).answers(200, "pulumi-services/7.1a");
    same("pulumi-services/7.1a", serviceOf(untouched.service), serviceOf(first.service));
  },
});
