/** Path values: decoded once, then compared exactly. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { newService, urlOf } from "./new-service.ts";
import { refuses } from "./refusal.ts";

/** Every byte of the text escaped. */
const escaped = (text: string): string => Array.from(new TextEncoder().encode(text), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");

export default scenario<operations>()({
  statement: "Values in a path are decoded exactly once and compared exactly.",
  sources: ["getService/200", "getService/404", "pulumi-services/3.1", "pulumi-services/3.2"],
  principals: ["admin"],
  async run({ admin, ...tools }) {
    const { same, unique } = tools;
    const odd = [unique("a b"), unique("x%41"), unique("plus+and&=?#"), unique("é-日本-😀"), unique("dots..~!$'()*,;:@"), `${unique("edge")} `];
    for (const name of odd) {
      const { path } = await newService(admin, tools, { name }, "pulumi-services/3.1");
      const { service } = await admin.getService({ path }).answers(200, "pulumi-services/3.1");
      same("pulumi-services/3.1", service.name, name);
      const list = `/api/orgs/${escaped(path.organization)}/services/${escaped(path.ownerType)}/${escaped(path.ownerName)}`;
      await admin.raw("GET", `${list}/${escaped(name)}`).answers(200, "pulumi-services/3.1");
    }
    const { path, url } = await newService(admin, tools, { name: unique("x%41b") });
    await refuses(admin, tools, 404, "pulumi-services/3.1", "GET", urlOf({ ...path, serviceName: path.serviceName.replace("%41", "A") }));
    await refuses(admin, tools, 404, "pulumi-services/3.1", "GET", `${url}%20`);

    const { path: small } = await newService(admin, tools, { name: unique("case") });
    const others = [
      { ...small, serviceName: small.serviceName.toUpperCase() },
      { ...small, ownerName: small.ownerName.toUpperCase() },
      { ...small, organization: small.organization.toUpperCase() },
    ];
    for (const other of others) await refuses(admin, tools, 404, "pulumi-services/3.2", "GET", urlOf(other));
    const twin = await newService(admin, tools, { name: small.serviceName.toUpperCase(), description: "twin" }, "pulumi-services/3.2");
    const { service } = await admin.getService({ path: small }).answers(200, "pulumi-services/3.2");
    same("pulumi-services/3.2", [service.description, twin.service.description], ["", "twin"]);
  },
});
