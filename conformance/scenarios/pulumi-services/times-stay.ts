/** Times: written in UTC, moving with the clock, and kept by what does not create. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { apartMs } from "./declared.ts";
import { deletedAfterwards, newService, present } from "./new-service.ts";

// An implementation may store some times with less of a second than others.
const precisionMs = 1000;

const old = { type: "stack", name: "time/old" } as const;
const young = { type: "stack", name: "time/young" } as const;

export default scenario<operations>()({
  statement: "What is created later bears no earlier time, and no update, rename or repeated addition changes a time of creation.",
  sources: [
    "createService/200",
    "addServiceItems/200",
    "updateService/200",
    "pulumi-services/7.3c",
    "pulumi-services/7.8a",
    "pulumi-services/7.8c",
    "pulumi-services/7.12e",
    "pulumi-services/7.12f",
    "pulumi-services/7.18",
    "pulumi-services/10.14",
  ],
  principals: ["admin", "member"],
  async run({ admin, member, ...tools }) {
    const { holds, pause, unique, eventually } = tools;
    const notEarlier = (rule: string, first: string | undefined, second: string | undefined): void => {
      const apart = apartMs(first, second);
      holds(rule, apart === undefined || apart > -precisionMs, `not before ${first}`, second);
    };
    const kept = (rule: string, first: string | undefined, second: string | undefined): void => {
      const apart = apartMs(first, second);
      holds(rule, apart === undefined || apart === 0, `still ${first}`, second);
    };
    const { path } = await newService(admin, tools, { items: [old] });
    const { service, items } = await admin.getService({ path }).answers(200);
    const [first] = items;
    notEarlier("pulumi-services/10.14", service.created, first?.created);
    await pause(precisionMs + 100);

    await member.addServiceItems({ path, body: { items: [old, young] } }).answers(200, "pulumi-services/7.12f");
    const added = await eventually(
      () => admin.getService({ path }).answers(200),
      (read) => read.items.length === 2,
    );
    kept("pulumi-services/7.12e", first?.created, added.items[0]?.created);
    notEarlier("pulumi-services/10.14", first?.created, added.items[1]?.created);
    const moved = { ...path, serviceName: unique("later") };
    deletedAfterwards(admin, tools, moved);
    const renamed = await admin.updateService({ path, body: { name: moved.serviceName, description: "later" } }).answers(200, "pulumi-services/7.8a");
    const apart = apartMs(service.created, renamed.created) ?? 0;
    holds("pulumi-services/7.8c", Math.abs(apart) < precisionMs, `still ${service.created}`, renamed.created);
    await present(admin, tools, moved);
    const after = await admin.getService({ path: moved }).answers(200, "pulumi-services/7.8a");
    kept("pulumi-services/7.8c", service.created, after.service.created);
    kept("pulumi-services/7.8c", first?.created, after.items[0]?.created);
    const { service: younger } = await newService(admin, tools);
    notEarlier("pulumi-services/7.3c", service.created, younger.created);

    const times = [service.created, younger.created, ...after.items.map(({ created }) => created)].filter((time) => time !== undefined);
    holds(
      "pulumi-services/7.18",
      times.every((time) => /(?:z|[+-]00:00)$/i.test(time)),
      "times in UTC",
      times,
    );
  },
});
