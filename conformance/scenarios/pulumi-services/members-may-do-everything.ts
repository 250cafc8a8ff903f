/** Rights: membership of the organization is all that counts. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { callsOn } from "./calls.ts";
import { home } from "./home.ts";
import { lifeOfAService } from "./life-of-a-service.ts";
import { newService } from "./new-service.ts";

export default scenario<operations>()({
  statement: "Every member of an organization may do everything in it, with services of others too.",
  sources: [
    "createService/200",
    "listServices/200",
    "headService/204",
    "getService/200",
    "updateService/200",
    "addServiceItems/200",
    "removeServiceItem/200",
    "deleteService/204",
    "pulumi-services/5.6",
    "pulumi-services/5.10",
  ],
  principals: ["admin", "member"],
  async run({ admin, member, ...tools }) {
    await lifeOfAService(member, tools, "pulumi-services/5.6");
    const users = home(tools);
    await member.listServices({ path: { organization: users.organization } }).answers(200, "pulumi-services/5.10");
    const items = [{ type: "stack", name: "present/first" } as const];
    const pairs = [
      { owner: users.admin, creator: admin, other: member },
      { owner: users.member, creator: member, other: admin },
    ] as const;
    for (const { owner, creator, other } of pairs) {
      const { path } = await newService(creator, tools, { ownerType: "user", ownerName: owner, items });
      for (const { method, target, request } of callsOn(path))
        await other.raw(method, target, request).answers(method === "HEAD" || target.includes("?force") ? 204 : 200, "pulumi-services/5.6");
    }
  },
});
