/** Fields and query parameters that an operation does not have. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { apartMs, nameOf, propertyOf, serviceOf } from "./declared.ts";
import { home } from "./home.ts";
import { deletedAfterwards, listUrl, newService, present, type ServicePath, urlOf } from "./new-service.ts";
import { json } from "./refusal.ts";

const item = { type: "stack", name: "ignored/not" } as const;

export default scenario<operations>()({
  statement: "Fields that an operation does not know have no effect, nor have query parameters of other operations.",
  sources: [
    "createService/200",
    "updateService/200",
    "addServiceItems/200",
    "removeServiceItem/200",
    "listServices/200",
    "headService/204",
    "deleteService/204",
    "pulumi-services/3.23",
    "pulumi-services/3.24",
    "pulumi-services/10.12",
    "pulumi-services/10.13",
  ],
  principals: ["admin"],
  async run({ admin, ...tools }) {
    const { same, holds, eventually } = tools;
    const { organization, team, otherTeam } = home(tools);
    const name = tools.unique("fields");
    const path: ServicePath = { organization, ownerType: "team", ownerName: team, serviceName: name };
    const url = urlOf(path);
    deletedAfterwards(admin, tools, path);
    const stranger = { type: "team", name: otherTeam, avatarURL: "" };
    const claimed = {
      created: "2001-01-01T00:00:00Z",
      organizationName: "other",
      owner: stranger,
      members: [stranger],
      itemCountSummary: { stack: 9 },
      specimen: null,
    };
    const property = { key: "k", value: "v" };
    const body = {
      ...claimed,
      ownerType: "team",
      ownerName: team,
      name,
      properties: [{ ...property, specimen: null }],
      items: [{ ...item, version: 5 }],
    } as const;
    const answered = await admin
      .createService({ path: { organization }, body: { ...body, properties: [...body.properties], items: [...body.items] } })
      .answers(200, "pulumi-services/3.23");
    await present(admin, tools, path);
    const created = await admin.getService({ path }).answers(200);
    const { organizationName, owner, members, itemCountSummary, properties } = created.service;
    same("pulumi-services/3.23", serviceOf(answered), serviceOf(created.service));
    same("pulumi-services/3.23", [organizationName, owner.name, members.map((one) => one.name), itemCountSummary], [organization, team, [team], { stack: 1 }]);
    same("pulumi-services/3.23", [properties.map(propertyOf), created.items.map(nameOf)], [[{ ...property, type: "string", order: 0 }], [nameOf(item)]]);
    holds(
      "pulumi-services/3.23",
      answered.created === undefined || apartMs(claimed.created, answered.created) !== 0,
      "the server's own time of creation",
      answered.created,
    );

    const change = { ...claimed, description: "new" };
    const changed = await admin.updateService({ path, body: change }).answers(200, "pulumi-services/3.23");
    const expected = { ...serviceOf(created.service), description: "new" };
    same("pulumi-services/3.23", serviceOf(changed), expected);
    holds(
      "pulumi-services/3.23",
      changed.created === undefined || apartMs(claimed.created, changed.created) !== 0,
      "the time of creation as it was",
      changed.created,
    );
    for (const field of [{ ownerType: "user" }, { ownerName: otherTeam }, { items: [] }, { ownerType: 5, ownerName: null, items: "none" }]) {
      await admin.raw("PATCH", url, json(field)).answers(200, "pulumi-services/3.24");
    }
    const updated = await eventually(
      () => admin.getService({ path }).answers(200, "pulumi-services/3.24"),
      ({ service }) => service.description === "new",
    );
    same("pulumi-services/3.24", [serviceOf(updated.service), updated.items.map(nameOf)], [expected, [nameOf(item)]]);
    await admin
      .raw("POST", `${url}/items`, json({ items: [{ type: "stack", name: "b", specimen: 1 }], maxResults: 1, name: "x" }))
      .answers(200, "pulumi-services/3.23");

    const foreign = "maxResults=0&continuationToken=not-a-token&force=banana";
    await admin.raw("POST", `${url}/items?${foreign}`, json({ items: [{ type: "stack", name: "c" }] })).answers(200, "pulumi-services/10.13");
    await admin.raw("PATCH", `${url}?${foreign}`, json({})).answers(200, "pulumi-services/10.13");
    await admin.raw("HEAD", `${url}?${foreign}`).answers(204, "pulumi-services/10.12");
    await admin.raw("GET", `${url}?force=banana`).answers(200, "pulumi-services/10.13");
    await admin.raw("GET", `${listUrl(organization)}?force=banana`).answers(200, "pulumi-services/10.13");
    await admin.raw("DELETE", `${url}/items/stack/b?${foreign}`).answers(200, "pulumi-services/10.13");
    const { path: second, url: secondUrl } = await newService(admin, tools);
    await admin.raw("DELETE", `${secondUrl}?maxResults=0&continuationToken=not-a-token`).answers(204, "pulumi-services/10.13");
    const third = { ...second, serviceName: tools.unique("query") };
    deletedAfterwards(admin, tools, third);
    await admin
      .raw("POST", `${listUrl(organization)}?${foreign}`, json({ ownerType: "team", ownerName: team, name: third.serviceName }))
      .answers(200, "pulumi-services/10.13");
    const left = await eventually(
      () => admin.getService({ path }).answers(200),
      ({ items }) => items.length === 2,
    );
    same("pulumi-services/10.13", left.items.map(nameOf), [nameOf(item), "stack c"]);
  },
});
