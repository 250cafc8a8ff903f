/** Two faults in one request: the earlier check answers. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { home } from "./home.ts";
import { deletedAfterwards, listUrl, newService, urlOf } from "./new-service.ts";
import { json, refuses } from "./refusal.ts";

const rule = "pulumi-services/6.order";

export default scenario<operations>()({
  statement: "Credentials are checked first, then path and query, organization and service, the body, owner and item, and conflicts last.",
  sources: [
    "createService/401",
    "createService/404",
    "createService/400",
    "listServices/400",
    "getService/400",
    "updateService/400",
    "deleteService/400",
    "addServiceItems/404",
    "removeServiceItem/400",
    rule,
  ],
  principals: ["admin", "outsider"],
  async run({ admin, outsider, nobody, ...rest }) {
    const tools = { ...rest, nobody };
    const { organization, team } = home(tools);
    const { path, url } = await newService(admin, tools);
    const { path: other } = await newService(admin, tools);
    const name = tools.unique("order");
    deletedAfterwards(admin, tools, { ...path, serviceName: name });
    const list = listUrl(organization);
    const robot = urlOf({ ...path, ownerType: "robot" });
    const nowhere = { ...path, organization: "no-such-org" };
    const missing = urlOf({ ...path, serviceName: "no-such-service" });
    const bad = json({ items: 5, name: "" });

    for (const [method, target] of [
      ["GET", robot],
      ["POST", listUrl("no-such-org")],
      ["PATCH", missing],
      ["DELETE", `${url}?force=banana`],
    ] as const) {
      await refuses(nobody, tools, 401, rule, method, target, method === "GET" || method === "DELETE" ? {} : bad);
    }
    const beforeExistence = [
      ["GET", urlOf({ ...nowhere, ownerType: "robot" })],
      ["PATCH", robot],
      ["GET", `${listUrl("no-such-org")}?maxResults=0`],
      ["GET", `${listUrl("no-such-org")}?continuationToken=not-a-token`],
      ["GET", `${missing}?maxResults=abc`],
      ["DELETE", `${missing}?force=banana`],
      ["DELETE", `${missing}/items/folder/a`],
      ["DELETE", `${missing}/items/stack/a/b/c/d`],
    ] as const;
    for (const [method, target] of beforeExistence) await refuses(admin, tools, 400, rule, method, target, method === "PATCH" ? bad : {});
    await refuses(outsider, tools, 400, rule, "GET", robot);

    for (const target of [listUrl("no-such-org"), `${missing}/items`, `${urlOf(nowhere)}/items`]) await refuses(admin, tools, 404, rule, "POST", target, bad);
    await refuses(admin, tools, 404, rule, "PATCH", missing, { ...json({}), body: "{" });
    await refuses(outsider, tools, 404, rule, "POST", list, bad);
    await refuses(outsider, tools, 404, rule, "PATCH", url, bad);

    const strange = { ownerType: "team", ownerName: "no-such-team", name };
    await refuses(admin, tools, 400, rule, "POST", list, json({ ...strange, items: [{ type: "folder", name: "a" }] }));
    await refuses(admin, tools, 400, rule, "POST", list, json({ ...strange, name: 5 }));
    await refuses(admin, tools, 400, rule, "POST", list, json({ ownerType: "team", ownerName: team, name: path.serviceName, description: 5 }));
    await refuses(admin, tools, 400, rule, "PATCH", url, json({ name: other.serviceName, properties: [{ key: "k" }] }));
    await refuses(admin, tools, 404, rule, "POST", list, json({ ...strange, name: path.serviceName }));
  },
});
