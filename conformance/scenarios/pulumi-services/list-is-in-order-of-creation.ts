/** The list: everybody's services, oldest first. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { serviceOf } from "./declared.ts";
import { home } from "./home.ts";
import { type NewService, newService } from "./new-service.ts";
import { keyOf, listed, listedWith } from "./pages.ts";

export default scenario<operations>()({
  statement: "The list holds the services of all owners in order of creation, each as reading shows it.",
  sources: [
    "listServices/200",
    "pulumi-services/4.2",
    "pulumi-services/5.6",
    "pulumi-services/6.listServices.200",
    "pulumi-services/7.4a",
    "pulumi-services/7.4b",
    "pulumi-services/7.14b",
  ],
  principals: ["admin", "member"],
  async run({ admin, member, ...tools }) {
    const { same, holds } = tools;
    const { organization, team, otherTeam, ...users } = home(tools);
    const owners = [
      { creator: admin, ownerType: "user", ownerName: users.member },
      { creator: member, ownerType: "team", ownerName: team },
      { creator: admin, ownerType: "user", ownerName: users.admin },
      { creator: member, ownerType: "team", ownerName: otherTeam },
    ] as const;
    const made: NewService[] = [];
    for (const { creator, ...owner } of owners) {
      // Later names come first in the alphabet.
      const name = `${String.fromCharCode(122 - made.length)}-${tools.unique()}`;
      made.push(await newService(creator, tools, { ...owner, name, items: [{ type: "environment", name: "order/one" }] }));
    }
    const keys = made.map(({ service }) => keyOf(service));
    const all = await listedWith(admin, tools, organization, keys);
    const found = all.filter((key) => keys.includes(key));
    same("pulumi-services/7.4a", found.toSorted(), keys.toSorted());
    same("pulumi-services/7.4b", found, keys);
    // What is missing from both is no matter of rights.
    const others = await listed(member, organization);
    const seen = others.filter((key) => keys.includes(key));
    same("pulumi-services/5.6", seen, found);

    const { services } = await admin.listServices({ path: { organization } }).answers(200, "pulumi-services/6.listServices.200");
    for (const { service } of made) {
      const entry = services.find((other) => keyOf(other) === keyOf(service));
      holds("pulumi-services/7.4a", entry !== undefined, `${keyOf(service)} in the list`, services.length);
      if (!entry) continue;
      same("pulumi-services/4.2", entry.description, "");
      same("pulumi-services/7.14b", serviceOf(entry), serviceOf(service));
    }
  },
});
