/** An organization without services, which the profile names in the fixture `empty-organization`. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { home, valuesOf } from "./home.ts";
import { deletedAfterwards, type ServicePath } from "./new-service.ts";
import { keyOf, listed, listedWith } from "./pages.ts";

export default scenario<operations>()({
  statement: "An organization without services lists none, and what is created in one shows in no other.",
  sources: [
    "listServices/200",
    "createService/200",
    "deleteService/204",
    "pulumi-services/5.9",
    "pulumi-services/7.1a",
    "pulumi-services/7.4a",
    "pulumi-services/7.4c",
    "pulumi-services/8.1",
    "pulumi-services/8.16",
  ],
  principals: ["admin"],
  shares: true,
  async run({ admin, ...tools }) {
    const { same, holds, unique } = tools;
    const empty = valuesOf(tools, "empty-organization");
    const here = { organization: empty("organization") };
    const { services, ...rest } = await admin.listServices({ path: here }).answers(200, "pulumi-services/5.9");
    same("pulumi-services/8.16", services.map(keyOf), []);
    holds("pulumi-services/7.4c", !("continuationToken" in rest), "no continuationToken", rest);

    const owners = [
      { ownerType: "team", ownerName: empty("team") },
      { ownerType: "user", ownerName: empty("user") },
    ] as const;
    for (const owner of owners) {
      const body = { ...owner, name: unique("apart") };
      const path: ServicePath = { ...here, ...owner, serviceName: body.name };
      const created = await admin.createService({ path: here, body }).answers(200, "pulumi-services/8.1");
      deletedAfterwards(admin, tools, path);
      const key = keyOf(created);
      const inside = await listedWith(admin, tools, here.organization, [key]);
      holds("pulumi-services/7.4a", inside.includes(key), `${key} in the list of ${here.organization}`, inside);
      const outside = await listed(admin, home(tools).organization);
      holds("pulumi-services/7.1a", !outside.includes(key), `no ${key} in the list of another organization`, key);
      await admin.deleteService({ path, query: { force: true } }).answers(204);
    }
  },
});
