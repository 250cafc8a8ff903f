/** What is there before anybody does anything, for targets whose profile has the fixture `start-state`. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { memberOf, nameOf, propertyOf } from "./declared.ts";
import { valuesOf } from "./home.ts";
import { type ServicePath, urlOf } from "./new-service.ts";
import { keyOf, walk } from "./pages.ts";
import { seeds } from "./seeds.ts";

const dayMs = 24 * 60 * 60 * 1000;

export default scenario<operations>()({
  statement: "The seeded services are as the start state says.",
  sources: [
    "getService/200",
    "listServices/200",
    "pulumi-services/8.2",
    "pulumi-services/8.3",
    "pulumi-services/8.4",
    "pulumi-services/8.5",
    "pulumi-services/8.6",
    "pulumi-services/8.7",
    "pulumi-services/8.8",
    "pulumi-services/8.9",
    "pulumi-services/8.10",
    "pulumi-services/8.11",
    "pulumi-services/8.12",
    "pulumi-services/8.13",
    "pulumi-services/8.14",
    "pulumi-services/8.15",
  ],
  principals: ["admin", "outsider"],
  readOnly: true,
  shares: true,
  async run({ admin, outsider, ...tools }) {
    const { same, holds } = tools;
    const value = valuesOf(tools, "start-state");
    const start = Date.parse(value("firstCreated"));
    const avatarURL = value("avatarURL");
    const there: string[] = [];
    for (const [day, seed] of seeds.entries()) {
      const caller = seed.organization === "other-org" ? outsider : admin;
      const path: ServicePath = { organization: seed.organization, ownerType: seed.ownerType, ownerName: seed.ownerName, serviceName: seed.name };
      // An earlier run may have deleted what is there to be deleted.
      const { status } = await caller.raw("GET", urlOf(path)).answers(seed.spent ? [200, 404] : 200, "pulumi-services/8.2");
      if (status === 404) continue;
      const { service, items } = await caller.getService({ path }).answers(200, "pulumi-services/8.2");
      if (caller === admin) there.push(keyOf(service));
      same("pulumi-services/8.3", service.description, seed.description);
      const owner = `${seed.ownerType} ${seed.ownerName}`;
      same("pulumi-services/8.4", service.members.map(({ type, name }) => `${type} ${name}`).toSorted(), [owner, ...seed.others].toSorted());
      same("pulumi-services/8.5", service.properties.map(propertyOf), seed.properties);
      same(seed.rule, items.map(nameOf), seed.items);
      const created = start + day * dayMs;
      if (service.created !== undefined) same("pulumi-services/8.8", Date.parse(service.created), created);
      same(
        "pulumi-services/8.9",
        items.map((item) => Date.parse(item.created)),
        items.map(() => created),
      );
      same(
        "pulumi-services/8.9",
        items.map(({ addedByUser }) => addedByUser?.name),
        items.map(() => "alice"),
      );
      const faces = [service.owner, ...service.members].map((member) => memberOf(member).avatarURL);
      same(
        "pulumi-services/8.10",
        faces,
        faces.map(() => avatarURL),
      );
    }
    const { services } = await admin.listServices({ path: { organization: "my-org" } }).answers(200, "pulumi-services/8.2");
    same("pulumi-services/8.11", services.slice(0, there.length).map(keyOf), there);
    const myService = services.find((service) => keyOf(service) === there[0]);
    same("pulumi-services/8.14", myService?.itemCountSummary, { stack: 1, environment: 1 });
    if (there.length === 5) {
      const pages = await walk((query) => admin.listServices({ path: { organization: "my-org" }, query }).answers(200, "pulumi-services/8.12"), 2, 3);
      same(
        "pulumi-services/8.12",
        pages.slice(0, 2).map((page) => page.services.length),
        [2, 2],
      );
      same("pulumi-services/8.12", pages.flatMap((page) => page.services.map(keyOf)).slice(0, 5), there);
    }
    for (const word of ["no-such-team", "no-such-service"]) {
      holds(
        "pulumi-services/8.15",
        services.every((service) => service.owner.name !== word && service.name !== word),
        `nothing called ${word}`,
        word,
      );
    }
    const payments = { organization: "my-org", ownerType: "team", ownerName: "team1", serviceName: "payments" };
    const pages = await walk((query) => admin.getService({ path: payments, query }).answers(200, "pulumi-services/8.13"), 2, 4);
    same(
      "pulumi-services/8.13",
      pages.map(({ items }) => items.length),
      [2, 2, 1],
    );
  },
});
