/** Owners: users and teams of the organization, and nobody else. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { home, valuesOf } from "./home.ts";
import { deletedAfterwards, listUrl, newService, urlOf } from "./new-service.ts";
import { json, refuses } from "./refusal.ts";

export default scenario<operations>()({
  statement: "A service is created for every user and team of the organization, by any member, and for nobody else.",
  sources: [
    "createService/404",
    "createService/200",
    "pulumi-services/6.createService.404",
    "pulumi-services/7.2a",
    "pulumi-services/7.2b",
    "pulumi-services/7.3a",
    "pulumi-services/7.3e",
    "pulumi-services/7.17a",
    "pulumi-services/8.1",
  ],
  principals: ["admin", "member"],
  async run({ admin, member, ...tools }) {
    const { organization, team, otherTeam, ...users } = home(tools);
    const foreign = valuesOf(tools, "foreign-organization");
    const owners = [
      { ownerType: "user", ownerName: users.admin },
      { ownerType: "user", ownerName: users.member },
      { ownerType: "team", ownerName: team },
      { ownerType: "team", ownerName: otherTeam },
    ] as const;
    for (const creator of [admin, member]) {
      for (const owner of owners) {
        const { service } = await newService(creator, tools, owner, creator === admin ? "pulumi-services/8.1" : "pulumi-services/7.3e");
        tools.same("pulumi-services/7.3a", [service.owner.type, service.owner.name], [owner.ownerType, owner.ownerName]);
      }
    }
    const name = tools.unique("nobodys");
    const strangers = [
      { ownerType: "team", ownerName: "no-such-team", rule: "pulumi-services/6.createService.404" },
      { ownerType: "user", ownerName: foreign("user"), rule: "pulumi-services/6.createService.404" },
      { ownerType: "team", ownerName: foreign("team"), rule: "pulumi-services/7.2b" },
      { ownerType: "user", ownerName: team, rule: "pulumi-services/7.2b" },
      { ownerType: "team", ownerName: users.admin, rule: "pulumi-services/7.2b" },
    ];
    for (const { rule, ...owner } of strangers) {
      const path = { organization, ...owner, serviceName: name };
      deletedAfterwards(admin, tools, path);
      await refuses(admin, tools, 404, rule, "POST", listUrl(organization), json({ ...owner, name }));
      await refuses(admin, tools, 404, "pulumi-services/7.17a", "GET", urlOf(path));
    }
    // Naming an owner in vain does not bring it into being.
    await refuses(admin, tools, 404, "pulumi-services/7.2a", "POST", listUrl(organization), json({ ownerType: "team", ownerName: "no-such-team", name }));
  },
});
