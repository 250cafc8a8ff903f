/** Item types and names that no item can have. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { nameOf } from "./declared.ts";
import { newService, urlOf } from "./new-service.ts";
import { refuses } from "./refusal.ts";

export default scenario<operations>()({
  statement: "A removal whose path names no possible item is refused and removes nothing.",
  sources: [
    "removeServiceItem/400",
    "removeServiceItem/404",
    "pulumi-services/3.3",
    "pulumi-services/3.4",
    "pulumi-services/3.5",
    "pulumi-services/4.12",
    "pulumi-services/6.removeServiceItem.400",
    "pulumi-services/6.removeServiceItem.404",
    "pulumi-services/7.17a",
  ],
  principals: ["admin"],
  async run({ admin, ...tools }) {
    const kept = { type: "stack", name: "a/b/c" } as const;
    const { path, url } = await newService(admin, tools, { items: [kept] });
    await refuses(admin, tools, 400, "pulumi-services/6.removeServiceItem.400", "DELETE", `${url}/items/folder/a/b/c`);
    await refuses(admin, tools, 400, "pulumi-services/6.removeServiceItem.400", "DELETE", `${url}/items/stack/a/b/c/d`);
    await refuses(admin, tools, 400, "pulumi-services/3.4", "DELETE", `${url}/items/Stack/a/b/c`);
    for (const name of ["a%2Fb%2Fc%2Fd", "a%2F%2Fb", "a%20b", "%C3%A9", "a%2Fb%2F", "a%2Fb%0A"]) {
      await refuses(admin, tools, 400, "pulumi-services/3.5", "DELETE", `${url}/items/stack/${name}`);
    }
    await refuses(admin, tools, 400, "pulumi-services/3.3", "DELETE", `${urlOf({ ...path, ownerType: "robot" })}/items/stack/a/b/c`);
    await refuses(
      admin,
      tools,
      404,
      "pulumi-services/6.removeServiceItem.404",
      "DELETE",
      `${urlOf({ ...path, serviceName: "no-such-service" })}/items/stack/a/b/c`,
    );
    const { items } = await admin.getService({ path }).answers(200);
    tools.same("pulumi-services/7.17a", items.map(nameOf), [nameOf(kept)]);
  },
});
